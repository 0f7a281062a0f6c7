using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Moves channels within blocks of sixteen, the channel innermost. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ChannelBlocks
{
    private const int Block = 16;

    /// <summary>Writes the channels of a tensor among those of another, from one that need not begin a block; the others stay.</summary>
    /// <param name="from">The first channel of the first pixel.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="fromRowStride">Floats from one row of a block to the next.</param>
    /// <param name="fromBlockStride">Floats from one block to the next.</param>
    /// <param name="first">The channel of the other tensor that the first one becomes.</param>
    /// <param name="toRowStride">Floats from one of its rows to the next.</param>
    /// <param name="toBlockStride">Floats from one of its blocks to the next.</param>
    /// <param name="to">Its first channel of the first pixel.</param>
    public static void Insert(
        float* from, int channels, int height, int width, int fromRowStride, int fromBlockStride, int first, int toRowStride, int toBlockStride, float* to)
    {
        // Stretches that stay within one block of either tensor.
        for (int done = 0; done < channels;)
        {
            int goal = first + done;
            int count = Math.Min(channels - done, Math.Min(Block - (done % Block), Block - (goal % Block)));
            float* source = from + ((nint)(done / Block) * fromBlockStride) + (done % Block);
            float* target = to + ((nint)(goal / Block) * toBlockStride) + (goal % Block);
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    float* pixel = source + ((nint)y * fromRowStride) + (x * Block);
                    float* copy = target + ((nint)y * toRowStride) + (x * Block);
                    for (int c = 0; c < count; c++)
                    {
                        copy[c] = pixel[c];
                    }
                }
            }

            done += count;
        }
    }
}

using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Moves one sample between the layouts of emitted kernels and the caller's. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class SampleLayout
{
    private const int Block = 16;

    /// <summary>Writes zeros around the rows of each plane of a tensor, whose elements stay.</summary>
    /// <param name="tensor">The first cell of the first plane.</param>
    /// <param name="planes">Number of planes, one after another.</param>
    /// <param name="planeStride">Floats from one plane to the next.</param>
    /// <param name="origin">Floats in front of the first row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="rowLength">Floats of a row.</param>
    /// <param name="rowStride">Floats from one row to the next.</param>
    public static void ClearFrame(float* tensor, int planes, int planeStride, int origin, int rows, int rowLength, int rowStride)
    {
        for (int plane = 0; plane < planes; plane++, tensor += planeStride)
        {
            Clear(tensor, origin);
            float* end = tensor + origin + rowLength;
            for (int row = 1; rowStride > rowLength && row < rows; row++, end += rowStride)
            {
                Clear(end, rowStride - rowLength);
            }

            end = tensor + origin + ((nint)(rows - 1) * rowStride) + rowLength;
            Clear(end, (int)(tensor + planeStride - end));
        }
    }

    /// <summary>Writes zeros.</summary>
    /// <param name="memory">The first of them.</param>
    /// <param name="length">Number of floats.</param>
    public static void Clear(float* memory, int length) => new Span<float>(memory, length).Clear();

    /// <summary>From blocks of sixteen channels, the channel innermost, to channel after channel, row after row.</summary>
    /// <param name="blocks">The first channel of the first pixel.</param>
    /// <param name="channels">Number of channels; what the last block has too much is left out.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="rowStride">Floats from one row of a block to the next.</param>
    /// <param name="blockStride">Floats from one block to the next.</param>
    /// <param name="planes">Where the sample goes.</param>
    public static void ToPlanes(float* blocks, int channels, int height, int width, int rowStride, int blockStride, float* planes)
    {
        int area = height * width;
        bool isDense = rowStride == width * Block;
        for (int first = 0; first < channels; first += Block)
        {
            float* from = blocks + ((nint)(first / Block) * blockStride);
            float* to = planes + ((nint)first * area);
            int count = Math.Min(Block, channels - first);
            if (isDense)
            {
                Transposition.Run(from, Block, to, area, area, count);
                continue;
            }

            for (int y = 0; y < height; y++)
            {
                Transposition.Run(from + ((nint)y * rowStride), Block, to + ((nint)y * width), area, width, count);
            }
        }
    }

    /// <summary>From channel after channel, row after row, to blocks of sixteen channels, the channel innermost.</summary>
    /// <param name="planes">The first pixel of the first channel.</param>
    /// <param name="channels">Number of channels; what the last block has too much stays as it is.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="planeRowStride">Floats from one row of a channel to the next.</param>
    /// <param name="planeStride">Floats from one channel to the next.</param>
    /// <param name="rowStride">Floats from one row of a block to the next.</param>
    /// <param name="blockStride">Floats from one block to the next.</param>
    /// <param name="blocks">Where the first channel of the first pixel goes.</param>
    public static void ToBlocks(
        float* planes, int channels, int height, int width, int planeRowStride, int planeStride, int rowStride, int blockStride, float* blocks)
    {
        bool isDense = rowStride == width * Block && planeRowStride == width;
        for (int first = 0; first < channels; first += Block)
        {
            float* from = planes + ((nint)first * planeStride);
            float* to = blocks + ((nint)(first / Block) * blockStride);
            int count = Math.Min(Block, channels - first);
            for (int y = 0; y < (isDense ? 1 : height); y++)
            {
                Transposition.Run(
                    from + ((nint)y * planeRowStride), planeStride, to + ((nint)y * rowStride), Block, count, isDense ? height * width : width);
            }
        }
    }

    /// <summary>From blocks of sixteen channels, the channel innermost, to pixel after pixel, the channels of each together.</summary>
    /// <param name="blocks">The first channel of the first pixel.</param>
    /// <param name="channels">Number of channels; what the last block has too much is left out.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="rowStride">Floats from one row of a block to the next.</param>
    /// <param name="blockStride">Floats from one block to the next.</param>
    /// <param name="pixels">Where the sample goes.</param>
    public static void ToPixels(float* blocks, int channels, int height, int width, int rowStride, int blockStride, float* pixels)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                float* from = blocks + ((nint)y * rowStride) + ((nint)x * Block);
                for (int first = 0; first < channels; first += Block, from += blockStride)
                {
                    int count = Math.Min(Block, channels - first);
                    new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(pixels, count));
                    pixels += count;
                }
            }
        }
    }
}

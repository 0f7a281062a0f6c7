using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Between one sample with the channels of a pixel together and one with channel after channel. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ChannelsLast
{
    /// <summary>Takes the channels apart.</summary>
    /// <param name="pixels">The sample, row after row, the channels of each pixel together.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="planes">The first value of the first channel.</param>
    /// <param name="channelStride">Floats from one channel to the next.</param>
    /// <param name="rowStride">Floats from one row of a channel to the next.</param>
    public static void ToPlanes(float* pixels, int channels, int height, int width, float* planes, int channelStride, int rowStride)
    {
        (int rows, int columns) = rowStride == width ? (1, height * width) : (height, width);
        for (int y = 0; y < rows; y++)
        {
            Transposition.Run(pixels + ((nint)y * columns * channels), channels, planes + ((nint)y * rowStride), channelStride, columns, channels);
        }
    }

    /// <summary>Puts the channels of each pixel together.</summary>
    /// <param name="planes">The sample, channel after channel, row after row, without gaps.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="area">Rows times columns.</param>
    /// <param name="pixels">Where the pixels go, one after another.</param>
    public static void FromPlanes(float* planes, int channels, int area, float* pixels) =>
        Transposition.Run(planes, area, pixels, channels, channels, area);
}

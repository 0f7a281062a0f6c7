using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Moves samples in and out of the layout in which 16 of them lie side by side. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class SampleBlock
{
    /// <summary>Number of samples side by side.</summary>
    public const int Lanes = 16;

    /// <summary>Puts up to 16 samples side by side, and zeros into the lanes that are left.</summary>
    /// <param name="samples">The samples one after another, each channel by channel, row by row.</param>
    /// <param name="count">Number of samples, 1 to 16.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <param name="workspace">The block's workspace.</param>
    /// <param name="place">Where in the workspace the samples go.</param>
    /// <param name="layout">How a sample lies in memory.</param>
    /// <param name="stride">Floats from one sample to the next; 0 where nothing is between them.</param>
    internal static void Pack(float* samples, int count, Shape shape, float* workspace, BlockTensor place, Layout layout = Layout.Nchw, int stride = 0)
    {
        stride = stride == 0 ? shape.Length : stride;
        if (HasPixels(layout, shape))
        {
            PackPixels(samples, count, shape, workspace, place, stride);
            return;
        }

        (int rows, int width, int rowsPerChannel) = Rows(shape, place);
        for (int row = 0; row < rows; row++)
        {
            float* to = Row(workspace, place, row, rowsPerChannel);
            Transposition.Run(samples + ((nint)row * width), stride, to, Lanes, count, width);
            if (count < Lanes)
            {
                ClearLanes(to, width, count);
            }
        }
    }

    /// <summary>Takes up to 16 samples apart again.</summary>
    /// <param name="workspace">The block's workspace.</param>
    /// <param name="place">Where in the workspace the samples lie.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <param name="samples">Where the samples go, one after another.</param>
    /// <param name="count">Number of samples, 1 to 16.</param>
    /// <param name="layout">How a sample lies in memory.</param>
    /// <param name="stride">Floats from one sample to the next; 0 where nothing is between them.</param>
    internal static void Unpack(float* workspace, BlockTensor place, Shape shape, float* samples, int count, Layout layout = Layout.Nchw, int stride = 0)
    {
        stride = stride == 0 ? shape.Length : stride;
        if (HasPixels(layout, shape))
        {
            UnpackPixels(workspace, place, shape, samples, count, stride);
            return;
        }

        (int rows, int width, int rowsPerChannel) = Rows(shape, place);
        for (int row = 0; row < rows; row++)
        {
            float* from = Row(workspace, place, row, rowsPerChannel);
            Transposition.Run(from, Lanes, samples + ((nint)row * width), stride, width, count);
        }
    }

    /// <summary>Writes zeros into the lanes from <paramref name="first"/> on, in every place of a tensor.</summary>
    internal static void Clear(float* workspace, BlockTensor place, Shape shape, int first)
    {
        (int rows, int width, int rowsPerChannel) = Rows(shape, place);
        for (int row = 0; row < rows; row++)
        {
            ClearLanes(Row(workspace, place, row, rowsPerChannel), width, first);
        }
    }

    /// <summary>
    /// Writes what is in lane <paramref name="count"/> - 1 into the lanes behind it, in every place of a tensor. Nobody asks for the outputs of these
    /// lanes, and their gradients are zeros; but where a layer has no finite value for a zero, as a reciprocal has none, zero times that is not a number.
    /// </summary>
    internal static void RepeatLast(float* workspace, BlockTensor place, Shape shape, int count)
    {
        (int rows, int width, int rowsPerChannel) = Rows(shape, place);
        for (int row = 0; count < Lanes && row < rows; row++)
        {
            float* lanes = Row(workspace, place, row, rowsPerChannel);
            for (int x = 0; x < width; x++, lanes += Lanes)
            {
                new Span<float>(lanes + count, Lanes - count).Fill(lanes[count - 1]);
            }
        }
    }

    // Rows without a gap between them are one long row, and so are channels: long rows transpose faster.
    private static (int Rows, int Width, int RowsPerChannel) Rows(Shape shape, BlockTensor place)
    {
        bool denseRows = shape.Height == 1 || place.RowStride == shape.Width * Lanes;
        bool denseChannels = shape.Channels == 1 || place.ChannelStride == shape.Height * shape.Width * Lanes;
        return (denseRows, denseChannels) switch
        {
            (true, true) => (1, shape.Length, 1),
            (true, false) => (shape.Channels, shape.Height * shape.Width, 1),
            _ => (shape.Channels * shape.Height, shape.Width, shape.Height),
        };
    }

    private static float* Row(float* workspace, BlockTensor place, int row, int rowsPerChannel)
    {
        (int channel, int y) = Math.DivRem(row, rowsPerChannel);
        return workspace + place.Offset + ((nint)channel * place.ChannelStride) + ((nint)y * place.RowStride);
    }

    private static void ClearLanes(float* row, int width, int first)
    {
        for (int x = 0; x < width; x++)
        {
            new Span<float>(row + ((nint)x * Lanes) + first, Lanes - first).Clear();
        }
    }
}

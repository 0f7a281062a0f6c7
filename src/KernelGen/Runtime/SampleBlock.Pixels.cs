namespace KernelGen.Runtime;

/// <content>Samples whose pixels hold their channels together.</content>
public static unsafe partial class SampleBlock
{
    /// <summary>Whether the layouts differ at all: with one channel or one pixel they do not.</summary>
    private static bool HasPixels(Layout layout, Shape shape) =>
        layout == Layout.Nhwc && shape.Channels > 1 && (shape.Height > 1 || shape.Width > 1);

    private static void PackPixels(float* samples, int count, Shape shape, float* workspace, BlockTensor place, int stride)
    {
        for (int y = 0; y < shape.Height; y++)
        {
            float* to = workspace + place.Offset + ((nint)y * place.RowStride);
            for (int x = 0; x < shape.Width; x++, samples += shape.Channels, to += Lanes)
            {
                Transposition.Run(samples, stride, to, place.ChannelStride, count, shape.Channels);
                for (int channel = 0; count < Lanes && channel < shape.Channels; channel++)
                {
                    ClearLanes(to + ((nint)channel * place.ChannelStride), 1, count);
                }
            }
        }
    }

    private static void UnpackPixels(float* workspace, BlockTensor place, Shape shape, float* samples, int count, int stride)
    {
        for (int y = 0; y < shape.Height; y++)
        {
            float* from = workspace + place.Offset + ((nint)y * place.RowStride);
            for (int x = 0; x < shape.Width; x++, samples += shape.Channels, from += Lanes)
            {
                Transposition.Run(from, place.ChannelStride, samples, stride, shape.Channels, count);
            }
        }
    }
}

namespace KernelGen.Runtime;

public static unsafe partial class SampleBlock
{
    /// <summary>
    /// From channel after channel, sixteen samples of each pixel side by side, to blocks of sixteen channels: pixel after pixel, sample after sample, sixteen
    /// channels side by side. Channels that fill up the last block are zero.
    /// </summary>
    /// <param name="samples">The first pixel of the first channel, its halo included.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="channelStride">Floats from one channel to the next: sixteen for each pixel.</param>
    /// <param name="turned">Where the blocks go.</param>
    public static void ToChannels(float* samples, int channels, int channelStride, float* turned)
    {
        for (int first = 0; first < channels; first += Lanes, samples += (nint)Lanes * channelStride)
        {
            int count = Math.Min(Lanes, channels - first);
            for (int pixel = 0; pixel < channelStride; pixel += Lanes, turned += Lanes * Lanes)
            {
                if (count < Lanes)
                {
                    new Span<float>(turned, Lanes * Lanes).Clear();
                }

                Transposition.Run(samples + pixel, channelStride, turned, Lanes, count, Lanes);
            }
        }
    }
}

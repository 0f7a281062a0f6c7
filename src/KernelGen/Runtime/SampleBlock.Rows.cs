namespace KernelGen.Runtime;

public static unsafe partial class SampleBlock
{
    /// <summary>Takes sixteen samples apart: each gets a row of its own, channel after channel.</summary>
    /// <param name="block">The first value of the block.</param>
    /// <param name="channels">Channels of a sample.</param>
    /// <param name="channelStride">Floats from one channel of the block to the next.</param>
    /// <param name="height">Rows of a channel.</param>
    /// <param name="rowStride">Floats from one row of the block to the next.</param>
    /// <param name="width">Columns of a channel.</param>
    /// <param name="samples">Where the samples go.</param>
    /// <param name="sampleStride">Floats from one sample to the next.</param>
    public static void ToRows(
        float* block, int channels, int channelStride, int height, int rowStride, int width, float* samples, int sampleStride)
    {
        if (rowStride == width * Lanes && channelStride == height * rowStride)
        {
            Transposition.Run(block, Lanes, samples, sampleStride, channels * height * width, Lanes);
            return;
        }

        for (int channel = 0; channel < channels; channel++)
        {
            for (int y = 0; y < height; y++, samples += width)
            {
                Transposition.Run(block + ((nint)channel * channelStride) + ((nint)y * rowStride), Lanes, samples, sampleStride, width, Lanes);
            }
        }
    }
}

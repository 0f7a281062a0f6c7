namespace KernelGen.Tests.Support;

/// <summary>Images whose channels lie side by side.</summary>
internal static class Interleaved
{
    /// <summary>One channel of an image.</summary>
    public static T[] Channel<T>(T[] pixels, int channels, int channel)
    {
        if (channels == 1)
            return pixels;
        var one = new T[pixels.Length / channels];
        for (int i = 0; i < one.Length; i++)
            one[i] = pixels[(i * channels) + channel];
        return one;
    }
}

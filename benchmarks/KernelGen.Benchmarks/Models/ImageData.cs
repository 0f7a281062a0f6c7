namespace KernelGen.Benchmarks.Models;

/// <summary>Pixels for an image case: noise from a fixed seed, which saturates both ways and gives no branch a habit.</summary>
internal static class ImageData
{
    /// <summary>Bytes over their whole range.</summary>
    public static byte[] Bytes(int length)
    {
        var pixels = new byte[length];
        new Random(640480).NextBytes(pixels);
        return pixels;
    }

    /// <summary>Shorts over their whole range.</summary>
    public static short[] Shorts(int length)
    {
        var pixels = new short[length];
        new Random(640480).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(pixels.AsSpan()));
        return pixels;
    }

    /// <summary>Floats from 0 to 255.</summary>
    public static float[] Floats(int length)
    {
        var random = new Random(640480);
        var pixels = new float[length];
        for (int i = 0; i < length; i++)
            pixels[i] = 255 * random.NextSingle();
        return pixels;
    }
}

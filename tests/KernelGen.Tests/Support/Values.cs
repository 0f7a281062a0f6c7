namespace KernelGen.Tests.Support;

/// <summary>Test numbers that are the same everywhere: the counter hash of the reference values.</summary>
internal static class Values
{
    /// <summary>A number in [0, 1) for an index of a stream.</summary>
    public static double Hash(int index, uint stream)
    {
        uint x = unchecked((uint)index * 2654435761u + stream * 0x9E3779B9u + 12345u);
        x ^= x >> 16;
        x = unchecked(x * 0x85EBCA6Bu);
        x ^= x >> 13;
        x = unchecked(x * 0xC2B2AE35u);
        x ^= x >> 16;
        return x / 4294967296.0;
    }

    /// <summary>Uniform in <c>base ± scale</c>, by the reference values' rule.</summary>
    public static float[] Uniform(int length, uint stream, float scale, float middle = 0) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(middle + (2 * Hash(i, stream) - 1) * scale))];

    /// <summary>Nearly normal with deviation 1: the sum of twelve uniform numbers.</summary>
    public static float[] Normal(int length, uint stream) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(Enumerable.Range(0, 12).Sum(k => Hash(i * 12 + k, stream)) - 6))];

    /// <summary>All bytes alike, with both ends often, so that saturation happens.</summary>
    public static byte[] Bytes(int length, uint stream) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)Math.Clamp(Hash(i, stream) * 330 - 37, 0, 255))];

    /// <summary>The same numbers in double precision.</summary>
    public static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = values[i];
        return wide;
    }
}

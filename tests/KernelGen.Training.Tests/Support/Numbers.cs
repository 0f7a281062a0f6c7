namespace KernelGen.Training.Tests.Support;

/// <summary>Repeatable values and comparisons.</summary>
internal static class Numbers
{
    public static float[] Uniform(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    public static int[] Labels(int length, int classes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(classes))];
    }

    /// <summary>The bits of all parameters.</summary>
    public static uint[] Bits(Network network) => [.. network.Parameters.SelectMany(p => Bits(p.Values))];

    public static uint[] Bits(ReadOnlySpan<float> values)
    {
        var bits = new uint[values.Length];
        for (int i = 0; i < bits.Length; i++) bits[i] = BitConverter.SingleToUInt32Bits(values[i]);
        return bits;
    }

    /// <summary><c>max|mine - truth| &lt;= max(4 x PyTorch's own error, 2e-6) x max|truth|</c>.</summary>
    public static void AssertClose(ReadOnlySpan<float> truth, ReadOnlySpan<float> mine, double torchError, string what)
    {
        Assert.Equal(truth.Length, mine.Length);
        double largest = 0;
        foreach (float value in truth) largest = Math.Max(largest, Math.Abs(value));
        double allowed = Math.Max(4 * torchError, 2e-6) * largest;
        for (int i = 0; i < truth.Length; i++)
        {
            if (!(Math.Abs((double)mine[i] - truth[i]) <= allowed))
                Assert.Fail($"{what}[{i}]: {mine[i]:R}, not {truth[i]:R}; off by {Math.Abs((double)mine[i] - truth[i]):E2}, allowed {allowed:E2}");
        }
    }
}

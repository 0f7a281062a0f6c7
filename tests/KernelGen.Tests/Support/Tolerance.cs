namespace KernelGen.Tests.Support;

/// <summary>The one rule by which a result is compared with the truth.</summary>
internal static class Tolerance
{
    /// <summary>What a float result may be off, as a share of the largest magnitude, when nothing better is known.</summary>
    public const double Floor = 2e-6;

    /// <summary>
    /// <c>max|mine − y| ≤ max(4 × PyTorch's own error, 2e-6) × max|y|</c>; bit for bit where the case says that every sum is
    /// exact.
    /// </summary>
    public static void AssertMatches(ReferenceCase c, string role, ReadOnlySpan<float> mine)
    {
        float[] truth = c.Floats(role);
        if (c.IsExact)
            AssertSame(truth, mine, $"{c.Name} {role}");
        else
            AssertClose(truth, mine, Math.Max(4 * c.TorchError(role), Floor), $"{c.Name} {role}");
    }

    /// <summary>The same rule for a truth that the reference loops computed in double precision.</summary>
    public static void AssertClose(ReadOnlySpan<double> truth, ReadOnlySpan<float> mine, string what, double share = Floor)
    {
        var rounded = new float[truth.Length];
        for (int i = 0; i < rounded.Length; i++)
            rounded[i] = (float)truth[i];
        AssertClose(rounded, mine, share, what);
    }

    /// <summary>Bit for bit; every NaN is equal to every other, and −0 to 0.</summary>
    public static void AssertSame(ReadOnlySpan<float> truth, ReadOnlySpan<float> mine, string what)
    {
        Assert.Equal(truth.Length, mine.Length);
        for (int i = 0; i < truth.Length; i++)
        {
            if (truth[i] != mine[i] && !(float.IsNaN(truth[i]) && float.IsNaN(mine[i])))
                Assert.Fail($"{what}[{i}]: {mine[i]:R}, not {truth[i]:R}");
        }
    }

    private static void AssertClose(ReadOnlySpan<float> truth, ReadOnlySpan<float> mine, double share, string what)
    {
        Assert.Equal(truth.Length, mine.Length);
        double largest = 0;
        foreach (float value in truth)
            largest = float.IsFinite(value) ? Math.Max(largest, Math.Abs(value)) : largest;

        double allowed = share * largest;
        for (int i = 0; i < truth.Length; i++)
        {
            bool close = float.IsFinite(truth[i])
                ? Math.Abs((double)mine[i] - truth[i]) <= allowed
                : truth[i].Equals(mine[i]);
            if (!close)
                Assert.Fail($"{what}[{i}]: {mine[i]:R}, not {truth[i]:R}; off by {Math.Abs((double)mine[i] - truth[i]):E2}, allowed {allowed:E2}");
        }
    }
}

using KernelGen.Reference;

namespace KernelGen.Tests.Support;

/// <summary>Bounds and comparisons for image kernels.</summary>
internal static class Filters
{
    /// <summary>
    /// What a plain float sum of the taps may lose, in units of 2^-24 of the sum of the terms' magnitudes: half a unit for
    /// each addition and product, and one each for the tap's own rounding, the divisor and the offset.
    /// </summary>
    public static double PlainSumUnits(FilterSpec spec) => spec.Taps.Count(t => !t.Numerator.IsZero) + 4;

    /// <summary>Compares real results with sums in double precision.</summary>
    public static void AssertReal(FilterSpec spec, (double[] Values, double[] Magnitudes) truth, float[] mine, string what)
    {
        Assert.Equal(truth.Values.Length, mine.Length);
        double units = PlainSumUnits(spec) * Math.ScaleB(1, -24);
        for (int i = 0; i < mine.Length; i++)
        {
            double value = truth.Values[i];
            bool close = double.IsFinite(value)
                ? Math.Abs(mine[i] - value) <= units * truth.Magnitudes[i]
                : ((float)value).Equals(mine[i]);
            if (!close)
                Assert.Fail($"{what}[{i}]: {mine[i]:R}, not {value:R}");
        }
    }
}

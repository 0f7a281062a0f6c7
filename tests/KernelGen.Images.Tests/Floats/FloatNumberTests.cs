using System.Globalization;

namespace KernelGen.Images.Tests.Floats;

/// <summary>Numbers that only floats can have: taps of many digits, borders without a bound, lengths near both ends of the range.</summary>
public sealed class FloatNumberTests
{
    [Fact]
    public void TapsAreTheNearestFloats()
    {
        double[] exact = [0.0004407433669323571, -4.4e-4, 0.5, 1, 0.123456789012345678901234567890, 1d / 7, 1e-3 / 3, 16777217];
        for (int tap = 0; tap < exact.Length; tap++)
        {
            // One pixel of one under each tap in turn; the window starts four columns left of the output.
            float[] source = new float[24];
            source[12 + tap - 4] = 1;
            var result = new float[24];
            FloatNumberKernels.LongTaps(new(source, 24, 1), new(result, 24, 1));
            Assert.Equal(tap == 7 ? 16777216f : (float)exact[tap], result[12]);
            FloatNumberKernels.LongDivisor(new(source, 24, 1), new(result, 24, 1));
            Assert.Equal((float)(exact[tap] / 0.1234567890123456), result[12]);
        }
    }

    [Fact]
    public void AnyFloatMayStandOutside()
    {
        float[] source = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var result = new float[9];
        FloatNumberKernels.NaNOutside(new(source, 9, 1), new(result, 9, 1));
        Assert.Equal([float.NaN, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f, 8.5f], result);
        FloatNumberKernels.InfinityOutside(new(source, 9, 1), new(result, 9, 1));
        Assert.Equal([float.NegativeInfinity, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f, 8.5f], result);
        FloatNumberKernels.LargeOutside(new(source, 9, 1), new(result, 9, 1));
        Assert.Equal([1e20f, 1, 2, 3, 4, 5, 6, 7, 8], result);
        FloatNumberKernels.LeastOutside(new(source, 9, 1), new(result, 9, 1));
        Assert.Equal([float.MinValue, 1, 2, 3, 4, 5, 6, 7, 8], result);
        FloatNumberKernels.LargeOffset(new(source, 9, 1), new(result, 9, 1));
        Assert.All(result, r => Assert.Equal(1e20f, r));
    }

    [Fact]
    public void PointOperationsTakeAnyFloat()
    {
        float[] source = [float.NegativeInfinity, -1, 0, 0.5f, 2e20f, float.PositiveInfinity, 7, 8, 0.05f];
        var result = new float[9];
        FloatNumberKernels.ClampAbove(new(source, 9, 1), new(result, 9, 1));
        Assert.Equal([float.NegativeInfinity, -1, 0, 0.5f, 1e20f, 1e20f, 7, 8, 0.05f], result);
        FloatNumberKernels.ThresholdToInfinity(new(source, 9, 1), new(result, 9, 1));
        Assert.Equal([0, 0, 0, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, 0], result);
        FloatNumberKernels.ThresholdToNaN(new(source, 9, 1), new(result, 9, 1));
        Assert.Equal([0, .. Enumerable.Repeat(float.NaN, 8)], result);
    }

    [Fact]
    public void LengthsNeitherOverflowNorVanishOnTheWay()
    {
        float[] numbers =
        [
            0, -0f, 1, -1, 3e20f, -4e20f, 3e-23f, 4e-23f, float.MaxValue, -float.MaxValue, 2.4e38f, float.Epsilon, -3 * float.Epsilon, 1e-40f, 1.1754942e-38f,
            1e-30f, 1e-19f, 1e-15f, 1e15f, 1e19f, 2e19f, 1.8446743e19f, 1e18f, 1e-10f, 12345.678f, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        ];
        float[] row = [.. numbers.SelectMany(a => numbers.SelectMany(b => new[] { a, b }))];
        var result = new float[row.Length];
        FloatNumberKernels.Length(new(row, row.Length, 1), new(result, row.Length, 1));
        CheckLengths(row, result);

        // Lanes between ordinary numbers have the bits that they have among their like.
        for (int i = 0; i < row.Length; i += 2)
        {
            float[] pair = [row[i], row[i + 1]];
            var alone = new float[2];
            FloatNumberKernels.Length(new(pair, 2, 1), new(alone, 2, 1));
            Assert.Equal(BitConverter.SingleToInt32Bits(result[i]), BitConverter.SingleToInt32Bits(alone[0]));
        }
    }

    [Fact]
    public void LengthsOfRandomNumbersOfAllSizes()
    {
        var random = new Random(2);
        float[] row = [.. Enumerable.Range(0, 20000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)))];
        var result = new float[row.Length];
        FloatNumberKernels.Length(new(row, row.Length, 1), new(result, row.Length, 1));
        CheckLengths(row, result);
    }

    private static void CheckLengths(float[] row, float[] result)
    {
        for (int i = 0; i < row.Length; i++)
        {
            (float a, float b) = (row[i], row[(i + 1) % row.Length]);
            double exact = double.Hypot(a, b);
            string what = string.Create(CultureInfo.InvariantCulture, $"({a:R}, {b:R}): {result[i]:R}, not {exact:R}");
            if (!double.IsFinite(exact) || exact >= float.MaxValue)
                Assert.True(((float)exact).Equals(result[i]) || (exact < 3.41e38 && result[i] == float.PositiveInfinity), what);
            else
                Assert.True(Math.Abs(result[i] - exact) <= Math.Max(1e-6 * exact, float.Epsilon), what);
        }
    }
}

using System.Numerics;
using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images;

/// <summary>Floats that are no ordinary numbers, and whole numbers at the ends of their range.</summary>
public sealed class NumberTests
{
    public static TheoryData<string> RealKernels =>
        AllKernels.Where(k => k.Source == typeof(float) && k.Spec.Taps.Length <= 100 && k.Spec.Taps.Any(t => !t.Numerator.IsZero));

    public static TheoryData<string> WholeKernels => AllKernels.Where(k => k.Destination != typeof(float) && k.Spec.Taps.Length <= 49);

    [Theory]
    [MemberData(nameof(RealKernels))]
    public void Bad35_NaNAndInfinityReachExactlyWhereTheWindowDoes(string name)
    {
        DeclaredKernel kernel = AllKernels.Find(name);
        FilterSpec spec = kernel.Spec;
        int channels = kernel.Channels;
        var random = new Random(6);
        foreach ((int width, int height) in ((int, int)[])[(71, spec.Height + 3), (9, 2), (1, 1), (37, 2 * spec.Height)])
        {
            if (spec.OutputWidth(width) == 0 || spec.OutputHeight(height) == 0)
                continue;
            foreach (float odd in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
            {
                int last = width * height * channels;
                foreach (int at in Effort.Thin(Enumerable.Range(0, last).Where(i => i < 3 || i % 17 == 4 || i > last - 3), 5))
                {
                    float[] source = Pixels.Random<float>(random, width * height * channels);
                    source[at] = odd;
                    Truth.Assert(kernel, source, width, height, kernel.Run<float, float>(source, width, height));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(RealKernels))]
    public void Bad36_SubnormalsAreNotFlushedAndLargeNumbersDoNotOverflow(string name)
    {
        DeclaredKernel kernel = AllKernels.Find(name);
        FilterSpec spec = kernel.Spec;
        (int width, int height) = (67, spec.Height + 2);

        // The taps' magnitudes add up to at most 1 here, so that no order of the sum may overflow or vanish.
        int channels = kernel.AddsChannels ? 1 : kernel.Channels;
        double gain = spec.Taps.Sum(t => Math.Abs(t.ToDouble())) / Math.Abs(spec.Divisor.ToDouble()) * (kernel.Channels / channels);
        bool padsOrdinary = spec.Border == Border.Constant && spec.BorderValue != 0;
        foreach (float scale in (float[])[3e38f, 1e-42f, 1.2e-38f])
        {
            if (scale > 1 && gain > 1.0001)
                continue;
            float[] source = [.. Pixels.Random<float>(new Random(7), width * height * kernel.Channels).Select(v => v / 500 * scale)];
            float[] actual = kernel.Run<float, float>(source, width, height);
            for (int channel = 0; channel < channels; channel++)
            {
                (double[] values, double[] magnitudes) = kernel.Real(source, width, height, channel);
                float[] mine = Interleaved.Channel(actual, channels, channel);

                // Beside the rounding of sums: half the least subnormal for each product.
                double least = spec.Taps.Length * float.Epsilon * Math.Max(1, gain);
                for (int i = 0; i < mine.Length; i++)
                {
                    double allowed = (Support.Filters.PlainSumUnits(spec) * magnitudes[i] * Math.ScaleB(1, -24)) + least;
                    Require.That(Math.Abs(mine[i] - values[i]) <= allowed, $"{name}[{i}] at {scale}: {mine[i]:R}, not {values[i]:R}");
                }

                if (scale < 1 && !padsOrdinary && spec.Offset.Numerator.IsZero)
                    Assert.Contains(mine, v => v != 0);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(131)]
    public void Bad36_AnIdentityKeepsEveryBit(int width)
    {
        int[] bits = [int.MinValue, 0, 1, -2147483647, 0x7F800000, -0x800000, 0x7F7FFFFF, 0x00800000, 0x007FFFFF, 0x7FC00001];
        const int Height = 4;
        float[] source = [.. Enumerable.Range(0, width * Height).Select(i => BitConverter.Int32BitsToSingle(bits[i % bits.Length]))];
        float[] actual = Filtering.Same<float, float>(CopyFilters.Identity, source, width, Height);
        Assert.Equal(source.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [MemberData(nameof(WholeKernels))]
    public void Bad37_EndsOfTheRangeSaturate(string name) => AllKernels.Find(name).Check(new Ends());

    /// <summary>Images of only the least and the greatest value, flat and in patterns that agree with the taps' signs.</summary>
    private sealed class Ends : IKernelCheck
    {
        public void Check<TSource, TDestination>(DeclaredKernel kernel)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>
        {
            FilterSpec spec = kernel.Spec;
            TSource least = TSource.CreateSaturating(long.MinValue), greatest = TSource.CreateSaturating(long.MaxValue);
            (int width, int height) = (3 * spec.Width + 61, 3 * spec.Height);
            for (int pattern = 0; pattern < 4; pattern++)
            {
                var source = new TSource[width * height * kernel.Channels];
                for (int i = 0; i < source.Length; i++)
                {
                    (int y, int x) = Math.DivRem(i / kernel.Channels, width);
                    bool high = pattern switch
                    {
                        0 => false,
                        1 => true,
                        _ => (spec.Taps[(y % spec.Height * spec.Width) + (x % spec.Width)].Numerator.Sign > 0) == (pattern == 2),
                    };
                    source[i] = high ? greatest : least;
                }

                Truth.Assert(kernel, source, width, height, kernel.Run<TSource, TDestination>(source, width, height));
            }
        }
    }
}

using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Generator.Tests.Images;

/// <summary>What the compiler proves of a kernel's sums, and that each way to divide is exact for every sum that it is used for.</summary>
public sealed class ArithmeticTests
{
    [Fact]
    public void TapsComeToOneDenominator()
    {
        ExactSum sum = Kernels.Of("1/2 -0.25 3", PixelType.U8, PixelType.U8, divisor: 6, offset: 2).Sum;
        Assert.Equal([2, -1, 12], sum.Taps.Select(t => (int)t));
        Assert.Equal(24, sum.Divisor);
        Assert.Equal(48, sum.Constant);
    }

    [Fact]
    public void A1_ConvolutionTurnsTheKernel()
    {
        ExactSum sum = ExactSum.From(Kernels.Declare("0 1; 2 3", PixelType.U8, PixelType.U8, flip: true));
        Assert.Equal([3, 2, 1, 0], sum.Taps.Select(t => (int)t));
    }

    [Theory]
    [InlineData("0 -1 0; -1 5 -1; 0 -1 0", 1, nameof(Accumulator.Int16), typeof(NoRounding))]
    [InlineData("1 2 1; 2 4 2; 1 2 1", 16, nameof(Accumulator.Int16), typeof(ShiftRounding))]
    [InlineData("100 100 51", 2, nameof(Accumulator.UInt16), typeof(ShiftRounding))]
    [InlineData("1 1 1; 1 1 1; 1 1 1", 9, nameof(Accumulator.UInt16), typeof(MultiplyHighRounding))]
    [InlineData("1000", 1, nameof(Accumulator.Int32), typeof(NoRounding))]
    [InlineData("333 -100", 851, nameof(Accumulator.Int32), typeof(ReciprocalRounding))]
    [InlineData("333 -100 1", 850, nameof(Accumulator.Int32), typeof(CorrectedRounding))]
    [InlineData("0.123456789", 1, nameof(Accumulator.Wide), typeof(WideRounding))]
    public void AccumulatorFitsTheSum(string taps, long divisor, string accumulator, Type rounding)
    {
        ImageArithmetic arithmetic = Kernels.Of(taps, PixelType.U8, PixelType.U8, divisor).Arithmetic;
        Assert.Equal(accumulator, arithmetic.Accumulator.ToString());
        Assert.IsType(rounding, arithmetic.Rounding);
    }

    [Theory]
    [InlineData("99 -98 97; 96 5 -99; 99 99 98", 7)]
    [InlineData("99 98 99", 6)]
    public void Bad37_SumsFarOutsideSixteenBitsAreLimitedBeforeTheDivision(string taps, int divisor)
    {
        var rounding = Assert.IsType<CorrectedRounding>(Kernels.Of(taps, PixelType.I16, PixelType.I16, divisor).Arithmetic.Rounding);
        Assert.InRange(rounding.Limit / divisor, ushort.MaxValue + 1, 1 << 20);
        Assert.IsType<WideRounding>(Kernels.Of(taps + " ", PixelType.I16, PixelType.I32, divisor).Arithmetic.Rounding);
    }

    [Fact]
    public void Bad37_MultiplyHighIsExactForEverySum()
    {
        foreach (int divisor in new[] { 3, 5, 6, 7, 9, 10, 12, 25, 49, 81, 100, 121, 255, 1000 })
        {
            int lift = 4;
            int largest = Math.Min(ushort.MaxValue, 60 * divisor);
            if (MultiplyHighRounding.Find(divisor, lift, largest) is not { } rounding)
            {
                continue;
            }

            for (int dividend = 0; dividend <= largest; dividend++)
            {
                int quotient = (int)(((long)dividend * rounding.Factor) >> (16 + rounding.Count));
                if (rounding.HasTies && quotient * divisor == dividend)
                {
                    quotient -= quotient & 1;
                }

                long sum = dividend - rounding.Bias;
                Assert.Equal(ExactSum.RoundHalfToEven(sum, divisor), quotient - lift);
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(49)]
    [InlineData(851)]
    [InlineData(65535)]
    public void Bad37_ReciprocalIsExactForEverySumBelow2To22(int divisor)
    {
        float reciprocal = 1f / divisor;
        for (int sum = -(1 << 22) + 1; sum < 1 << 22; sum += 3)
        {
            // With and without a fused product, since narrow machines have none.
            int expected = (int)((2L * sum + divisor) >= 0 ? (2L * sum + divisor) / (2L * divisor) : -((-(2L * sum + divisor) + 2L * divisor - 1) / (2L * divisor)));
            float fused = MathF.FusedMultiplyAdd(sum, reciprocal, 12582912f);
            float product = sum * reciprocal;
            if (BitConverter.SingleToInt32Bits(fused) - 0x4B400000 != expected || BitConverter.SingleToInt32Bits(product + 12582912f) - 0x4B400000 != expected)
            {
                Assert.Fail($"{sum} / {divisor} is not {expected}");
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(850)]
    [InlineData(1000)]
    [InlineData(500_000)]
    [InlineData((1 << 28) - 1)]
    public void Bad37_CorrectedQuotientIsExact(int divisor)
    {
        var random = new Random(1);
        long limit = Math.Min(int.MaxValue, (long)divisor << 20);
        for (int i = 0; i < 200_000; i++)
        {
            // Around the ties and the whole quotients, and anywhere.
            long near = (random.NextInt64(-limit / divisor, limit / divisor) * divisor) + (i % 2 * divisor / 2) + random.Next(-2, 3);
            int sum = (int)Math.Clamp(i % 3 == 0 ? random.NextInt64(-limit + 1, limit) : near, -limit + 1, limit - 1);
            int guess = BitConverter.SingleToInt32Bits(((float)sum * (1f / divisor)) + 12582912f) - 0x4B400000;
            int twice = unchecked((sum - (guess * divisor)) << 1);
            int odd = guess & 1;
            int quotient = guess + (divisor < twice + odd ? 1 : 0) - (twice - odd < -divisor ? 1 : 0);
            Assert.Equal(ExactSum.RoundHalfToEven(sum, divisor), quotient);
        }
    }

    [Theory]
    [InlineData(33, 1)]
    [InlineData(40, 7)]
    [InlineData(255, 2)]
    [InlineData(127, 127)]
    public void Bad21_RankOfALargeKernelIsFoundQuickly(int size, int rank)
    {
        // A sum of so many columns times rows, or anything at all.
        var random = new Random(size);
        int[] factors = [.. Enumerable.Range(0, 2 * size * rank).Select(_ => random.Next(-9, 10))];
        string taps = string.Join(";", Enumerable.Range(0, size).Select(y => string.Join(" ", Enumerable.Range(0, size).Select(
            x => Enumerable.Range(0, rank).Sum(k => factors[(2 * size * k) + y] * factors[(2 * size * k) + size + x])))));
        Assert.Equal(rank, KernelFacts.Rank(Kernels.Of(taps, PixelType.U8, PixelType.I16).Sum));
    }

    [Fact]
    public void Bad21_SixtyFourTapsAreNeverALoop()
    {
        (PixelType, PixelType)[] types =
        [
            (PixelType.U8, PixelType.U8), (PixelType.U8, PixelType.I16), (PixelType.U8, PixelType.I32), (PixelType.U8, PixelType.F32),
            (PixelType.U16, PixelType.U16), (PixelType.U16, PixelType.F32), (PixelType.I16, PixelType.I16), (PixelType.I16, PixelType.I32),
            (PixelType.F32, PixelType.F32),
        ];
        var random = new Random(1);
        foreach ((PixelType source, PixelType destination) in types)
        {
            foreach ((int height, int width) in new[] { (8, 8), (1, 64), (64, 1), (4, 16) })
            {
                string taps = string.Join(";", Enumerable.Range(0, height).Select(
                    _ => string.Join(" ", Enumerable.Range(0, width).Select(_ => random.Next(-250, 250)))));
                foreach (int channels in new[] { 1, 4 })
                {
                    ImageKernelDeclaration declaration = Kernels.Declare(taps, source, destination, 256) with { Channels = channels };
                    Check(declaration);
                    Check(declaration with { ChannelMode = channels > 1 ? Compiler.Declarations.ChannelMode.Sum : declaration.ChannelMode });
                }
            }
        }

        static void Check(ImageKernelDeclaration declaration)
        {
            var kernel = ImageKernel.From(declaration);
            Assert.All(Target.All, target => Assert.True(
                kernel.Arithmetic.Accumulator == Accumulator.Wide
                || ScheduleChooser.TryChoose(ImageStage.Of(kernel), target, "F") is not null));
        }
    }

    [Theory]
    [InlineData("1 0 -1; 2 0 -2; 1 0 -1", 1, 0)]
    [InlineData("1 2 1; 2 4 2; 1 2 1", 1, 16)]
    [InlineData("0 0 0; 0 1 0; 0 0 0", 1, 1)]
    [InlineData("1 -1; -1 1", 1, 0)]
    [InlineData("0 -1 0; -1 5 -1; 0 -1 0", 2, 1)]
    [InlineData("-1 -1 -1; -1 8 -1; -1 -1 -1", 2, 0)]
    [InlineData("-1 2 1; 0 0 0; -1 -2 -1", 2, -2)]
    [InlineData("-2 -1 0; -1 1 1; 0 1 2", 3, 1)]
    public void A23_RankAndSum(string taps, int rank, int total)
    {
        ExactSum sum = Kernels.Of(taps, PixelType.U8, PixelType.I16).Sum;
        Assert.Equal(rank, KernelFacts.Rank(sum));
        Assert.Equal(total, sum.Total);
        if (KernelFacts.Factors(sum) is var (column, row) && rank == 1)
        {
            for (int i = 0; i < sum.Taps.Count; i++)
            {
                Assert.Equal(sum.Taps[i], column[i / sum.Width] * row[i % sum.Width]);
            }
        }
    }
}

using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit.Images;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Generator.Tests.Images;

/// <summary>What a header says of the steps is what the bodies below it do.</summary>
public sealed class HeaderTests
{
    public static TheoryData<string, string, string, long> Sample { get; } = Samples();

    [Fact]
    public void ImageFloatHeader() => Snapshot.Verify(Header("0 -1 0; -1 4 -1; 0 -1 2", PixelType.F32, PixelType.F32, 1));

    [Fact]
    public void ImageLoopedHeader() => Snapshot.Verify(Header(Uneven(63, 50), PixelType.F32, PixelType.F32, 3));

    [Theory]
    [MemberData(nameof(Sample))]
    public void SentencesAreTrueOfEveryBody(string taps, string source, string destination, long divisor)
    {
        ImageKernel kernel = Kernels.Of(taps, Enum.Parse<PixelType>(source), Enum.Parse<PixelType>(destination), divisor);
        StageBody[] bodies = Bodies(kernel);
        string text = string.Join(" ", KernelHeader.Lines(kernel, bodies));
        bool isFloat = kernel.Arithmetic.Accumulator == Accumulator.Single;
        foreach (StageBody body in bodies)
        {
            Expression[] steps = [.. body.Row.Body.All().SelectMany(s => s.Computed()?.SelfAndOperands() ?? [])];
            int products = steps.Count(s => s is MultiplyAdd or MultiplyAddPairs or Binary { Operator: BinaryOperator.Multiply });
            bool loops = body.Row.Body.All().OfType<Loop>().Count() > 1;
            if (text.Contains("Loops over a table", StringComparison.Ordinal))
            {
                Assert.True(loops);
            }

            if (text.Contains("left out", StringComparison.Ordinal))
            {
                Assert.False(loops);
            }

            if (text.Contains("is a shift", StringComparison.Ordinal))
            {
                Assert.Contains(steps, s => s is Shift { Operator: ShiftOperator.Left });
                Assert.False(isFloat);
            }

            if (text.Contains("before one product", StringComparison.Ordinal))
            {
                Assert.False(isFloat || loops);
                int registers = body.Schedule.Rows * (DirectPass.Pixels(kernel, body.Schedule.Target) / Lanes.Register(body.Schedule.Target, kernel.Arithmetic.Lane).Lanes);
                int rounding = kernel.Arithmetic.Rounding is ShiftRounding or NoRounding ? 0 : 2;
                Assert.True(products <= ((kernel.Sum.Taps.Count(t => BigInteger.Abs(t) > 1) - 1) + rounding) * registers);
            }

            if (text.Contains("Every tap has a product of its own", StringComparison.Ordinal))
            {
                int registers = body.Schedule.Rows * (DirectPass.Pixels(kernel, body.Schedule.Target) / body.Schedule.Target.Lanes);
                int units = Enumerable.Range(0, kernel.Sum.Taps.Count)
                    .Count(i => Math.Abs(kernel.FloatTap(i / kernel.Sum.Width, i % kernel.Sum.Width)) == 1);
                Assert.Equal((kernel.Sum.NonZero - units) * registers, products);
            }

            if (text.Contains("multiplied by the parts", StringComparison.Ordinal))
            {
                Assert.Equal(Accumulator.Wide, kernel.Arithmetic.Accumulator);
            }
        }
    }

    private static StageBody[] Bodies(ImageKernel kernel) =>
        [.. Target.All.Select(target => ScheduleChooser.Choose(ImageStage.Of(kernel), target, "F"))];

    private static string Header(string taps, PixelType source, PixelType destination, long divisor)
    {
        ImageKernel kernel = Kernels.Of(taps, source, destination, divisor);
        return string.Concat(KernelHeader.Lines(kernel, Bodies(kernel)).Select(line => $"// {line.TrimEnd()}\n"));
    }

    private static TheoryData<string, string, string, long> Samples()
    {
        var samples = new TheoryData<string, string, string, long>();
        var random = new Random(12);
        string[] matrices =
        [
            "1 2 1; 2 4 2; 1 2 1", "-1 0 1; -2 0 2; -1 0 1", "0 -1 0; -1 5 -1; 0 -1 0", "1 1 1; 1 1 1; 1 1 1", "1 2 3", "8 4 2 1 -1 -2 -4 -8", "-1 -1 -1; -1 8 -1; -1 -1 -1",
            "3 0 5; 0 0 0; -3 0 7", "0.12345678 0.5 0.12345678; 0 1 0", "0.5 0.25", Uneven(12, 13), Uneven(63, 50),
        ];
        for (int i = 0; i < 30; i++)
        {
            (int height, int width) = (random.Next(1, 6), random.Next(1, 6));
            string[] values = i % 3 == 0 ? ["0", "1", "2", "-4"] : i % 3 == 1 ? ["-3", "3", "7", "0", "16"] : ["0.1", "-0.1", "0.25", "0"];
            matrices = [.. matrices, string.Join("; ", Enumerable.Range(0, height).Select(
                _ => string.Join(" ", Enumerable.Range(0, width).Select(_ => values[random.Next(values.Length)])))) + "; " + string.Join(" ", Enumerable.Repeat("2", width))];
        }

        foreach (string taps in matrices)
        {
            samples.Add(taps, nameof(PixelType.U8), nameof(PixelType.U8), 1);
            samples.Add(taps, nameof(PixelType.U8), nameof(PixelType.I16), 6);
            samples.Add(taps, nameof(PixelType.I16), nameof(PixelType.I32), 16);
            samples.Add(taps, nameof(PixelType.F32), nameof(PixelType.F32), 4);
        }

        return samples;
    }

    /// <summary>A matrix of high rank with zeros in it.</summary>
    private static string Uneven(int height, int width) => string.Join(";", Enumerable.Range(0, height).Select(
        y => string.Join(" ", Enumerable.Range(0, width).Select(x => ((x * x * x * 31) + (x * y * y * 7) + (y * y * 17)) % 101 % 6))));
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Passes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Passes;

/// <summary>A schedule changes how a kernel runs and never a bit of what it computes.</summary>
public sealed class ScheduleTests
{
    private const int Seeds = 60;

    public static TheoryData<int> Widths => [512, 256, 128];

    [Theory]
    [MemberData(nameof(Widths))]
    public void TheChosenScheduleGivesTheBitsOfThePlainLoops(int bits)
    {
        var seen = new HashSet<string>();
        foreach ((NetworkDeclaration declaration, Kernel kernel, int seed) in Kernels(bits))
        {
            seen.Add(WithoutActivation(kernel.Algorithm.Name));
            Compare(kernel, kernel.Schedule, seed);
        }

        // Every lowering there is; a new one must be met as well.
        Assert.Equal(
            [
                "BlockActivationBackward", "BlockActivationBackwardTo", "BlockActivationForward", "BlockActivationForwardTo", "BlockBiasGradient", "BlockConvolutionBackwardData",
                "BlockConvolutionBackwardWeights", "BlockConvolutionForward", "BlockLinearBackwardData", "BlockLinearBackwardWeights",
                "BlockLinearForward", "BlockPadBackward", "BlockPadForward", "BlockPoolBackward", "BlockPoolForward", "BlockSoftmaxBackward", "BlockSoftmaxForward",
                "ChannelConvolution", "ChannelDepthwise", "ChannelGroups", "ChannelPad", "ChannelPool", "CopyChannels", "CopyPlanes", "Gradient", "InPlace",
                "SoftmaxOfChannels", "SoftmaxOfPixels", "WidthConvolution", "WidthPad", "WidthPool",
            ],
            seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void AnyOtherScheduleGivesTheSameBits(int bits)
    {
        foreach ((NetworkDeclaration declaration, Kernel kernel, int seed) in Kernels(bits))
        {
            if (kernel.Schedule.Count == 0)
            {
                continue;
            }

            var random = new Random(seed);
            LoopSchedule[] other =
            [
                .. kernel.Schedule.Select(s => s with
                {
                    Tile = s.Tile > 1 ? random.Next(1, 5) : 1,
                    Unroll = random.Next(4) switch { 0 => int.MaxValue, 1 => 1, _ => random.Next(2, 5) },
                }),
            ];
            Compare(kernel, other, seed);
        }
    }

    private static IEnumerable<(NetworkDeclaration Declaration, Kernel Kernel, int Seed)> Kernels(int bits)
    {
        Target target = Target.All.Single(t => t.VectorBits == bits);
        for (int seed = 0; seed < Seeds; seed++)
        {
            NetworkDeclaration declaration = RandomNetworks.Make(seed);
            foreach ((_, Kernel kernel) in NetworkKernels.Of(declaration, target))
            {
                yield return (declaration, kernel, seed);
            }
        }
    }

    private static void Compare(Kernel kernel, IReadOnlyList<LoopSchedule> schedule, int seed)
    {
        Function scheduled = (kernel with { Schedule = schedule }).Run(f => Verifier.Check(f));
        long[] sizes = [.. kernel.Algorithm.Sizes.Select(_ => 48L)];
        int[][] plain = Memory(kernel.Algorithm, sizes, seed);
        int[][] other = [.. plain.Select(m => m.ToArray())];
        Interpreter.Run(kernel.Algorithm, plain, sizes);
        Interpreter.Run(scheduled, other, sizes);
        for (int i = 0; i < plain.Length; i++)
        {
            Assert.True(
                plain[i].AsSpan().SequenceEqual(other[i]),
                $"{kernel.Algorithm.Buffers[i]} differs with {string.Join(", ", schedule)} of\n{Printer.Print(kernel.Algorithm)}");
        }
    }

    /// <summary>Kernels that every activation has are called by its name first.</summary>
    private static string WithoutActivation(string name) =>
        name.EndsWith("InPlace", StringComparison.Ordinal) ? "InPlace" : name.EndsWith("Gradient", StringComparison.Ordinal) && !name.StartsWith("Block", StringComparison.Ordinal) ? "Gradient" : name;

    private static int[][] Memory(Function function, long[] sizes, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. function.Buffers.Select(b =>
            {
                var memory = new int[b.Length.IsConstant ? b.Length.Constant : sizes[0]];
                for (int i = 0; i < memory.Length; i++)
                {
                    // Few different numbers, so that maxima are met twice, and some zeros.
                    memory[i] = BitConverter.SingleToInt32Bits(random.Next(8) == 0 ? 0 : (random.Next(-40, 41) * 0.0625f) + 0.001f);
                }

                return memory;
            }),
        ];
    }
}

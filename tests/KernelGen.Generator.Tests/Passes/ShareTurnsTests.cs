using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Passes;

/// <summary>
/// Threads that share out the turns of a loop: each part alone, from the memory as it was before any of them, writes its own cells with the bits of
/// the plain loops, and together they write all.
/// </summary>
public sealed class ShareTurnsTests
{
    private const int Seeds = 2;

    /// <summary>What random networks are too small for: several blocks of channels.</summary>
    private static NetworkDeclaration[] Wide =>
    [
        Declare.Network(17, 5, 7, Declare.Conv(40, 3, 3, padding: 1), Declare.Conv(80, 1, 1), Declare.MaxPool(2, 2), Declare.Linear(400)),
        Declare.Network(3, 11, 9, Declare.Conv(36, 5, 5, stride: 2), Declare.Conv(36, 3, 3, padding: 1, groups: 2), Declare.AvgPool(3, 1)),
    ];

    public static TheoryData<int, int> WidthsAndParts => new() { { 512, 2 }, { 512, 3 }, { 256, 8 }, { 128, 2 } };

    [Theory]
    [MemberData(nameof(WidthsAndParts))]
    public void PartsAreIndependentAndTogetherTheWhole(int bits, int parts)
    {
        Target target = Target.All.Single(t => t.VectorBits == bits);
        var shared = new Dictionary<string, int>();
        foreach (NetworkDeclaration declaration in Wide.Concat(Enumerable.Range(0, Seeds).Select(RandomNetworks.Make)))
        {
            foreach (Kernel kernel in NetworkKernels.Of(NetworkGraph.Build(declaration, ShapeInference.Infer(declaration)).SummingDirectly(), target).Select(k => k.Kernel))
            {
                if (TeamLoop.Choose(kernel, worthSharing: 0) is { } loop)
                {
                    shared[kernel.Algorithm.Name] = shared.GetValueOrDefault(kernel.Algorithm.Name) + 1;
                    Compare(kernel with { SharedLoop = loop }, parts, seed: shared.Count);
                }
            }
        }

        Assert.True(shared.GetValueOrDefault("ChannelConvolution") > 2, "Hardly any convolution is shared out.");
        Assert.Contains("ChannelLinear", shared.Keys);
    }

    private static void Compare(Kernel kernel, int parts, int seed)
    {
        Function function = kernel.Run(f => Verifier.Check(f));
        var random = new Random(seed);
        int[][] before =
        [
            .. function.Buffers.Select(b => Enumerable.Range(0, (int)b.Length.Constant)
                .Select(_ => BitConverter.SingleToInt32Bits((random.Next(-40, 41) * 0.0625f) + 0.001f)).ToArray()),
        ];
        int[][] plain = [.. before.Select(m => m.ToArray())];
        Interpreter.Run(kernel.Algorithm, plain);
        int[][] together = [.. before.Select(m => m.ToArray())];
        for (int part = 0; part < parts; part++)
        {
            int[][] alone = [.. before.Select(m => m.ToArray())];
            Interpreter.Run(function, alone, [part, parts]);
            for (int i = 0; i < alone.Length; i++)
            {
                for (int at = 0; at < alone[i].Length; at++)
                {
                    if (alone[i][at] != before[i][at])
                    {
                        Require.That(together[i][at] == before[i][at], $"Two parts of {kernel.SharedLoop} write {function.Buffers[i]}[{at}] in\n{Printer.Print(function)}");
                        together[i][at] = alone[i][at];
                    }
                }
            }
        }

        for (int i = 0; i < plain.Length; i++)
        {
            Require.That(
                plain[i].AsSpan().SequenceEqual(together[i]),
                $"{function.Buffers[i]} differs in {parts} parts of {kernel.SharedLoop} of\n{Printer.Print(function)}");
        }
    }
}

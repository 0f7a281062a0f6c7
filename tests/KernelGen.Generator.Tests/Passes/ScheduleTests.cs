using System.Text.RegularExpressions;
using KernelGen.Compiler;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Programs;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Passes;

/// <summary>A schedule changes how a kernel runs and never a bit of what it computes.</summary>
public sealed class ScheduleTests
{
    private const int Seeds = 60;
    private const int SeedsPerOperator = 3;

    public static TheoryData<int> Widths => [512, 256, 128];

    /// <summary>What random networks are too small for: sums in parts, and strips of pixels.</summary>
    private static NetworkDeclaration[] Long =>
    [
        Declare.Network(3, 4, 8, Declare.Conv(16, 1, 1)),
        Declare.Network(32, 9, 8, Declare.Conv(48, 3, 3, padding: 1)),
        Declare.Network(20, 6, 6, Declare.Conv(17, 5, 5, padding: 2), Declare.Linear(3)),
        Declare.Network(48, 5, 5, Declare.Conv(32, 1, 1), Declare.Conv(34, 5, 5, padding: 2, groups: 2)),
        Declare.Network(2, 17, 17, Declare.Conv(2, 3, 3, padding: 1), Declare.AvgPool(9, 4)),
        Declare.Network(1, 5, 250, Declare.Conv(3, 3, 240)),
        Declare.Network(3, 2, 3, Declare.Conv(70, 1, 1, activation: new SoftmaxDeclaration(1))),
        Declare.Network(3, 1, 1, Declare.Conv(70, 1, 1, activation: new LogSoftmaxDeclaration())),
        Declare.Network(3, 5, 6, Normed(Declare.Conv(5, 3, 3, bias: false)), Normed(Declare.MaxPool(2, 1)), Declare.Linear(3)),
        Declare.Network(20, 5, 5, Normed(Declare.Conv(34, 3, 3)), Normed(Declare.AvgPool(2, 1)), Declare.Conv(17, 1, 1)),
    ];

    private static LayerDeclaration Normed(LayerDeclaration layer) => layer with { Norm = new BatchNorm2dDeclaration(), Activation = new ReLUDeclaration() };

    [Theory]
    [MemberData(nameof(Widths))]
    public void TheChosenScheduleGivesTheBitsOfThePlainLoops(int bits)
    {
        var seen = new HashSet<string>();
        foreach ((Kernel kernel, int seed) in Kernels(bits))
        {
            seen.Add(WithoutActivation(kernel.Algorithm.Name));
            Compare(kernel, kernel.Schedule, seed);
        }

        // Every lowering there is, by the sources: a new one must be met as well.
        Assert.Equal(LoweredNames(), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryFunctionOfANetworkIsNamedWhereTheListFindsIt()
    {
        string[] names = LoweredNames();
        Assert.Contains("PointwiseConvolution", names);
        Assert.Contains("SoftmaxOfPixels", names);
        foreach (string text in Sources())
        {
            // What is not named at once gets its name from a caller, who is found by it.
            Assert.All(Regex.Matches(text, @"new Function\(\s*([^,\s]+)"), m => Require.That(
                m.Groups[1].Value == "name" || names.Contains(m.Groups[1].Value.Trim('"')), $"{m.Groups[1].Value} is not in the list"));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void AnyOtherScheduleGivesTheSameBits(int bits)
    {
        foreach ((Kernel kernel, int seed) in Kernels(bits))
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

    /// <summary>A transposed convolution whose stride has so many phases that they are not written out.</summary>
    private static NetworkDeclaration ManyPhases => Enumerable.Range(0, int.MaxValue).Select(seed => RandomLayers.Draw(ExtremeLayers.ManyPhases, new Random(seed)))
        .First(d => NetworkGraph.Build(d, ShapeInference.Infer(d)).Nodes[0].Operator is TransposedConvolution { Of: var of } && BlockGatheredGradient.Suits(of.Rows, of.Columns));

    /// <summary>Operators that the random networks do not know.</summary>
    private static IEnumerable<string> OfEveryOperator() => OperationCatalogue.All.Where(o => o.Slot == OperationSlot.Operator).Select(o => o.Name);

    private static string[] LoweredNames() =>
    [
        .. Sources().SelectMany(text => Regex.Matches(
                text, @"(?:\b(?:Function|Lower|Kernel|Over|Forward)\(\s*(?:activation\.Name \+ )?""([A-Za-z]+)"")|(?<!cref=)""((?:Block|Channel|Width|Pointwise|SoftmaxOf|Copy)[A-Z]\w+)"""))
            .Select(m => m.Groups[1].Value + m.Groups[2].Value).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Sources() => new[] { "Networks", "Operators" }.SelectMany(folder => Directory.GetFiles(
        Path.Combine(Repository.Root, "generator", "KernelGen.Compiler", "Lowering", folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText);

    private static IEnumerable<(Kernel Kernel, int Seed)> Kernels(int bits)
    {
        Target target = Target.All.Single(t => t.VectorBits == bits);
        NetworkDeclaration[] declarations =
        [
            .. Enumerable.Range(0, Seeds).Select(RandomNetworks.Make), .. Long,
            .. OfEveryOperator().SelectMany(kind => Enumerable.Range(0, SeedsPerOperator).Select(seed => RandomLayers.Draw(kind, new Random(seed)))),
            .. OfEveryOperator().Select(kind => RandomLayers.BehindChannels(kind, new Random(1))), ManyPhases, CopiedPartTests.ReadWithPadding,
        ];
        IEnumerable<NetworkGraph> graphs = declarations.Select(d => NetworkGraph.Build(d, ShapeInference.Infer(d))).Concat(HandMadeGraph.WithSums).Concat(RandomBranches.Few);
        return graphs.SelectMany((graph, seed) => NetworkKernels.Of(graph, target).Select(k => (k.Kernel, seed)));
    }

    private static void Compare(Kernel kernel, IReadOnlyList<LoopSchedule> schedule, int seed)
    {
        Function scheduled = (kernel with { Schedule = schedule, SharedLoop = null }).Run(f => Verifier.Check(f));
        long[] sizes = [.. kernel.Algorithm.Sizes.Select(_ => 48L)];
        int[][] plain = Memory(kernel.Algorithm, sizes, seed);
        int[][] other = [.. plain.Select(m => m.ToArray())];
        Interpreter.Run(kernel.Algorithm, plain, sizes);
        Interpreter.Run(scheduled, other, sizes);
        for (int i = 0; i < plain.Length; i++)
        {
            Require.That(
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

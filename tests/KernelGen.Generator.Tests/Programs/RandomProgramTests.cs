using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Shapes;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Programs;

/// <summary>
/// Layers with options drawn at random, forward and backward, against the plain loops. Whole numbers make every sum exact, so results
/// must be equal bit for bit wherever the layer itself does not round.
/// </summary>
/// <remarks>Every failure prints its seed; set KERNELGEN_TEST_SEED to start from another.</remarks>
public sealed class RandomProgramTests
{
    private const int LayersPerKind = 300;
    private const int OddLayersPerKind = 40;

    /// <summary>What sums of rounded means may be off, as a share of the largest: terms can cancel.</summary>
    private const double Rounded = 1e-5;

    public static TheoryData<string> Kinds => [.. RandomLayers.Kinds];

    internal static int FirstSeed => int.TryParse(
        Environment.GetEnvironmentVariable("KERNELGEN_TEST_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed) ? seed : 1;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ForwardAndBackwardAreThoseOfThePlainLoops(string kind)
    {
        for (int i = 0; i < LayersOf(kind, LayersPerKind); i++)
        {
            Attempt(kind, FirstSeed + i, Compare);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bad35_OddNumbersSpreadExactlyWhereTheWindowReaches(string kind)
    {
        for (int i = 0; i < LayersOf(kind, OddLayersPerKind); i++)
        {
            Attempt(kind, FirstSeed + i, CompareOddNumbers);
        }
    }

    /// <summary>Both ways to lower many phases, and bounds that are computed along both axes, must be among what is drawn.</summary>
    [Fact]
    public void ExtremeKindsReachEveryLowering()
    {
        var pools = new HashSet<(bool, bool)>();
        bool hasLongRow = false;
        var phases = new HashSet<(bool IsGathered, bool HasLoops)>();
        for (int i = 0; i < LayersOf(ExtremeLayers.CutWindows, LayersPerKind); i++)
        {
            NetworkGraph pool = GraphOf(ExtremeLayers.CutWindows, i);
            pools.UnionWith(pool.Nodes.Select(n => n.Operator).OfType<Pool>().Select(p => (p.Rows.Runs.Any(r => r.Varied is not null), p.Columns.Runs.Any(r => r.Varied is not null))));
            hasLongRow |= pool.Nodes.Select(n => n.Operator).OfType<Pool>().Any(p => p.Columns.Runs is [{ Varied: null, Taps: > 16 }] && p.Rows.Runs.Count == 1);
            NetworkGraph convolution = GraphOf(ExtremeLayers.ManyPhases, i);
            phases.UnionWith(convolution.Nodes.Select(n => n.Operator.ReachInto(0)).OfType<WindowReach>().Select(w => (
                BlockGatheredGradient.Suits(w.Rows, w.Columns), AxisTaps.BackwardData(w.Columns).Any(c => c.Phases > 1))));
        }

        Assert.Contains((true, true), pools);
        Assert.Contains((false, true), pools);
        Assert.True(hasLongRow);
        Assert.Contains(phases, p => p.IsGathered);
        Assert.Contains((false, true), phases);

        static NetworkGraph GraphOf(string kind, int seed)
        {
            NetworkDeclaration network = new LayerCase(kind, FirstSeed + seed).Network;
            return NetworkGraph.Build(network, ShapeInference.Infer(network));
        }
    }

    /// <summary>Layers with computed bounds are larger, and huge groups larger still.</summary>
    internal static int LayersOf(string kind, int most) =>
        kind == ExtremeLayers.ManyGroups ? Math.Min(4, most / 3) : ExtremeLayers.Kinds.Contains(kind) ? Math.Max(most / 4, Math.Min(most, 6)) : most;

    private static void Attempt(string kind, int seed, Action<LayerCase> compare)
    {
        var drawn = new LayerCase(kind, seed);
        try
        {
            compare(drawn);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Assert.Fail($"KERNELGEN_TEST_SEED={seed.ToString(CultureInfo.InvariantCulture)} {kind}, {drawn.Target.VectorBits} bits: {drawn.Network.Channels}×{drawn.Network.Height}×{drawn.Network.Width}, {drawn.Network.Layout}, {string.Join(", ", drawn.Network.Layers)}\n{e.Message}\n{e.StackTrace}");
        }
    }

    private static void Compare(LayerCase drawn)
    {
        int factor = ExactFactor(drawn.Layer);
        bool hasMeanBehind = drawn.Network.Layers.Skip(1).Any(l => ExactFactor(l) > 1);
        double tolerance = Math.Max(drawn.Tolerance, hasMeanBehind ? Rounded : 0);
        float[] x = drawn.Numbers(ProgramMachine.Lanes * drawn.Input.Length, factor);
        float[] gy = drawn.Numbers(ProgramMachine.Lanes * drawn.Output.Length, factor);
        drawn.RunAndCompare(x, gy, tolerance);
        if (drawn.Seed % 5 == 0)
        {
            // The workspace keeps what it held: another run must not see it.
            drawn.RunAndCompare(drawn.Numbers(x.Length, factor), drawn.Numbers(gy.Length, factor), tolerance);
        }
    }

    /// <summary>What inputs must be multiples of for the layer's operator to be exact.</summary>
    private static int ExactFactor(LayerDeclaration layer) => layer.Operator is { } op ? ReferenceLayer.Of(op).ExactFactor : 1;

    private static void CompareOddNumbers(LayerCase drawn)
    {
        double tolerance = Math.Max(drawn.Tolerance, drawn.Network.Layers.Count > 1 ? Rounded : 2e-7);
        float[] x = drawn.Numbers(ProgramMachine.Lanes * drawn.Input.Length, 1);
        float[] gy = drawn.Numbers(ProgramMachine.Lanes * drawn.Output.Length, 1);
        OperationReference? activation = drawn.Layer.Activation.IsNone ? null : ReferenceLayer.Of(drawn.Layer.Activation);
        bool saturates = activation is ElementwiseReference { IsBounded: true };
        bool isRounded = activation is not (null or ElementwiseReference { IsRounded: false });
        foreach (float odd in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            float[] oddInput = [.. x];
            oddInput[drawn.Random.Next(x.Length)] = odd;
            float[] oddGradient = [.. gy];
            oddGradient[drawn.Random.Next(gy.Length)] = odd;

            // Products of infinity and a vanishing factor: whether it is zero yet depends on the precision.
            if (isRounded && !saturates && !float.IsNaN(odd))
            {
                continue;
            }

            // A convolution spreads a NaN over a whole window of the pool behind it. Which of them takes the gradient is a matter of taste.
            drawn.RunAndCompare(oddInput, gy, tolerance, parametersToo: false, gradientsToo: drawn.Network.Layers.Count == 1);

            // Where a curve is flat in floats its slope is zero, and infinity times zero is no number; doubles are not so flat.
            if (!saturates || float.IsNaN(odd))
            {
                drawn.RunAndCompare(x, oddGradient, tolerance, parametersToo: false);
            }
        }

        drawn.RunAndCompare(x, gy, tolerance); // nothing of it is left
    }
}

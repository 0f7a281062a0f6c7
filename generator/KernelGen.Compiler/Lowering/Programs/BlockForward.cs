using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// Whether a batch runs forward faster sixteen samples at a time. One sample reads every weight for itself; a block reads it once for sixteen,
/// but has sixteen times the activations, and samples must be put side by side and taken apart.
/// </summary>
internal static class BlockForward
{
    // Multiply-adds of sixteen lanes a cycle, as far as each program comes near the two that the machine has.
    private const double SampleMultiplyAdds = 2 * 0.95;
    private const double BlockMultiplyAdds = 2 * 0.75;

    // Bytes a cycle from the second cache and from behind it.
    private const double NearBytes = 40;
    private const double FarBytes = 9;

    // What it costs to move one float from its sample to its lane or back.
    private const double MoveCycles = 0.7;

    // The estimate must say more than it can be wrong by.
    private const double Margin = 1.25;

    /// <param name="graph">The network.</param>
    /// <param name="blockBytes">Bytes of a block's activations.</param>
    public static bool IsFaster(NetworkGraph graph, long blockBytes)
    {
        Target target = Target.Bits512;
        long weights = graph.Forward.Sum(n => WeightBytes(n));
        double weightBytes = weights <= target.SecondCacheBytes ? NearBytes : FarBytes;
        double valueBytes = blockBytes <= target.SecondCacheBytes ? NearBytes : FarBytes;

        // Cycles for one sample.
        double alone = graph.Forward.Sum(n => Math.Min(
            Math.Max(Vectors(n) / SampleMultiplyAdds, WeightBytes(n) / weightBytes), FormCatalogue.Sample(n).Min(f => f.FewerProducts(n)) ?? double.PositiveInfinity));
        double inBlock = graph.Forward.Sum(n => Math.Max(Vectors(n) / BlockMultiplyAdds, WeightBytes(n) / weightBytes / 16))
            + (2 * blockBytes / 16 / valueBytes)
            + (MoveCycles * (graph.Input.Shape.Length + graph.OutputLength));
        return inBlock * Margin < alone;
    }

    private static long WeightBytes(Node node) => 4L * (node.Weight?.Length ?? 0);

    /// <summary>Multiply-adds of one sample in vectors of sixteen.</summary>
    private static double Vectors(Node node) => (node.Weight?.Length ?? 0) / 16.0 * node.Operator.WeightUses(node.Output.Shape);
}

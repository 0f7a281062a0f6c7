using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>How far the kernels of a node reach over the edges of what they read.</summary>
internal static class Halos
{
    /// <summary>The halo that is enough for all readers of a tensor.</summary>
    public static Halo Around(NetworkGraph graph, Tensor tensor) => graph.ReadersOf(tensor)
        .SelectMany(reader => Enumerable.Range(0, reader.Inputs.Count).Where(i => reader.Inputs[i] == tensor).Select(i => ForInputOf(reader, i)))
        .Aggregate(default(Halo), (halo, other) => halo.Union(other));

    /// <summary>The halo that a node wants around an input.</summary>
    public static Halo ForInputOf(Node reader, int input = 0)
    {
        if (reader.Operator.ReachInto(input) is not { } reach || (reach.IsBackward && BlockGatheredGradient.Suits(reach.Rows, reach.Columns)))
        {
            return default;
        }

        TensorShape shape = reader.Inputs[input].Shape;
        return reach.IsBackward
            ? Around(shape, AxisTaps.BackwardData(reach.Rows), AxisTaps.BackwardData(reach.Columns))
            : Around(shape, [AxisTaps.Forward(reach.Rows)], [AxisTaps.Forward(reach.Columns)]);
    }

    private static Halo Around(TensorShape shape, IReadOnlyList<AxisTaps> rows, IReadOnlyList<AxisTaps> columns) => new(
        rows.Max(r => Math.Max(0, -r.Reach().First)),
        rows.Max(r => Math.Max(0, r.Reach().Last - (shape.Height - 1))),
        columns.Max(c => Math.Max(0, -c.Reach().First)),
        columns.Max(c => Math.Max(0, c.Reach().Last - (shape.Width - 1))));
}

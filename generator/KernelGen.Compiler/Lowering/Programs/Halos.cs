using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>How far the kernels of a layer reach over the edges of what they read.</summary>
internal static class Halos
{
    /// <summary>The halo that is enough for all readers of a tensor.</summary>
    public static Halo Around(NetworkGraph graph, Tensor tensor) =>
        graph.ReadersOf(tensor).Aggregate(default(Halo), (halo, reader) => halo.Union(ForInputOf(reader)));

    /// <summary>The halo that a node's forward pass wants around its input.</summary>
    public static Halo ForInputOf(Node reader) => reader.Operator.Windows is { } windows
        ? Around(reader.Input.Shape, [AxisTaps.Forward(windows.Rows)], [AxisTaps.Forward(windows.Columns)])
        : default;

    /// <summary>The halo that a node's backward pass for the data wants around the gradient of its output.</summary>
    public static Halo ForOutputGradientOf(Node node) => node.Operator.Windows is { } windows && !BlockGatheredGradient.Suits(windows.Rows, windows.Columns)
        ? Around(node.Output.Shape, AxisTaps.BackwardData(windows.Rows), AxisTaps.BackwardData(windows.Columns))
        : default;

    private static Halo Around(TensorShape shape, IReadOnlyList<AxisTaps> rows, IReadOnlyList<AxisTaps> columns) => new(
        rows.Max(r => Math.Max(0, -r.Reach().First)),
        rows.Max(r => Math.Max(0, r.Reach().Last - (shape.Height - 1))),
        columns.Max(c => Math.Max(0, -c.Reach().First)),
        columns.Max(c => Math.Max(0, c.Reach().Last - (shape.Width - 1))));
}

using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>How far the kernels of a layer reach over the edges of what they read.</summary>
internal static class Halos
{
    /// <summary>The halo that a layer's forward pass wants around its input.</summary>
    public static Halo ForInputOf(Node? reader) => reader?.Operator is Convolution convolution
        ? Around(reader.Input, [AxisTaps.Forward(convolution.Rows)], [AxisTaps.Forward(convolution.Columns)])
        : default;

    /// <summary>The halo that a layer's backward pass for the data wants around the gradient of its output.</summary>
    public static Halo ForOutputGradientOf(Node node) => node.Operator is Convolution convolution
        ? Around(node.Output, AxisTaps.BackwardData(convolution.Rows), AxisTaps.BackwardData(convolution.Columns))
        : default;

    private static Halo Around(TensorShape shape, IReadOnlyList<AxisTaps> rows, IReadOnlyList<AxisTaps> columns) => new(
        rows.Max(r => Math.Max(0, -r.Reach().First)),
        rows.Max(r => Math.Max(0, r.Reach().Last - (shape.Height - 1))),
        columns.Max(c => Math.Max(0, -c.Reach().First)),
        columns.Max(c => Math.Max(0, c.Reach().Last - (shape.Width - 1))));
}

using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>
/// A 1×1 convolution that steps from pixel to pixel treats all pixels alike, wherever they stand: as one long row they fill vectors and
/// tiles without a tail at the end of each row.
/// </summary>
internal static class FlatNode
{
    /// <summary>The node over one row; null where windows or steps make rows matter.</summary>
    public static Node? Of(Node node)
    {
        if (node is not { Operator: Convolution { Rows: { } rows, Columns: { } columns, Behind: null, Pinned: null } convolution, Input.Shape.Height: > 1 }
            || !IsPointwise(rows) || !IsPointwise(columns))
        {
            return null;
        }

        int pixels = node.Input.Shape.Height * node.Input.Shape.Width;
        return node with
        {
            Operator = convolution with { Rows = new AxisWindow(1, 1, 1, 0, 1, 1), Columns = new AxisWindow(1, 1, 1, 0, pixels, pixels) },
            Inputs = [.. node.Inputs.Select(i => Row(i, pixels))],
            Output = Row(node.Output, pixels),
        };
    }

    private static bool IsPointwise(AxisWindow window) => window is { Kernel: 1, Stride: 1, PaddingBefore: 0 } && window.Input == window.Output;

    private static Tensor Row(Tensor tensor, int pixels) => new(tensor.Name, tensor.Shape with { Height = 1, Width = pixels });
}

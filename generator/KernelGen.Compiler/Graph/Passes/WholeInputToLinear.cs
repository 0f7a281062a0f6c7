using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph.Passes;

/// <summary>
/// A convolution whose only window is its whole input becomes a matrix product: the weights are stored in the same order, and the kernels
/// of a matrix product are better at it. LeNet-5's C5 is one. Where the user pins pixels to the lanes it stays what it is.
/// </summary>
internal static class WholeInputToLinear
{
    public static NetworkGraph Apply(NetworkGraph graph) => graph.With([.. graph.Nodes.Select(Apply)]);

    private static Node Apply(Node node) =>
        node.Operator is Convolution { Groups: 1, Rows.IsWholeInput: true, Columns.IsWholeInput: true } convolution
            && convolution.Pinned?.VectorAxis != VectorAxis.Pixels
            ? node with { Operator = new Linear(convolution.Pinned) }
            : node;
}

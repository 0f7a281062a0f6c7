using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// The end of a segment of a training program: all blocks of the batch come here before any goes on, and the runtime makes of the numbers of their samples those of the
/// whole batch, in the same place of each block's workspace.
/// </summary>
internal sealed record BatchBarrier : RuntimeStep
{
    /// <param name="node">The batch norm, or the node that gives the gradients of its parameters.</param>
    /// <param name="isBackward">Which of the two it is.</param>
    /// <param name="place">The numbers.</param>
    public BatchBarrier(Node node, bool isBackward, Place place)
        : base(node.Layer, "The whole batch comes together.", isBackward ? "batch gradients" : "batch statistics", [place]) =>
        (Node, IsBackward, Place) = (node, isBackward, place);

    public Node Node { get; }

    public bool IsBackward { get; }

    /// <summary>Where the numbers are.</summary>
    public Place Place { get; }
}

using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>One way to run an operator, of the forward or the backward pass, over sixteen samples, which are the lanes of a vector.</summary>
internal abstract class BatchTileForm : OperatorForm
{
    public sealed override LayoutKind Gives => LayoutKind.Samples;

    public sealed override IEnumerable<LayoutWay> Ways(Node node) => [new(LayoutKind.Samples, LayoutKind.Samples)];

    /// <summary>
    /// Floats of the workspace for what its steps hand to one another and no other step reads; the nodes of the forward pass use the same memory
    /// (<see cref="TensorPlaces.SharedScratch"/>).
    /// </summary>
    public virtual int SharedScratch(Node node) => 0;

    /// <summary>The steps of a node, with its activation where that is cheap and the form says that it applies it.</summary>
    public abstract IEnumerable<Step> Steps(Node node, TensorPlaces tensors);

    public sealed override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        foreach (Step step in Steps(node, builder.Tensors))
        {
            builder.Add(step);
        }
    }
}

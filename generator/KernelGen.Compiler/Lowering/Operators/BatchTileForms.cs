using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How one operator, of the forward or the backward pass, runs over sixteen samples, which are the lanes of a vector.</summary>
internal abstract class BatchTileForms : OperatorForms
{
    /// <summary>Floats of the workspace for what the steps of a node hand to one another; all nodes of the forward pass use the same memory.</summary>
    public virtual int RoomLength(Node node) => 0;

    /// <summary>The steps of a node, with its activation where that is cheap and the forms say that they apply it.</summary>
    public abstract IEnumerable<Step> Steps(Node node, TensorPlaces tensors);

    public sealed override IReadOnlyList<LayoutWay> Ways(Node node) => [new(LayoutKind.Samples, LayoutKind.Samples)];

    public sealed override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        foreach (Step step in Steps(node, builder.Tensors))
        {
            builder.Add(step);
        }
    }
}

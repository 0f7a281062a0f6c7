using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How one operator, of the forward or the backward pass, runs over sixteen samples, which are the lanes of a vector.</summary>
internal abstract class BatchTileForms
{
    /// <summary>Floats for sums that wait while the node runs; all nodes of the backward pass use the same memory.</summary>
    public virtual int ScratchLength(Node node, BatchTensors tensors) => 0;

    /// <summary>The steps of a node, with its activation where that is cheap.</summary>
    public abstract IEnumerable<Step> Steps(Node node, BatchTensors tensors);
}

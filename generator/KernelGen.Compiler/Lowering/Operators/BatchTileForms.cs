using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How one operator runs over sixteen samples, which are the lanes of a vector: forward and backward.</summary>
internal abstract class BatchTileForms
{
    /// <summary>
    /// Whether each element of the input's gradient is made at once and in one place, so that it can be taken back through the activation
    /// that made the input before it is stored.
    /// </summary>
    public virtual bool FinishesGradient(Node node) => false;

    /// <summary>Floats for sums that wait while the gradients of the parameters are made; all nodes use the same memory.</summary>
    public virtual int ScratchLength(Node node, PlaneLayout input, PlaneLayout outputGradient) => 0;

    /// <summary>From the input to the output, with the node's activation where it is cheap.</summary>
    public abstract IEnumerable<Step> Forward(Node node, BatchTensors tensors);

    /// <summary>From the output's gradient to the input's.</summary>
    /// <param name="node">The node.</param>
    /// <param name="before">What is done to the gradient before it is stored.</param>
    /// <param name="tensors">Where everything is.</param>
    public abstract IEnumerable<Step> InputGradient(Node node, Finish before, BatchTensors tensors);

    /// <summary>From the output's gradient to those of the parameters.</summary>
    public virtual IEnumerable<Step> ParameterGradients(Node node, BatchTensors tensors) => [];
}

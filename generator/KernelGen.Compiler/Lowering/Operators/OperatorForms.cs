using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How one operator runs, and which layouts it takes and gives.</summary>
internal abstract class OperatorForms
{
    /// <summary>Whether cheap activations are applied before results are stored.</summary>
    public virtual bool FusesActivation => false;

    /// <summary>Whether only the output's own elements are written, so that zeros around them stay.</summary>
    public virtual bool KeepsHalo => true;

    /// <summary>Whether nothing behind the input's last element is read, so that the blocks of channels of a single pixel serve as planes.</summary>
    public virtual bool ReadsWithinInput => false;

    /// <summary>The layouts that the node takes and gives, and what each way costs; of ways that cost the same, the first is taken.</summary>
    public abstract IReadOnlyList<LayoutWay> Ways(Node node);

    /// <summary>Cycles where there is a way with fewer products than direct sums have, and it is the faster one; null where there is none.</summary>
    public virtual double? FewerProducts(Node node) => null;

    /// <summary>Whether the caller's memory can be read as it is.</summary>
    public virtual bool ReadsCallersMemory(Node node, LayoutWay way) => false;

    /// <summary>The node over one long row of pixels; null where rows matter.</summary>
    public virtual Node? OverOneRow(Node node) => null;

    /// <summary>
    /// The node with the one that alone reads its output taken in; null where they stay apart. What the reader reads besides comes behind the node's
    /// own inputs.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="reader">The one that reads its output.</param>
    /// <param name="between">The layout of the tensor between them, and of all that the reader reads.</param>
    public virtual Node? TakingIn(Node node, Node reader, LayoutKind between) => null;

    /// <summary>
    /// The channel of the output at which the channels of an input begin that come through as they are, so that they may be written there at once; null
    /// where the output is something else.
    /// </summary>
    public virtual int? PlaceInOutput(Node node, int input) => null;

    /// <summary>The activation that is left to run in place behind the node's own steps.</summary>
    public virtual Activation InPlaceBehind(Node node) => FusesActivation && Activations.IsCheap(node.Activation) ? Activation.None : node.Activation;

    /// <summary>Adds the steps, and what packs weights for them.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">What it reads, all in one layout.</param>
    /// <param name="output">What it gives.</param>
    /// <param name="builder">Where steps go.</param>
    public abstract void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder);
}

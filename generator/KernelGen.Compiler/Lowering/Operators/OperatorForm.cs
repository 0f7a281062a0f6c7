using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>
/// One way to run an operator: which layouts it takes and gives, what that costs, and its steps with the weights that they pack and the memory that
/// they work in. Whatever a program must know about a node, it asks the node's form.
/// </summary>
internal abstract class OperatorForm
{
    /// <summary>The layout of its output.</summary>
    public abstract LayoutKind Gives { get; }

    /// <summary>Whether cheap activations are applied before results are stored.</summary>
    public virtual bool FusesActivation => false;

    /// <summary>Whether only the output's own elements are written, so that zeros around them stay.</summary>
    public virtual bool KeepsHalo => true;

    /// <summary>Whether nothing behind the input's last element is read, so that the blocks of channels of a single pixel serve as planes.</summary>
    public virtual bool ReadsWithinInput => false;

    /// <summary>Whether it is the form of a node; of those that give the same layout, the first that says so is taken.</summary>
    public virtual bool Suits(Node node) => true;

    /// <summary>
    /// The layouts that it takes, with what it costs from each; none where the node must not run like this. Of ways that cost the same, the first is
    /// taken.
    /// </summary>
    public abstract IEnumerable<LayoutWay> Ways(Node node);

    /// <summary>Cycles where it needs fewer products than direct sums have, and is the faster way; null where it does not.</summary>
    public virtual double? FewerProducts(Node node) => null;

    /// <summary>Whether the caller's memory can be read as it is.</summary>
    public virtual bool ReadsCallersMemory(Node node) => false;

    /// <summary>
    /// The node with the one that alone reads its output taken in; null where they stay apart. What the reader reads besides comes behind the node's
    /// own inputs, in the layout that this form gives.
    /// </summary>
    public virtual Node? TakingIn(Node node, Node reader) => null;

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

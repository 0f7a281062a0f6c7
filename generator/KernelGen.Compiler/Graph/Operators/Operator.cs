using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// What a node computes, its sizes resolved, and the facts that passes and programs ask for. They ask for facts and not for the operator,
/// so that a new operator states its own and changes none of them.
/// </summary>
internal abstract record Operator
{
    /// <summary>
    /// Whether the backward pass looks at what the operator itself gave, so that an activation behind it is a node of its own and that is kept.
    /// </summary>
    public virtual bool GradientReadsOutput => false;

    /// <summary>The activation that the operator is; null where it is something else.</summary>
    public virtual Activation? Function => null;

    /// <summary>The plainest operator that computes the same.</summary>
    public virtual Operator Canonical => this;

    /// <summary>Whether the node gives the gradients of the parameters that it names, instead of a tensor that other nodes read.</summary>
    public virtual bool GivesParameterGradients => false;

    /// <summary>Whether such a node gives a tensor besides, which other nodes read: then it always runs, also for callers that want no parameter gradients.</summary>
    public virtual bool GivesTensorToo => false;

    /// <summary>Whether a sample's result in training depends on the other samples of the batch, so that the program waits for all of them.</summary>
    public bool LooksAtWholeBatch => OverBatch is not null;

    /// <summary>What is added to a variance over the batch, and how much of its statistics goes into the running ones; null where there are none.</summary>
    public virtual (double Epsilon, double Momentum)? OverBatch => null;

    /// <summary>Whether a factor and a summand for each output channel can be taken into its weights and bias.</summary>
    public virtual bool TakesChannelScale => false;

    /// <summary>Whether training alone has it, and the result is the input elsewhere.</summary>
    public virtual bool IsForTraining => false;

    /// <summary>What computes the same where nothing is trained.</summary>
    public virtual Operator ForInference => this;

    /// <summary>What computes the same where each result must be the sum of its own products.</summary>
    public virtual Operator SummingDirectly => this;

    /// <summary>The activation of another node that a gradient is taken back through, element by element; null where the operator is something else.</summary>
    public virtual Activation? BackThrough => null;

    /// <summary>The input whose memory may become the output's where nothing else reads it; null where there is none.</summary>
    public virtual int? InPlace => null;

    /// <summary>Whether it gives the cells that it reads, in their order, in another shape.</summary>
    public virtual bool OnlyReshapes => false;

    /// <summary>Whether it takes its input as one row of numbers, whatever the shape is.</summary>
    public virtual bool ReadsFlat => false;

    /// <summary>The operator in a few words, for a printed graph.</summary>
    public abstract string Words { get; }

    /// <summary>The windows that slide over an input and find zeros where they reach beyond it; null where none do.</summary>
    /// <param name="input">Which input of the node.</param>
    public virtual WindowReach? ReachInto(int input) => null;

    /// <summary>Whether some elements of the output are written by nothing, so that its memory must be zero from the start and stay so.</summary>
    /// <param name="output">The shape of the operator's output.</param>
    public virtual bool LeavesZeros(TensorShape output) => false;

    /// <summary>How often one sample reads each weight.</summary>
    /// <param name="output">The shape of the operator's output.</param>
    public virtual int WeightUses(TensorShape output) => 1;

    /// <summary>
    /// The operator that also takes its result back through an activation before it is stored. It reads the values that the activation gave
    /// as its last input. Null where results are not made at once and in one place.
    /// </summary>
    public virtual Operator? Finishing(Activation activation) => null;

    /// <summary>The gradient rule: nodes that bring the gradient of the output back to the parameters and to every input.</summary>
    /// <exception cref="NotSupportedException">The operator belongs to a backward pass.</exception>
    public virtual void Differentiate(GradientRule rule) => throw new NotSupportedException($"There is no gradient rule for '{Words}'.");
}

/// <summary>Windows in both directions.</summary>
/// <param name="IsBackward">Whether they run from outputs to inputs: then those reach over the edges of the output's gradient.</param>
internal sealed record WindowReach(AxisWindow Rows, AxisWindow Columns, bool IsBackward = false);

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// What a node computes, its sizes resolved, and the facts that passes and programs ask for. They ask for facts and not for the operator,
/// so that a new operator states its own and changes none of them.
/// </summary>
internal abstract record Operator
{
    /// <summary>The windows that slide over the input and find zeros where they reach beyond it; null where none do.</summary>
    public virtual SlidingWindows? Windows => null;

    /// <summary>
    /// Whether the backward pass looks at what the operator itself gave, so that an activation behind it is a node of its own and that is kept.
    /// </summary>
    public virtual bool GradientReadsOutput => false;

    /// <summary>The activation that the operator is; null where it is something else.</summary>
    public virtual Activation? Function => null;

    /// <summary>The plainest operator that computes the same.</summary>
    public virtual Operator Canonical => this;

    /// <summary>How often one sample reads each weight.</summary>
    /// <param name="output">The shape of the operator's output.</param>
    public virtual int WeightUses(TensorShape output) => 1;

    /// <summary>The operator in a few words, for a printed graph.</summary>
    public abstract string Words { get; }
}

/// <summary>Windows in both directions.</summary>
internal sealed record SlidingWindows(AxisWindow Rows, AxisWindow Columns);

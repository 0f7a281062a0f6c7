using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>
/// One way to run an operator over one sample: which layouts it takes and gives, what that costs, and its steps with the weights that they pack and
/// the memory that they work in.
/// </summary>
internal abstract class SampleForm
{
    /// <summary>The layout of its output.</summary>
    public abstract LayoutKind Gives { get; }

    /// <summary>Whether it is the form of a node; of those that give the same layout, the first that says so is taken.</summary>
    public virtual bool Suits(Node node) => true;

    /// <summary>The layouts that it takes, with what it costs from each; none where the node cannot or must not run like this.</summary>
    public abstract IEnumerable<LayoutWay> Ways(Node node);

    /// <summary>Whether the caller's memory can be read as it is.</summary>
    public virtual bool ReadsCallersMemory(Node node) => Halos.ForInputOf(node).IsNone;

    /// <summary>Adds the steps, and what packs weights for them.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">What it reads, all in one layout.</param>
    /// <param name="output">What it gives.</param>
    /// <param name="builder">Where steps go.</param>
    public abstract void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder);
}

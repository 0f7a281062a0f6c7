namespace KernelGen.Compiler.Ir;

/// <summary>One emitted method.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Summary">Sentences for the reader: what it computes, shapes, schedule, cost.</param>
/// <param name="Buffers">The memory it works on, in the order of the parameters.</param>
/// <param name="Sizes">The sizes that the caller gives, after the buffers.</param>
/// <param name="Body">What it does.</param>
internal sealed record Function(
    string Name,
    IReadOnlyList<string> Summary,
    IReadOnlyList<Buffer> Buffers,
    IReadOnlyList<Symbol> Sizes,
    Block Body)
{
    /// <summary>Whether the threads that share its turns wait for one another inside.</summary>
    public bool HasWaits => Body.All().OfType<Wait>().Any();
}

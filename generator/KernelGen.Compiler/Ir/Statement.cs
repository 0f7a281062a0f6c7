namespace KernelGen.Compiler.Ir;

/// <summary>A step of a function.</summary>
internal abstract record Statement;

/// <summary>Statements in order.</summary>
internal sealed record Block(IReadOnlyList<Statement> Statements) : Statement
{
    public static Block Empty { get; } = new([]);
}

/// <summary>
/// Runs its body for <c>Start</c>, <c>Start + Step</c>, … as long as that is below <c>End</c>.
/// </summary>
/// <param name="Variable">The counter. Its name is what a schedule calls the loop by.</param>
/// <param name="Start">The first value.</param>
/// <param name="End">The first value that is too large.</param>
/// <param name="Step">The distance of two values.</param>
/// <param name="Body">What runs.</param>
/// <param name="LastMovesBack">
/// Where the last turn would reach past the end it starts at <c>End - Step</c> instead, so that it does again what the turn before
/// it has done in part. There must be room for one whole step.
/// </param>
/// <param name="Aligned">
/// Where the last turn moves back: a buffer whose places are brought to whole cache lines, by a first turn that lies over the second one.
/// </param>
/// <param name="Stage">What the loop does, where it is a stage of its function that other functions may have too.</param>
internal sealed record Loop(
    Symbol Variable, Affine Start, Affine End, int Step, Block Body, bool LastMovesBack = false, Buffer? Aligned = null, Stage? Stage = null) : Statement
{
    /// <summary>How often the body runs, where that is known.</summary>
    public long? TripCount => (End - Start) is { IsConstant: true } span ? Math.Max(0, (span.Constant + Step - 1) / Step) : null;
}

/// <summary>A part of what a function does that can be a method of its own.</summary>
/// <param name="Name">What it does, as the name of a method.</param>
/// <param name="Sentence">The same for the reader.</param>
/// <param name="Kept">Loops inside that stay where they run once, so that stages which run them more often have the same text.</param>
internal sealed record Stage(string Name, string Sentence, params string[] Kept);

/// <summary>Makes a local and gives it its first value.</summary>
internal sealed record Define(Value Target, Expression Initial) : Statement;

/// <summary>Gives an accumulator a new value.</summary>
internal sealed record Assign(Value Target, Expression NewValue) : Statement;

/// <summary>Writes as many neighbouring elements as the value has lanes.</summary>
internal sealed record Store(Buffer Buffer, Affine Index, Expression Value) : Statement;

/// <summary>
/// Brings the cache line of an element near before it is needed. Changes nothing; the place may lie outside the buffer, where processors
/// ignore it.
/// </summary>
internal sealed record Prefetch(Buffer Buffer, Affine Index) : Statement;

/// <summary>Calls a method of the runtime over whole parts of buffers: what a loop over vectors says badly, as a transposition.</summary>
/// <param name="Method">The class and the method, for example <c>WinogradWeights.Forward</c>.</param>
/// <param name="Regions">The parts of buffers, each of which it gets a pointer to, in order.</param>
/// <param name="Numbers">The whole numbers that it gets behind them.</param>
internal sealed record RuntimeCall(string Method, IReadOnlyList<Region> Regions, IReadOnlyList<Affine> Numbers) : Statement;

/// <summary>A part of a buffer that is read or written as a whole.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Index">The first element.</param>
/// <param name="Length">How many there are.</param>
/// <param name="IsWritten">Whether all of them are written; else they are read.</param>
internal sealed record Region(Buffer Buffer, Affine Index, int Length, bool IsWritten = false);

/// <summary>
/// Where all threads wait for one another that share the turns of loops before it and behind it, each a part of what the function does. Nothing where one
/// thread runs the function.
/// </summary>
internal sealed record Wait : Statement;

/// <summary>Computes a whole number and names it, for the bounds of the loops behind it.</summary>
internal sealed record Bound(Symbol Variable, Whole Value) : Statement;

/// <summary>A sentence for the reader of the emitted text.</summary>
internal sealed record Note(string Text) : Statement;

/// <summary>
/// Names a place inside a buffer. Made by the last pass, so that each loop steps its own pointers and inner loops are left
/// with constant offsets.
/// </summary>
internal sealed record Advance(Buffer Pointer, Buffer Base, Affine Offset) : Statement;

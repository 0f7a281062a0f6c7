namespace KernelGen.Compiler.Graph;

/// <summary>
/// Windows that one loop runs over. Alike ones: iteration <c>t</c> writes output <c>First + Step * t</c> from the <c>Taps</c> cells
/// <c>Start + StartStep * t + TapStep * tap</c>. Varied ones are neighbours whose bounds are computed, each window's for itself.
/// </summary>
/// <param name="First">The first output.</param>
/// <param name="Step">From one output to the next.</param>
/// <param name="Count">How many outputs.</param>
/// <param name="Start">The first window's first cell inside the input.</param>
/// <param name="StartStep">From one window to the next.</param>
/// <param name="Taps">Cells of a window inside the input, of varied ones the most; none where the window is in the padding alone.</param>
/// <param name="TapStep">From one cell of a window to the next.</param>
/// <param name="Cells">What this axis adds to the divisor of a mean.</param>
/// <param name="Varied">The formula of windows that are not alike.</param>
internal sealed record PoolRun(
    int First, int Step, int Count, int Start, int StartStep, int Taps, int TapStep, int Cells, PoolFormula? Varied = null)
{
    /// <summary>Neighbouring windows that are not alike.</summary>
    public static PoolRun Of(PoolFormula windows, int first, int count, int mostTaps) =>
        new(first, 1, count, 0, 0, mostTaps, windows.TapStep, 0, windows);

    /// <summary>This run and a window behind it, if that is alike.</summary>
    public PoolRun? With(PoolRun next, int period)
    {
        int step = next.Start - (Start + (StartStep * (Count - 1)));
        return next.Taps == Taps && next.Cells == Cells && (Count == 1 || step == StartStep)
            ? this with { Step = period, Count = Count + 1, StartStep = step }
            : null;
    }

    /// <summary>The first cell, the cells inside the input and the divisor's share of one window.</summary>
    public (int Start, int Taps, int Cells) At(int iteration) =>
        Varied is null ? (Start + (StartStep * iteration), Taps, Cells) : Varied.At(First + iteration);
}

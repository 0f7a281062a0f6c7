namespace KernelGen.Compiler.Graph;

/// <summary>
/// The windows of a pooling layer along one axis, in runs of windows that are alike: the steady state in the middle, and windows that the
/// padding cuts or that adaptive pooling makes longer. Each run is a loop without a test.
/// </summary>
/// <param name="Kernel">Taps of the longest window.</param>
/// <param name="Runs">All outputs, each in one run.</param>
/// <param name="IsDisjoint">Whether no cell lies in two windows, so that a gradient is written and not added.</param>
internal sealed record PoolAxis(int Kernel, IReadOnlyList<PoolRun> Runs, bool IsDisjoint)
{
    /// <summary>Periods that are tried for adaptive windows, which repeat but seldom from one to the next.</summary>
    private const int MostPeriods = 64;

    /// <summary>Windows of one size at one distance.</summary>
    /// <param name="window">How the window moves.</param>
    /// <param name="paddingAfter">Cells added below or on the right.</param>
    /// <param name="countsPadding">Whether a mean divides by the taps in the padding too.</param>
    public static PoolAxis Sliding(AxisWindow window, int paddingAfter, bool countsPadding)
    {
        IReadOnlyList<PoolRun> runs = Group(window.Output, 1, output =>
        {
            int start = (output * window.Stride) - window.PaddingBefore;
            int first = start >= 0 ? 0 : Math.Min(window.Kernel, Round.Quotient(-start, window.Dilation));
            int end = start >= window.Input ? 0 : Math.Min(window.Kernel, Round.Quotient(window.Input - start, window.Dilation));
            int taps = Math.Max(0, end - first);
            int cells = countsPadding ? Math.Min(window.Kernel, window.Input + paddingAfter - start) : taps;
            return new PoolRun(output, 1, 1, taps == 0 ? 0 : start + (first * window.Dilation), 0, taps, window.Dilation, cells);
        });
        return new PoolAxis(window.Kernel, runs, window.Stride > window.Dilation * (window.Kernel - 1));
    }

    /// <summary>
    /// PyTorch's adaptive windows: output <c>i</c> has the cells from <c>floor(i * input / output)</c> to <c>ceil((i + 1) * input / output)</c>,
    /// the last not counted. Windows a period apart are often alike where neighbours are not, so the period with the fewest runs is taken.
    /// </summary>
    public static PoolAxis Adaptive(int input, int output)
    {
        IReadOnlyList<PoolRun> best = Group(output, 1, Window);
        for (int period = 2; period <= Math.Min(MostPeriods, output) && best.Count > period; period++)
        {
            IReadOnlyList<PoolRun> runs = Group(output, period, Window);
            best = runs.Count < best.Count ? runs : best;
        }

        return new PoolAxis(best.Max(r => r.Taps), best, input % output == 0);

        PoolRun Window(int i)
        {
            int start = (int)((long)i * input / output);
            int end = (int)((((long)(i + 1) * input) + output - 1) / output);
            return new PoolRun(i, 1, 1, start, 0, end - start, 1, end - start);
        }
    }

    /// <summary>Brings windows a period apart together while they step evenly.</summary>
    private static IReadOnlyList<PoolRun> Group(int outputs, int period, Func<int, PoolRun> window)
    {
        var runs = new List<PoolRun>();
        for (int residue = 0; residue < period; residue++)
        {
            PoolRun? open = null;
            for (int output = residue; output < outputs; output += period)
            {
                PoolRun next = window(output);
                if (open?.With(next, period) is { } longer)
                {
                    open = longer;
                    continue;
                }

                Close(open);
                open = next;
            }

            Close(open);
        }

        return runs;

        void Close(PoolRun? run)
        {
            if (run is not null)
            {
                runs.Add(run);
            }
        }
    }
}

/// <summary>
/// Windows that are alike: turn <c>t</c> writes output <c>First + Step * t</c> from the <c>Taps</c> cells
/// <c>Start + StartStep * t + TapStep * tap</c>.
/// </summary>
/// <param name="First">The first output.</param>
/// <param name="Step">From one output to the next.</param>
/// <param name="Count">How many outputs.</param>
/// <param name="Start">The first window's first cell inside the input.</param>
/// <param name="StartStep">From one window to the next.</param>
/// <param name="Taps">Cells of a window inside the input; none where dilation leaps over a small input.</param>
/// <param name="TapStep">From one cell of a window to the next.</param>
/// <param name="Cells">What this axis adds to the divisor of a mean.</param>
internal sealed record PoolRun(int First, int Step, int Count, int Start, int StartStep, int Taps, int TapStep, int Cells)
{
    /// <summary>This run and a window behind it, if that is alike.</summary>
    public PoolRun? With(PoolRun next, int period)
    {
        int step = next.Start - (Start + (StartStep * (Count - 1)));
        return next.Taps == Taps && next.Cells == Cells && (Count == 1 || step == StartStep)
            ? this with { Step = period, Count = Count + 1, StartStep = step }
            : null;
    }
}

namespace KernelGen.Compiler.Graph;

/// <summary>
/// The windows of a pooling layer along one axis, in runs of windows that are alike: the steady state in the middle, and windows that the
/// padding cuts or that adaptive pooling makes longer. Each run is a loop without a test. Where there would be many runs, windows that differ
/// share one that computes their bounds, so that the text does not grow with the kernel.
/// </summary>
/// <param name="Kernel">Taps of the longest window.</param>
/// <param name="Runs">All outputs, each in one run.</param>
/// <param name="IsDisjoint">Whether no cell is in two windows, so that a gradient is written and not added.</param>
/// <param name="Windows">Where each window is.</param>
internal sealed record PoolAxis(int Kernel, IReadOnlyList<PoolRun> Runs, bool IsDisjoint, PoolFormula Windows)
{
    /// <summary>Runs of alike windows that an axis may have: with eight on both, a layer is 64 loops.</summary>
    private const int MostRuns = 8;

    /// <summary>Periods that are tried for adaptive windows, which repeat but seldom from one to the next.</summary>
    private const int MostPeriods = 64;

    /// <summary>Windows that are looked at to find the best period, all periods together.</summary>
    private const int MostLooks = 1 << 22;

    /// <summary>Cells of all windows, those in two of them twice.</summary>
    public long Cells => Runs.Sum(r => r.Varied is null ? (long)r.Count * r.Taps : Enumerable.Range(0, r.Count).Sum(i => (long)r.At(i).Taps));

    /// <summary>Windows of one size at one distance.</summary>
    /// <param name="window">How the window moves.</param>
    /// <param name="paddingAfter">Cells added below or on the right.</param>
    /// <param name="countsPadding">Whether a mean divides by the taps in the padding too.</param>
    public static PoolAxis Sliding(AxisWindow window, int paddingAfter, bool countsPadding)
    {
        var windows = new SlidingFormula(window, paddingAfter, countsPadding);
        bool isDisjoint = window.Stride > (long)window.Dilation * (window.Kernel - 1);
        (int first, int end) = (windows.FirstWhole, windows.EndOfWhole);
        List<PoolRun> runs = Group(windows, 0, first, 1);
        AddWhole(runs, windows, first, end);
        runs.AddRange(Group(windows, end, window.Output, 1));
        if (runs.Count > MostRuns)
        {
            runs = [];
            int most = Math.Min(window.Kernel, window.Input);
            AddVaried(runs, windows, 0, first, most);
            AddWhole(runs, windows, first, end);
            AddVaried(runs, windows, end, window.Output, most);
        }

        return new PoolAxis(window.Kernel, runs, isDisjoint, windows);
    }

    /// <summary>
    /// Adaptive windows. Those a period apart are often alike where neighbours are not, so the period with the fewest runs is taken.
    /// </summary>
    public static PoolAxis Adaptive(int input, int output)
    {
        var windows = new AdaptiveFormula(input, output);
        List<PoolRun> best = Group(windows, 0, output, 1);
        for (int period = 2; period <= Math.Min(Math.Min(MostPeriods, output), MostLooks / output) && best.Count > period; period++)
        {
            List<PoolRun> runs = Group(windows, 0, output, period);
            best = runs.Count < best.Count ? runs : best;
        }

        // The longest window has a cell more on either side than the share of an output.
        int most = Math.Min(input, ((input - 1) / output) + 2);
        return best.Count <= MostRuns
            ? new PoolAxis(best.Max(r => r.Taps), best, input % output == 0, windows)
            : new PoolAxis(most, [PoolRun.Of(windows, 0, output, most)], input % output == 0, windows);
    }

    /// <summary>Brings windows a period apart together while they step evenly; ends early where there are too many runs.</summary>
    private static List<PoolRun> Group(PoolFormula windows, int first, int end, int period)
    {
        var runs = new List<PoolRun>();
        for (int residue = first; residue < Math.Min(end, first + period); residue++)
        {
            PoolRun? open = null;
            for (int output = residue; output < end && runs.Count <= MostRuns; output += period)
            {
                PoolRun next = windows.RunAt(output);
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

    /// <summary>The windows that nothing cuts, which need not be looked at one by one.</summary>
    private static void AddWhole(List<PoolRun> runs, SlidingFormula windows, int first, int end)
    {
        if (first < end)
        {
            PoolRun run = windows.RunAt(first);
            runs.Add(end - first == 1 ? run : run with { Count = end - first, StartStep = windows.Window.Stride });
        }
    }

    private static void AddVaried(List<PoolRun> runs, PoolFormula windows, int first, int end, int mostTaps)
    {
        if (first < end)
        {
            runs.Add(PoolRun.Of(windows, first, end - first, mostTaps));
        }
    }
}

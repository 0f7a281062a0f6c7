using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>One window of a run along one axis. Where the windows of the run are not alike, its bounds are computed where it is made.</summary>
internal sealed class WindowAxis
{
    private readonly Affine _iteration;
    private readonly Affine _cells;

    private WindowAxis(PoolRun run, Affine iteration, Affine first, Affine end, Affine cells) =>
        (Run, _iteration, First, End, _cells) = (run, iteration, first, end, cells);

    public PoolRun Run { get; }

    public bool IsVaried => Run.Varied is not null;

    public Affine Output => (_iteration * Run.Step) + Run.First;

    /// <summary>The first cell inside the input.</summary>
    public Affine First { get; }

    /// <summary>The first cell behind the window.</summary>
    public Affine End { get; }

    /// <summary>The window of an iteration.</summary>
    /// <param name="builder">Where bounds that must be computed go.</param>
    /// <param name="run">The run.</param>
    /// <param name="iteration">The number of the window in it.</param>
    /// <param name="axis">A letter for the names of the bounds.</param>
    /// <param name="isMean">Whether the cells are counted.</param>
    public static WindowAxis Of(Builder builder, PoolRun run, Affine iteration, string axis, bool isMean)
    {
        Affine start = (iteration * run.StartStep) + run.Start;
        if (run.Varied is null)
        {
            return new(run, iteration, start, start + (run.Taps * run.TapStep), run.Cells);
        }

        Affine output = iteration + run.First;
        (Whole first, Whole end) = run.Varied switch
        {
            SlidingFormula sliding => Bounds(sliding.Window, output),
            AdaptiveFormula adaptive => Bounds(adaptive, output),
            _ => throw new InvalidOperationException(run.Varied.GetType().Name),
        };
        Symbol from = builder.Bound("first" + axis, first);
        Symbol to = builder.Bound("end" + axis, end);
        Affine cells = isMean ? builder.Bound("cells" + axis, Cells(run.Varied, output, (Affine)to - from)) : Affine.Zero;
        return new(run, iteration, from, to, cells);
    }

    /// <summary>The cell under a tap of a window that has as many as the others.</summary>
    public Affine Cell(Affine tap) => First + (tap * Run.TapStep);

    /// <summary>What the axis adds to the divisor of a mean.</summary>
    public Expression Divisor(VectorType type) => IsVaried ? new Counted(_cells, type) : Parts.Number(Run.Cells, type);

    private static (Whole First, Whole End) Bounds(AxisWindow window, Affine output)
    {
        Affine start = (output * window.Stride) - window.PaddingBefore;

        // The first tap inside the input: as many steps behind a start outside as bring it there.
        long steps = Round.Quotient(window.PaddingBefore, window.Dilation);
        Whole first = window.Dilation == 1
            ? Whole.Larger((Affine)0, start)
            : Whole.Larger(start, new WholeRemainder(start + (steps * window.Dilation), window.Dilation));
        return (first, Whole.Smaller((Affine)window.Input, start + (((window.Kernel - 1L) * window.Dilation) + 1)));
    }

    private static (Whole First, Whole End) Bounds(AdaptiveFormula windows, Affine output) => (
        new WholeQuotient(output * windows.Input, windows.Output),
        new WholeQuotient(((output + 1) * windows.Input) + (windows.Output - 1L), windows.Output));

    private static Whole Cells(PoolFormula windows, Affine output, Affine taps)
    {
        // A window without a cell has the mean zero, not a quotient by zero.
        return windows is SlidingFormula { CountsPadding: true, Window: var window, PaddingAfter: var after }
            ? Whole.Smaller((Affine)window.Kernel, (output * -window.Stride) + ((long)window.Input + after + window.PaddingBefore))
            : Whole.Larger((Affine)1, taps);
    }
}

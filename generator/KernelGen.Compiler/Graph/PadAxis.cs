using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// One axis with cells added at both ends. What is added is cut into runs whose sources step evenly, so that each is a loop without a
/// test; mirror images of mirror images, which an input smaller than its padding asks for, repeat, so there are but a few runs.
/// </summary>
/// <param name="Input">Cells of the input.</param>
/// <param name="Before">Cells added above or on the left.</param>
/// <param name="After">Cells added below or on the right.</param>
/// <param name="Runs">The added cells.</param>
internal sealed record PadAxis(int Input, int Before, int After, IReadOnlyList<PadRun> Runs)
{
    /// <summary>Cells with the padding.</summary>
    public int Output => Before + Input + After;

    public static PadAxis Of(BorderMode border, int input, int before, int after) => new(
        input,
        before,
        after,
        [.. Split(border, input, before, 0, before), .. Split(border, input, before, before + input, before + input + after)]);

    /// <summary>The cell of the input that stands at a position, however far outside; the first where nothing is copied.</summary>
    private static int Source(BorderMode border, int position, int size)
    {
        int period = border switch
        {
            BorderMode.Wrap => size,
            BorderMode.Reflect => 2 * size,
            BorderMode.Reflect101 => Math.Max(1, 2 * (size - 1)),
            _ => 1,
        };
        int turn = ((position % period) + period) % period;
        return border switch
        {
            BorderMode.Replicate => position < 0 ? 0 : size - 1,
            BorderMode.Reflect when turn >= size => period - 1 - turn,
            BorderMode.Reflect101 when turn >= size => period - turn,
            _ => turn,
        };
    }

    private static List<PadRun> Split(BorderMode border, int input, int before, int start, int end)
    {
        var runs = new List<PadRun>();
        for (int first = start; first < end;)
        {
            int source = At(first);
            int step = first + 1 < end && Math.Abs(At(first + 1) - source) <= 1 ? At(first + 1) - source : 0;
            int count = 1;
            while (first + count < end && At(first + count) == source + (step * count))
            {
                count++;
            }

            var run = new PadRun(first, count, source, count > 1 ? step : 0);
            int same = runs.FindIndex(r => r.Continues(run));
            if (same < 0)
            {
                runs.Add(run);
            }
            else
            {
                runs[same] = runs[same] with { Repeats = runs[same].Repeats + 1, Period = first - runs[same].Last };
            }

            first += count;
        }

        return runs;

        int At(int cell) => Source(border, cell - before, input);
    }
}

/// <summary>
/// Added cells: cell <c>First + Period * r + i</c> copies cell <c>Source + Step * i</c> of the input, for <c>i</c> below
/// <c>Count</c> and <c>r</c> below <c>Repeats</c>.
/// </summary>
internal sealed record PadRun(int First, int Count, int Source, int Step, int Repeats = 1, int Period = 0)
{
    /// <summary>The first cell of the last repetition.</summary>
    public int Last => First + (Period * (Repeats - 1));

    /// <summary>Whether another run is the next repetition of this one.</summary>
    public bool Continues(PadRun next) =>
        next.Count == Count && next.Source == Source && next.Step == Step && (Repeats == 1 || next.First - Last == Period);
}

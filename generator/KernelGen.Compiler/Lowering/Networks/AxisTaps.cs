using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Along one axis, which inputs an output sums over: turn <c>i</c> writes output <c>OutStart + OutStep * i</c> and reads, for each tap
/// <c>j</c>, input <c>InStart + InStep * i + TapStep * j</c> with weight <c>WeightStart + WeightStep * j</c>.
/// The forward pass is one of these. The backward pass for the data is one for each remainder by the stride: its outputs are the layer's
/// inputs, and only every stride-th weight meets them.
/// </summary>
/// <param name="Phases">Phases that are alike.</param>
/// <param name="PhaseOut">Outputs from a phase to the next.</param>
/// <param name="PhaseIn">Inputs from a phase to the next.</param>
/// <param name="PhaseWeight">Weights from a phase to the next.</param>
internal sealed record AxisTaps(
    int Count, int OutStart, int OutStep, int InStart, int InStep, int Taps, int TapStep, int WeightStart, int WeightStep,
    int Phases = 1, int PhaseOut = 1, int PhaseIn = 0, int PhaseWeight = 0)
{
    /// <summary>Phases along an axis that are each written out, those of a stride of two; more are loops where they are alike.</summary>
    private const int MostWrittenPhases = 2;

    /// <summary>Periods that are tried for phases that are alike.</summary>
    private const int MostPeriods = 64;

    /// <summary>Phases of which all periods are tried; behind a kernel that is much smaller than the stride the others are alike anyway.</summary>
    private const int MostPhasesForPeriods = 1 << 12;

    /// <summary>Which of the alike phases is meant.</summary>
    public Affine Phase { get; init; } = Affine.Zero;

    public static AxisTaps Forward(AxisWindow window) => new(
        window.Output, 0, 1, -window.PaddingBefore, window.Stride, window.Kernel, window.Dilation, 0, 1);

    /// <summary>
    /// The phases of the backward pass for the data, the input's remainders by the stride. Many of them are brought together where they are alike,
    /// which those a period apart can be where neighbours are not.
    /// </summary>
    public static IReadOnlyList<AxisTaps> BackwardData(AxisWindow window)
    {
        int phases = Math.Min(window.Stride, window.Input);

        // From one weight to the next that meets the same phase. Also where only one does: then phases have loops of one form.
        int step = window.Stride / GreatestDivisor(window.Stride, window.Dilation);
        var meeting = new Dictionary<int, (int First, int Count)>();
        for (int k = 0; k < window.Kernel; k++)
        {
            // Input y meets weight k in output (y + padding - k * dilation) / stride, where that is whole.
            int phase = (int)(((((long)k * window.Dilation) - window.PaddingBefore) % window.Stride + window.Stride) % window.Stride);
            meeting[phase] = meeting.TryGetValue(phase, out (int First, int Count) taps) ? (taps.First, taps.Count + 1) : (k, 1);
        }

        if (phases <= MostWrittenPhases)
        {
            return [.. Enumerable.Range(0, phases).Select(At)];
        }

        List<AxisTaps> best = Together(1);
        for (int period = 2; period <= MostPeriods && phases <= MostPhasesForPeriods && best.Count > period; period++)
        {
            List<AxisTaps> runs = Together(period);
            best = runs.Count < best.Count ? runs : best;
        }

        return best;

        AxisTaps At(int phase)
        {
            int count = (window.Input - phase + window.Stride - 1) / window.Stride;
            if (!meeting.TryGetValue(phase, out (int First, int Count) taps))
            {
                return new(count, phase, window.Stride, 0, 1, 0, 0, 0, 0);
            }

            int first = (int)((phase + window.PaddingBefore - ((long)taps.First * window.Dilation)) / window.Stride);
            return new(
                count, phase, window.Stride, first, 1, taps.Count, (int)(-((long)window.Dilation * step) / window.Stride), taps.First, step);
        }

        List<AxisTaps> Together(int period)
        {
            var runs = new List<AxisTaps>();
            for (int residue = 0; residue < period; residue++)
            {
                AxisTaps? open = null;
                for (int phase = residue; phase < phases; phase += period)
                {
                    AxisTaps next = At(phase);
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

            void Close(AxisTaps? run)
            {
                if (run is not null)
                {
                    runs.Add(run);
                }
            }
        }
    }

    /// <summary>Each of the alike phases, one after another.</summary>
    public void ForEachPhase(Builder builder, string name, Action<AxisTaps> body)
    {
        if (Phases == 1)
        {
            body(this);
        }
        else
        {
            builder.Loop(name, Phases, phase => body(this with { Phase = phase }));
        }
    }

    /// <summary>The smallest and the largest input index that is read; nothing is read without taps.</summary>
    public (int First, int Last) Reach()
    {
        if (Taps == 0)
        {
            return (0, 0);
        }

        int[] ends = [0, TapStep * (Taps - 1)];
        int[] phases = [0, PhaseIn * (Phases - 1)];
        return (InStart + ends.Min() + phases.Min(), InStart + (InStep * (Count - 1)) + ends.Max() + phases.Max());
    }

    /// <summary>
    /// How many inputs so many neighbouring outputs have to hold between two taps, so that what a tap has read need not be read again by the
    /// next: none where no two taps of them meet in one input.
    /// </summary>
    public int SharedReads(int outputs)
    {
        int distinct = Enumerable.Range(0, outputs).SelectMany(i => Enumerable.Range(0, Taps).Select(j => (InStep * i) + (TapStep * j))).Distinct().Count();
        return distinct < outputs * Taps ? outputs : 0;
    }

    /// <summary>Which outputs of every step the phases are, for example <c>row 0 of 4</c> or <c>columns 2 to 3 of 4</c>.</summary>
    public string Place(string name) => Phases switch
    {
        1 => Parts.Text($"{name} {OutStart} of {OutStep}"),
        _ when PhaseOut == 1 => Parts.Text($"{name}s {OutStart} to {OutStart + Phases - 1} of {OutStep}"),
        _ => Parts.Text($"{name}s {OutStart}, {OutStart + PhaseOut}, … {OutStart + (PhaseOut * (Phases - 1))} of {OutStep}"),
    };

    public Affine Out(Affine turn) => (turn * OutStep) + OutStart + (Phase * PhaseOut);

    public Affine In(Affine turn, Affine tap) => (turn * InStep) + (tap * TapStep) + InStart + (Phase * PhaseIn);

    public Affine Weight(Affine tap) => (tap * WeightStep) + WeightStart + (Phase * PhaseWeight);

    private static int GreatestDivisor(int left, int right) => right == 0 ? left : GreatestDivisor(right, left % right);

    /// <summary>These phases and one behind them, if that is alike.</summary>
    private AxisTaps? With(AxisTaps next, int period)
    {
        bool isAlike = next.Count == Count && next.Taps == Taps && next.TapStep == TapStep && next.WeightStep == WeightStep;
        int stepIn = next.InStart - InStart - (PhaseIn * (Phases - 1));
        int stepWeight = next.WeightStart - WeightStart - (PhaseWeight * (Phases - 1));
        return isAlike && (Phases == 1 || (stepIn == PhaseIn && stepWeight == PhaseWeight))
            ? this with { Phases = Phases + 1, PhaseOut = period, PhaseIn = stepIn, PhaseWeight = stepWeight }
            : null;
    }
}

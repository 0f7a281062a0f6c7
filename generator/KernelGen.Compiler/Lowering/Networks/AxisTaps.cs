using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Along one axis, which inputs an output sums over: turn <c>i</c> writes output <c>OutStart + OutStep * i</c> and reads, for each tap
/// <c>j</c>, input <c>InStart + InStep * i + TapStep * j</c> with weight <c>WeightStart + WeightStep * j</c>.
/// The forward pass is one of these. The backward pass for the data is one for each remainder by the stride: its outputs are the layer's
/// inputs, and only every stride-th weight meets them.
/// </summary>
internal sealed record AxisTaps(
    int Count, int OutStart, int OutStep, int InStart, int InStep, int Taps, int TapStep, int WeightStart, int WeightStep)
{
    public static AxisTaps Forward(AxisWindow window) => new(
        window.Output, 0, 1, -window.PaddingBefore, window.Stride, window.Kernel, window.Dilation, 0, 1);

    public static IReadOnlyList<AxisTaps> BackwardData(AxisWindow window)
    {
        int stride = window.Stride;
        var phases = new List<AxisTaps>();
        for (int phase = 0; phase < Math.Min(stride, window.Input); phase++)
        {
            // Input y meets weight k in output (y + padding - k * dilation) / stride, where that is whole.
            int[] taps = [.. Enumerable.Range(0, window.Kernel).Where(k => Remainder(phase + window.PaddingBefore - (k * window.Dilation), stride) == 0)];
            int count = (window.Input - phase + stride - 1) / stride;
            if (taps.Length == 0)
            {
                phases.Add(new(count, phase, stride, 0, 1, 0, 0, 0, 0));
                continue;
            }

            int step = taps.Length > 1 ? taps[1] - taps[0] : 1;
            int first = (phase + window.PaddingBefore - (taps[0] * window.Dilation)) / stride;
            phases.Add(new(count, phase, stride, first, 1, taps.Length, -(window.Dilation * step) / stride, taps[0], step));
        }

        return phases;
    }

    /// <summary>The smallest and the largest input index that is read; nothing is read without taps.</summary>
    public (int First, int Last) Reach()
    {
        if (Taps == 0)
        {
            return (0, 0);
        }

        int[] ends = [0, TapStep * (Taps - 1)];
        return (InStart + ends.Min(), InStart + (InStep * (Count - 1)) + ends.Max());
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

    public Affine Out(Affine turn) => (turn * OutStep) + OutStart;

    public Affine In(Affine turn, Affine tap) => (turn * InStep) + (tap * TapStep) + InStart;

    public Affine Weight(Affine tap) => (tap * WeightStep) + WeightStart;

    private static int Remainder(int value, int divisor) => ((value % divisor) + divisor) % divisor;
}

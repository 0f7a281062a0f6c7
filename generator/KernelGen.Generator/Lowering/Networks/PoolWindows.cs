using KernelGen.Generator.Graph;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>
/// Outputs along one axis whose windows hold the same cells of the input: the steady state in the middle, and each output at the
/// edges whose window is cut by the padding.
/// </summary>
/// <param name="First">The first output.</param>
/// <param name="Count">How many outputs.</param>
/// <param name="FirstTap">The first tap inside the input.</param>
/// <param name="Taps">Taps inside the input.</param>
/// <param name="Padded">Taps inside the input or its padding, which is what a mean that counts the padding divides by.</param>
internal sealed record PoolRange(int First, int Count, int FirstTap, int Taps, int Padded)
{
    public Affine Output(Affine turn) => turn + First;

    public static IReadOnlyList<PoolRange> Split(AxisWindow window, int paddingAfter)
    {
        var ranges = new List<PoolRange>();
        for (int output = 0; output < window.Output; output++)
        {
            int start = (output * window.Stride) - window.PaddingBefore;
            int firstTap = Math.Max(0, -start);
            int end = Math.Min(window.Kernel, window.Input - start);
            int padded = Math.Min(window.Kernel, window.Input + paddingAfter - start);
            PoolRange? last = ranges.Count > 0 ? ranges[ranges.Count - 1] : null;
            if (last is not null && last.FirstTap == firstTap && last.Taps == end - firstTap && last.Padded == padded)
            {
                ranges[ranges.Count - 1] = last with { Count = last.Count + 1 };
            }
            else
            {
                ranges.Add(new PoolRange(output, 1, firstTap, end - firstTap, padded));
            }
        }

        return ranges;
    }

    /// <summary>Whether no cell lies in two windows, so that a gradient is written and not added.</summary>
    public static bool IsDisjoint(AxisWindow window) => window.Stride >= window.Kernel;
}

using System.Globalization;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Lowering.Images;
using KernelGen.Generator.Passes;

namespace KernelGen.Generator.Emit.Images;

/// <summary>The row kernel of one vector width.</summary>
/// <param name="Function">What computes.</param>
/// <param name="Entry">The method that has the row kernels' parameters: the function's own or one before it.</param>
/// <param name="Pixels">The fewest outputs in a row.</param>
/// <param name="Rows">Output rows of one call.</param>
/// <param name="TileStride">The source stride where it is a constant, else 0.</param>
internal sealed record RowBody(Function Function, string Entry, int Pixels, int Rows, int TileStride)
{
    public static RowBody Of(ImageKernel kernel, Target target, string name)
    {
        string entry = $"{name}Rows{target.VectorBits.ToString(CultureInfo.InvariantCulture)}";
        int pixels = new LaneLayout(kernel, target).Pixels;
        if (ScheduleChooser.Choose(kernel, target) is not (var schedule, var cost))
        {
            string sentence = FormattableString.Invariant(
                $"{name}, {target.VectorBits}-bit vectors, looping over {kernel.Sum.Taps.Count} taps: too many for straight-line code.");
            Function looped = LoopedKernelLowering.Lower(kernel, target, $"{name}Loop{target.VectorBits.ToString(CultureInfo.InvariantCulture)}", [sentence]);
            return new(Verifier.Check(looped), entry, pixels, 1, LoopedKernelLowering.TileStride(kernel));
        }

        double perPixel = cost.Operations / (double)(pixels * schedule.Rows);
        string summary = FormattableString.Invariant(
            $"{name}, {schedule.Sentence}: {cost.Operations} vector operations and {cost.Loads} loads for {pixels * schedule.Rows} pixels ({perPixel:0.00} a pixel).");
        Function function = HoistConstants.Apply(RowKernelLowering.Lower(kernel, schedule, entry, [summary]));
        return new(Verifier.Check(function), entry, pixels, schedule.Rows, 0);
    }
}

using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>Chooses the schedule of a stage for a target: the one that takes the fewest cycles for an output, as the cost model sees it.</summary>
internal static class ScheduleChooser
{
    /// <summary>The most vector operations of one straight-line body, well below what the just-in-time compiler still optimises.</summary>
    public const int LargestBody = 1000;

    private static readonly int[] s_rows = [1, 2, 4];

    /// <summary>The best body.</summary>
    public static StageBody Choose(ImageStage stage, Target target, string name) =>
        TryChoose(stage, target, name)
        ?? Verified(StageBody.Lower(stage, new(target, PassOrder.Looped, 1), name)!);

    /// <summary>The best body of straight-line code; null where there is none.</summary>
    public static StageBody? TryChoose(ImageStage stage, Target target, string name)
    {
        StageBody? best = null;
        foreach (PassOrder order in Orders(stage))
        {
            StageBody? bestOfOrder = null;
            RowCandidate? row = order == PassOrder.ColumnsFirst ? RowCandidate.Of(stage, target, name) : null;
            foreach (int rows in s_rows.Where(r => r <= MostRows(target)))
            {
                StageBody? body = StageBody.Lower(stage, new(target, order, rows), name, row);
                if (body is null)
                {
                    break;
                }

                bestOfOrder = bestOfOrder is null || body.Weight < bestOfOrder.Weight * (1 - Gain(target)) ? body : bestOfOrder;
            }

            best = best is null || bestOfOrder?.Weight < best.Weight ? bestOfOrder : best;
        }

        return best;
    }

    /// <summary>The part of the time that more rows at a time must save to be worth their text; most of all where few run it.</summary>
    private static double Gain(Target target) => target.VectorBits > 128 ? 0.02 : 0.25;

    private static int MostRows(Target target) => target.VectorBits > 128 ? 4 : 2;

    /// <summary>Whether a kernel's sums can be taken columns first with the result that it has by itself.</summary>
    public static bool MayTakeColumns(ImageStage stage) => Orders(stage).Contains(PassOrder.ColumnsFirst);

    private static IEnumerable<PassOrder> Orders(ImageStage stage)
    {
        if (stage.OnlyKernel is not { } kernel)
        {
            return [PassOrder.ColumnsFirst];
        }

        // Without lowering: each tap, or each row and column, is at least one operation.
        bool isWide = kernel.Arithmetic.Accumulator == Accumulator.Wide;
        bool mayBeDirect = !kernel.SumsChannels && !isWide && kernel.Sum.NonZero <= LargestBody;
        StageInput input = stage.Inputs[0];
        bool mayTakeColumns = input.Columns.Lines.Count > 0
            && input.Columns.Lines.Sum(l => l.Shape.Count(f => !f.IsZero)) + input.Columns.TermsOf(0).Count <= LargestBody;
        if (kernel.Arithmetic.Accumulator == Accumulator.Single && mayBeDirect)
        {
            return FloatOrder(stage, mayTakeColumns);
        }

        return (mayBeDirect, mayTakeColumns) switch
        {
            (true, true) => [PassOrder.ColumnsFirst, PassOrder.Direct],
            (true, false) => [PassOrder.Direct],
            (false, true) => [PassOrder.ColumnsFirst],
            _ => [],
        };
    }

    /// <summary>
    /// The order of a float sum is a part of its result, so it is one for all targets: columns first where the kernel is a column times a row
    /// and that saves more products than writing a line and reading it costs.
    /// </summary>
    private static IEnumerable<PassOrder> FloatOrder(ImageStage stage, bool mayTakeColumns)
    {
        StageInput input = stage.Inputs[0];
        bool saves = input.Columns.Lines.Count == 1
            && input.Columns.Lines[0].Shape.Count(f => !f.IsZero) + input.Columns.TermsOf(0).Count + 4 < input.Kernels[0].Sum.NonZero;
        return mayTakeColumns && saves ? [PassOrder.ColumnsFirst] : [PassOrder.Direct];
    }

    private static StageBody Verified(StageBody body)
    {
        Verifier.Check(body.Row);
        return body;
    }
}

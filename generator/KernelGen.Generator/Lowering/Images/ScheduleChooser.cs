using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>Chooses the schedule of a kernel for a target: the cheapest for an output row that stays in registers.</summary>
internal static class ScheduleChooser
{
    /// <summary>The most vector operations of one straight-line body, well below what the just-in-time compiler still optimises.</summary>
    public const int LargestBody = 1000;

    private static readonly int[] s_rows = [1, 2, 4];

    /// <summary>The best schedule with its cost; null where even one row is too much for straight-line code.</summary>
    public static (ImageSchedule Schedule, KernelCost Cost)? Choose(ImageKernel kernel, Target target)
    {
        // Without lowering: each tap is at least one operation for each slot.
        if (kernel.Sum.NonZero * new LaneLayout(kernel, target).Slots > LargestBody)
        {
            return null;
        }

        (ImageSchedule Schedule, KernelCost Cost)? best = null;
        double least = double.MaxValue;
        foreach (TapOrder order in kernel.Arithmetic.Accumulator == Accumulator.Single
            ? new[] { TapOrder.Direct } : [TapOrder.Direct, TapOrder.ColumnsFirst])
        {
            foreach (int rows in s_rows)
            {
                var schedule = new ImageSchedule(target, order, rows);
                KernelCost cost = KernelCost.Of(RowKernelLowering.Lower(kernel, schedule, "candidate", []));
                double weight = Weight(cost, schedule);
                if (cost.Operations <= LargestBody && weight < least)
                {
                    least = weight;
                    best = (schedule, cost);
                }

                if (cost.Operations * 2 > LargestBody)
                {
                    break;
                }
            }
        }

        return best;
    }

    // Two instructions and two loads start in a cycle; what does not fit in registers is stored and loaded again.
    private static double Weight(KernelCost cost, ImageSchedule schedule)
    {
        int spilled = Math.Max(0, cost.LiveRegisters - schedule.Target.Registers);
        return (cost.Operations + (0.5 * cost.Loads) + (4 * spilled) + 2) / schedule.Rows;
    }
}

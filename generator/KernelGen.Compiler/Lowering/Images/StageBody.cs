using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>The order in which a stage's sums are taken.</summary>
internal enum PassOrder
{
    /// <summary>Column sums into lines, then along the rows.</summary>
    ColumnsFirst,

    /// <summary>Window by window, in the order of the taps.</summary>
    Direct,

    /// <summary>In loops over a table of taps.</summary>
    Looped,
}

/// <summary>How a stage is laid out: a value apart from what it computes.</summary>
/// <param name="Target">The vector unit.</param>
/// <param name="Order">The order of the sums.</param>
/// <param name="Rows">Output rows that are computed side by side.</param>
internal sealed record StageSchedule(Target Target, PassOrder Order, int Rows);

/// <summary>A row pass with its cost, which does not depend on how many rows the column passes take at a time.</summary>
internal sealed record RowCandidate(Function Function, KernelCost Cost)
{
    public static RowCandidate Of(ImageStage stage, Target target, string name)
    {
        Function function = RowPass.Lower(stage, target, $"{name}Row{target.VectorBits.ToString(CultureInfo.InvariantCulture)}", []);
        return new(function, KernelCost.Of(function));
    }
}

/// <summary>A stage as functions for one vector width.</summary>
/// <param name="Schedule">How it is laid out.</param>
/// <param name="Columns">The column pass of each input that has one.</param>
/// <param name="Row">The function that writes results.</param>
/// <param name="Weight">Cycles for one element of the result, roughly.</param>
internal sealed record StageBody(StageSchedule Schedule, IReadOnlyList<Function?> Columns, Function Row, double Weight)
{
    /// <summary>Lowers a stage with a schedule; null where straight-line code would be too long.</summary>
    public static StageBody? Lower(ImageStage stage, StageSchedule schedule, string name, RowCandidate? row = null)
    {
        Target target = schedule.Target;
        string bits = target.VectorBits.ToString(CultureInfo.InvariantCulture);
        switch (schedule.Order)
        {
            case PassOrder.Looped:
                ImageKernel looped = stage.OnlyKernel!;
                string sentence = $"{name}, {bits}-bit vectors, looping over {looped.Sum.Taps.Count.ToString(CultureInfo.InvariantCulture)} taps: too many for straight-line code.";
                return new(schedule, [null], LoopedPass.Lower(looped, target, $"{name}Loop{bits}", [sentence]), 0);
            case PassOrder.Direct:
                Function direct = DirectPass.Lower(stage.OnlyKernel!, target, schedule.Rows, $"{name}Rows{bits}", []);
                KernelCost cost = KernelCost.Of(direct);
                int pixels = DirectPass.Pixels(stage.OnlyKernel!, target) * schedule.Rows;
                return cost.Operations > ScheduleChooser.LargestBody ? null : new(
                    schedule, [null], Finish(direct, Sentence(name, schedule, "windows", cost, pixels)), cost.Weight(target) / pixels);
            default:
                return LowerColumns(stage, schedule, name, bits, row ?? RowCandidate.Of(stage, target, name));
        }
    }

    private static StageBody? LowerColumns(ImageStage stage, StageSchedule schedule, string name, string bits, RowCandidate row)
    {
        Target target = schedule.Target;
        KernelCost rowCost = row.Cost;
        int rowPixels = RowPass.Pixels(stage, target);
        double weight = rowCost.Weight(target) / rowPixels;
        bool fits = rowCost.Operations <= ScheduleChooser.LargestBody;
        var columns = new List<Function?>();
        for (int i = 0; i < stage.Inputs.Count && fits; i++)
        {
            StageInput input = stage.Inputs[i];
            if (input.Kernels.Count == 0)
            {
                columns.Add(null);
                continue;
            }

            string number = stage.Inputs.Count == 1 ? "" : i.ToString(CultureInfo.InvariantCulture);
            Function function = ColumnPass.Lower(input, target, schedule.Rows, $"{name}Columns{number}{(number.Length > 0 ? "_" : "")}{bits}", []);
            KernelCost cost = KernelCost.Of(function);
            int pixels = ColumnPass.Pixels(input, target) * schedule.Rows;
            weight += cost.Weight(target) / pixels * input.Channels / input.LineChannels;
            fits = cost.Operations <= ScheduleChooser.LargestBody;
            columns.Add(Finish(
                function, Sentence(name, schedule, "column sums", cost, pixels), $"Column sums: {ColumnPass.Describe(input, schedule.Rows)}."));
        }

        return fits
            ? new(schedule, columns, Finish(row.Function, Sentence(name, schedule with { Rows = 1 }, "along the row", rowCost, rowPixels)), weight)
            : null;
    }

    private static Function Finish(Function function, params string[] sentences) =>
        Verifier.Check(Passes.HoistConstants.Apply(function with { Summary = sentences }));

    private static string Sentence(string name, StageSchedule schedule, string what, KernelCost cost, int pixels) => FormattableString.Invariant(
        $"{name}, {what}, {schedule.Target.VectorBits}-bit vectors, {schedule.Rows} row{(schedule.Rows == 1 ? "" : "s")} at a time: {cost.Operations} vector operations, {cost.Loads} loads and {cost.Stores} stores for {pixels} elements ({cost.Operations / (double)pixels:0.000} operations each).");
}

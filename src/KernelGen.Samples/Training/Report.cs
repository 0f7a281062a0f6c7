using KernelGen.Data;
using KernelGen.Samples.LeNet;
using Spectre.Console;
using static System.FormattableString;

namespace KernelGen.Samples.Training;

/// <summary>What the program says before and after the training.</summary>
internal static class Report
{
    /// <summary>The network, a line a layer.</summary>
    public static void Network(IAnsiConsole console, Network network, DigitSets digits, Recipe recipe)
    {
        console.WriteLine(Invariant(
            $"{NameOf(network)} on {digits.Name}: {digits.Train.Count:N0} to train on, {digits.Test.Count:N0} to test on"));
        Table table = Plain("layer", "operation", "output", "parameters", "multiply-adds", "sees");
        foreach (Layer layer in network.Layers)
        {
            table.AddRow(
                layer.Name,
                layer.Operator,
                Invariant($"{layer.OutputShape.Channels} x {layer.OutputShape.Height} x {layer.OutputShape.Width}"),
                Invariant($"{(layer.Weight?.Length ?? 0) + (layer.Bias?.Length ?? 0):N0}"),
                Invariant($"{layer.MultiplyAdds:N0}"),
                Invariant($"{layer.ReceptiveField} x {layer.ReceptiveField}"));
        }

        console.Write(table);
        console.WriteLine(Invariant(
            $"{recipe.Epochs} epochs in batches of {recipe.Batch}, learning rate {recipe.Rate} {Curve(recipe)}, seed {recipe.Seed}, {recipe.Threads} {Threads(recipe)}"));
    }

    /// <summary>The measurements, the confusion matrix, some misread digits and, last, the accuracy.</summary>
    public static void Results(
        IAnsiConsole console, Network network, DigitSets digits, Recipe recipe, TrainingResult training, TestRun test, TimeSpan testTime, ForwardTimes forward)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().PadRight(3)).AddColumn();
        grid.AddRow("parameters", Invariant($"{network.Parameters.Sum(parameter => parameter.Length):N0}"));
        grid.AddRow("training", Invariant(
            $"{training.Elapsed.TotalSeconds:F2} s for {training.Images:N0} images: {training.Images / training.Elapsed.TotalSeconds:N0} images/s with {recipe.Threads} {Threads(recipe)}"));
        grid.AddRow("first step", Invariant($"{training.FirstStep.TotalMilliseconds:F0} ms of that, JIT compilation included"));
        grid.AddRow("data", Invariant($"waited for {100 * training.WaitedShare:F2} % of that time"));
        grid.AddRow("test", Invariant($"{testTime.TotalMilliseconds:F0} ms for {test.Confusion.Total:N0} images"));
        grid.AddRow("one image", Invariant(
            $"{forward.Median.TotalMicroseconds:F1} us; the first call {forward.First.TotalMilliseconds:F1} ms, JIT compilation included"));
        console.WriteLine();
        console.Write(grid);

        console.WriteLine();
        console.WriteLine($"Rows: the {digits.Names.Noun}. Columns: what it was read as.");
        console.Write(Matrix(test.Confusion, digits.Names));
        DigitArt.Draw(console, digits.Test, test.Misreads, digits.Names);
        console.WriteLine();

        // Straight to the writer: nothing may wrap or decorate the line that programs read.
        console.Profile.Out.Writer.WriteLine(test.Line);
    }

    private static Table Matrix(ConfusionMatrix confusion, ClassNames names)
    {
        Table table = Plain(["", .. Enumerable.Range(0, confusion.Classes).Select(k => Invariant($"{k}")), "right"]);
        for (int actual = 0; actual < confusion.Classes; actual++)
        {
            string[] counts = [.. Enumerable.Range(0, confusion.Classes).Select(predicted => Count(confusion, actual, predicted))];
            double recall = confusion.Recall(actual);
            string name = names.AreWords ? Invariant($"{actual} {names[actual]}") : Invariant($"{actual}");
            table.AddRow([name.EscapeMarkup(), .. counts, double.IsNaN(recall) ? "-" : Invariant($"{100 * recall:F1} %")]);
        }

        return table;
    }

    private static string Count(ConfusionMatrix confusion, int actual, int predicted)
    {
        int count = confusion[actual, predicted];
        if (actual == predicted) return Invariant($"[green]{count}[/]");
        return count == 0 ? "[grey35].[/]" : Invariant($"[red]{count}[/]");
    }

    private static Table Plain(params string[] headings)
    {
        Table table = new Table().Border(TableBorder.Simple).BorderColor(Spectre.Console.Color.Grey35);
        for (int i = 0; i < headings.Length; i++)
        {
            var column = new TableColumn(headings[i]).Padding(0, 0, 1, 0).NoWrap();
            table.AddColumn(i > 0 && headings[i] != "operation" ? column.RightAligned() : column);
        }

        return table;
    }

    private static string NameOf(Network network) => network is LeNet5 or BestLeNet5 ? "LeNet-5" : network.Name;

    private static string Curve(Recipe recipe) => recipe.Curve == RateCurve.Falling ? "falling to 0" : "in one cycle";

    private static string Threads(Recipe recipe) => recipe.Threads == 1 ? "thread" : "threads";
}

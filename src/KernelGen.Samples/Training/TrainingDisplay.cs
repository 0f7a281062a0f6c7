using Spectre.Console;
using static System.FormattableString;

namespace KernelGen.Samples.Training;

/// <summary>Shows how a training run gets on: a table that moves on a terminal, plain lines elsewhere.</summary>
internal static class TrainingDisplay
{
    private const int BarWidth = 20;

    // Rows of a table that stay in sight; an earlier epoch's gives way to a later one's.
    private const int LargestTable = 20;

    /// <summary>Runs a training and shows what it reports.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="epochs">How many there will be.</param>
    /// <param name="train">The training; it calls what it is given.</param>
    public static TrainingResult Show(IAnsiConsole console, int epochs, Func<Action<EpochProgress>, TrainingResult> train)
    {
        bool live = console.Profile.Capabilities is { Ansi: true, Interactive: true };
        return live ? ShowLive(console, epochs, train) : ShowLines(console, epochs, train);
    }

    private static TrainingResult ShowLines(IAnsiConsole console, int epochs, Func<Action<EpochProgress>, TrainingResult> train) =>
        train(progress =>
        {
            if (progress.Images < progress.Of) return;
            string number = Invariant($"{progress.Epoch}").PadLeft(Invariant($"{epochs}").Length);
            string left = progress.Epoch < epochs ? $", {Time(progress.Left)} left" : string.Empty;
            console.Profile.Out.Writer.WriteLine(Invariant(
                $"epoch {number} of {epochs}: loss {progress.Loss:F4}, accuracy {100 * progress.Accuracy:F2} %, {progress.ImagesPerSecond:F0} images/s{left}"));
        });

    private static TrainingResult ShowLive(IAnsiConsole console, int epochs, Func<Action<EpochProgress>, TrainingResult> train)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Spectre.Console.Color.Grey35);
        table.AddColumn(new TableColumn("epoch").RightAligned());
        table.AddColumn(new TableColumn(string.Empty).Width(BarWidth));
        foreach (string heading in (string[])["loss", "accuracy", "images/s", "time", "left"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        int shown = 0;
        return console.Live(table)
            .Overflow(VerticalOverflow.Ellipsis)
            .Cropping(VerticalOverflowCropping.Top)
            .Start(context => train(progress =>
            {
                string[] cells = Cells(progress, epochs);
                if (progress.Epoch != shown)
                {
                    if (table.Rows.Count == LargestTable) table.RemoveRow(0);
                    table.AddRow(cells);
                    shown = progress.Epoch;
                }
                else
                    for (int column = 0; column < cells.Length; column++)
                        table.UpdateCell(table.Rows.Count - 1, column, cells[column]);
                context.Refresh();
            }));
    }

    private static string[] Cells(EpochProgress progress, int epochs)
    {
        int done = (int)((long)progress.Images * BarWidth / progress.Of);
        string color = done == BarWidth ? "green" : "yellow";
        return
        [
            Invariant($"{progress.Epoch} / {epochs}"),
            $"[{color}]{new string('━', done)}[/][grey35]{new string('━', BarWidth - done)}[/]",
            Invariant($"{progress.Loss:F4}"),
            Invariant($"{100 * progress.Accuracy:F2} %"),
            Invariant($"{progress.ImagesPerSecond:N0}"),
            Invariant($"{progress.Elapsed.TotalSeconds:F2} s"),
            Time(progress.Left),
        ];
    }

    /// <summary>A time in the unit that suits it.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => Invariant($"{(int)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => Invariant($"{time.Minutes} min {time.Seconds} s"),
        _ => Invariant($"{time.TotalSeconds:F0} s"),
    };
}

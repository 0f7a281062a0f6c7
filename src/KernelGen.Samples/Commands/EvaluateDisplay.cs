using System.Diagnostics;
using KernelGen.Samples.Classify;
using Spectre.Console;
using static System.FormattableString;

namespace KernelGen.Samples.Commands;

/// <summary>Shows how an evaluation gets on: a bar on a terminal, a line every few seconds elsewhere.</summary>
internal static class EvaluateDisplay
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>Runs an evaluation and shows what it reports.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="count">How many pictures there are.</param>
    /// <param name="evaluate">The evaluation; it reports the pictures done, and those right at first.</param>
    public static Evaluation Show(IAnsiConsole console, int count, Func<Action<int, int>, Evaluation> evaluate)
    {
        if (console.Profile.Capabilities is { Ansi: true, Interactive: true })
        {
            return console.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .Start(context =>
                {
                    ProgressTask task = context.AddTask("reading", maxValue: count);
                    return evaluate((done, right) =>
                    {
                        task.Value = done;
                        task.Description = Text(done, right, count);
                    });
                });
        }

        long last = Stopwatch.GetTimestamp();
        return evaluate((done, right) =>
        {
            if (done == count || Stopwatch.GetElapsedTime(last) < s_pause) return;
            last = Stopwatch.GetTimestamp();
            console.Profile.Out.Writer.WriteLine(Text(done, right, count));
        });
    }

    private static string Text(int done, int right, int count) => Invariant($"{done:N0} of {count:N0}, {100.0 * right / done:F2} % right");
}

using KernelGen.Samples.Pictures;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>Shows how filtering gets on: a bar for each stage, for large pictures on a terminal; nothing elsewhere.</summary>
internal static class FiltersDisplay
{
    /// <summary>Smaller pictures are done before a bar could be read.</summary>
    public const long LargePixels = 4_000_000;

    /// <summary>Runs a job and shows what it reports.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="pixels">About how many pixels the picture has.</param>
    /// <param name="cancellation">Stops the job.</param>
    /// <param name="job">The job; it reports to what it is given.</param>
    public static T Show<T>(IAnsiConsole console, long pixels, CancellationToken cancellation, Func<JobProgress, T> job)
    {
        if (pixels < LargePixels || console.Profile.Capabilities is not { Ansi: true, Interactive: true })
            return job(new JobProgress(cancellation));

        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                ProgressTask? task = null;
                return job(new JobProgress(cancellation, (stage, done, steps) =>
                {
                    if (done == 0) task = context.AddTask(stage, maxValue: steps);
                    task!.Value = done;
                }));
            });
    }
}

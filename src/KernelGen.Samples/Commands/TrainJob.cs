using System.Diagnostics;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Training;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>One training from the first line to the last: shown, logged, tested, saved and drawn.</summary>
internal static class TrainJob
{
    /// <summary>Trains and tests.</summary>
    /// <param name="network">The network, fresh from its seed.</param>
    /// <param name="sets">The images.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="files">What is written.</param>
    /// <param name="console">Where results go.</param>
    /// <param name="cancellation">Stops the training between two batches.</param>
    /// <returns>The exit code.</returns>
    public static int Run(Network network, DigitSets sets, Recipe recipe, TrainFiles files, IAnsiConsole console, CancellationToken cancellation)
    {
        using JsonLog? log = files.Log is { } path ? new JsonLog(path, append: false) : null;
        Report.Network(console, network, sets, recipe);
        log?.Start(network, sets, recipe, firstEpoch: 1);
        List<HistoryPoint> history = [];
        TrainingResult training = TrainingDisplay.Show(console, recipe.Epochs, report => Trainer.Train(
            network,
            sets.Train,
            recipe,
            progress =>
            {
                report(progress);
                if (progress.Images == progress.Of) log?.Epoch(progress);
            },
            cancellation,
            history));
        log?.End(training);
        if (!training.Finished)
        {
            console.WriteLine(FormattableString.Invariant($"Stopped after {training.Images:N0} images, between two batches."));
            return Failure.Interrupted;
        }

        if (files.Save is { } save) File.WriteAllBytes(save, WeightFile.Write(network));
        ForwardTimes forward = ForwardTimes.Measure(network);
        long start = Stopwatch.GetTimestamp();
        TestRun test = TestRun.Of(network, sets.Test);
        TimeSpan testTime = Stopwatch.GetElapsedTime(start);
        log?.Test(test);
        if (files.Out is { } folder)
        {
            foreach (string file in TrainingPictures.Write(folder, network, sets, history, test))
                console.Profile.Out.Writer.WriteLine(file);
        }

        Report.Results(console, network, sets, recipe, training, test, testTime, forward);
        return 0;
    }
}

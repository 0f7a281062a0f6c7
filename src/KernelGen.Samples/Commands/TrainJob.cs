using System.Diagnostics;
using KernelGen.Data;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Mpi;
using KernelGen.Samples.Training;
using Spectre.Console;
using static System.FormattableString;

namespace KernelGen.Samples.Commands;

/// <summary>One training from the first line to the last: shown, logged, saved, tested and drawn.</summary>
/// <param name="Network">The network, fresh from its seed.</param>
/// <param name="Sets">The images.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Files">What is read and written.</param>
/// <param name="Console">Where results go.</param>
internal sealed record TrainJob(Network Network, DigitSets Sets, Recipe Recipe, TrainFiles Files, IAnsiConsole Console)
{
    /// <summary>Trains and tests.</summary>
    /// <param name="mpi">The processes that share the training; null for this one alone.</param>
    /// <param name="cancellation">Stops the training between two batches.</param>
    /// <returns>The exit code.</returns>
    public int Run(OpenMpi? mpi, CancellationToken cancellation)
    {
        if (Files.Save is { } save) WeightFile.ThrowIfUnfit(Network, save);
        bool speaks = mpi is null or { Rank: 0 };
        using JsonLog? log = speaks && Files.Log is { } path ? new JsonLog(path, append: Files.Resume) : null;
        if (speaks) Report.Network(Console, Network, Sets, Recipe);
        if (speaks && mpi is not null) Console.WriteLine(Invariant($"{mpi.Size} processes share each batch; the figures below are of the first one's part"));
        List<HistoryPoint> history = [];
        TrainingResult training = speaks
            ? TrainingDisplay.Show(Console, Recipe.Epochs, report => Train(mpi, log, history, report, cancellation))
            : Train(mpi, null, history, _ => { }, cancellation);
        log?.End(training);

        // Whoever has failed before ends without, and mpirun ends the others.
        mpi?.Dispose();
        if (!speaks) return training.Finished ? 0 : Failure.Interrupted;
        return training.Finished ? Finish(training, history, log) : Stop(training);
    }

    private TrainingResult Train(OpenMpi? mpi, JsonLog? log, List<HistoryPoint> history, Action<EpochProgress> report, CancellationToken cancellation)
    {
        MpiReducer? reducer = mpi is null ? null : new MpiReducer(mpi, cancellation);
        LabeledImages images = mpi is null ? Sets.Train : Shard.Of(Sets.Train, mpi.Rank, mpi.Size);
        Recipe recipe = mpi is null ? Recipe : Recipe with { Batch = Share(mpi) };
        TrainingCheckpoint? checkpoint = Files.Checkpoint is { } file ? new TrainingCheckpoint(file, Recipe, Sets.Train, mpi?.Size ?? 1) : null;
        return Trainer.Train(
            Network,
            images,
            recipe,
            progress =>
            {
                report(progress);
                if (progress.Images == progress.Of) log?.Epoch(progress);
            },
            cancellation,
            new TrainExtras
            {
                History = history,
                Reducer = reducer,
                Stops = reducer is null ? null : () => reducer.Stopped,
                OrderSeed = (ulong)(mpi?.Rank ?? 0) << 32,
                Begin = session =>
                {
                    if (Files.Resume) checkpoint!.Load(session);
                    log?.Start(Network, Sets, Recipe, session.Steps);
                },
                Save = session =>
                {
                    if (mpi is null or { Rank: 0 }) checkpoint?.Save(session);
                },
            });
    }

    private int Share(OpenMpi mpi) => Recipe.Batch % mpi.Size == 0
        ? Recipe.Batch / mpi.Size
        : throw new IOException($"A batch of {Recipe.Batch} images cannot be shared evenly by {mpi.Size} processes; choose another --batch.");

    private int Stop(TrainingResult training)
    {
        string saved = Files.Checkpoint is { } file
            ? $"; saved in {file}. To go on, give the same command with --resume."
            : "; nothing was saved, as there was no --checkpoint.";
        Console.Profile.Out.Writer.WriteLine(Invariant($"Stopped after {training.Images:N0} images, between two batches{saved}"));
        return Failure.Interrupted;
    }

    private int Finish(TrainingResult training, List<HistoryPoint> history, JsonLog? log)
    {
        if (Files.Save is { } save) WeightFile.Save(Network, save);
        ForwardTimes forward = ForwardTimes.Measure(Network);
        long start = Stopwatch.GetTimestamp();
        TestRun test = TestRun.Of(Network, Sets.Test);
        TimeSpan testTime = Stopwatch.GetElapsedTime(start);
        log?.Test(test);
        if (Files.Out is { } folder)
        {
            foreach (string file in TrainingPictures.Write(folder, Network, Sets, history, test))
                Console.Profile.Out.Writer.WriteLine(file);
        }

        Report.Results(Console, Network, Sets, Recipe, training, test, testTime, forward);
        return 0;
    }
}

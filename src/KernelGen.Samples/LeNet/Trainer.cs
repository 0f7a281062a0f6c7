using System.Diagnostics;
using KernelGen.Data;

namespace KernelGen.Samples.LeNet;

/// <summary>How far an epoch has come.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Images">Images seen in it so far.</param>
/// <param name="Of">Images of the whole epoch.</param>
/// <param name="Loss">Mean loss over those seen.</param>
/// <param name="Accuracy">Share of those seen that the network knew before it learned from them.</param>
/// <param name="Elapsed">Time spent in it.</param>
internal readonly record struct EpochProgress(int Epoch, int Images, int Of, double Loss, double Accuracy, TimeSpan Elapsed)
{
    public double ImagesPerSecond => Images / Elapsed.TotalSeconds;
}

/// <summary>What a training run measured.</summary>
/// <param name="Images">Images seen, over all epochs.</param>
/// <param name="Elapsed">All epochs together, display included.</param>
/// <param name="FirstStep">The first step alone, in which the run-time compiler turns the kernels into machine code.</param>
/// <param name="Finished">Whether it ran to its end.</param>
internal sealed record TrainingResult(long Images, TimeSpan Elapsed, TimeSpan FirstStep, bool Finished);

/// <summary>Trains LeNet-5 by a recipe.</summary>
internal static class Trainer
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Trains; stops between two batches when cancelled, so the weights are always those after a whole step.</summary>
    /// <param name="network">Its weights are learned further from what they are.</param>
    /// <param name="images">The training images.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="report">Called some ten times a second, and at the end of every epoch.</param>
    /// <param name="cancellation">Stops the training.</param>
    public static TrainingResult Train(
        LeNet5 network, LabeledImages images, Recipe recipe, Action<EpochProgress> report, CancellationToken cancellation)
    {
        var loader = new BatchLoader(new ShiftedImages(images, recipe.Shift, recipe.Seed), recipe.Batch, seed: recipe.Seed);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = recipe.Batch,
            Threads = recipe.Threads,
            ThrowOnNonFinite = true,
            Optimizer = new Sgd(recipe.Rate) { Momentum = recipe.Momentum, WeightDecay = recipe.WeightDecay },
        });

        long start = Stopwatch.GetTimestamp();
        long seen = 0;
        long step = 0;
        long steps = (long)loader.Count * recipe.Epochs;
        TimeSpan firstStep = default;
        for (int epoch = 1; epoch <= recipe.Epochs; epoch++)
        {
            long epochStart = Stopwatch.GetTimestamp();
            TimeSpan nextReport = ReportEvery;
            int count = 0;
            int correct = 0;
            double loss = 0;
            loader.StartEpoch(epoch);
            while (!cancellation.IsCancellationRequested && loader.MoveNext())
            {
                session.LearningRate = recipe.Rate * (steps - step) / steps;
                loss += (double)session.Step(loader.Inputs, loader.Labels) * loader.Labels.Length;
                correct += session.Correct;
                count += loader.Labels.Length;
                if (step++ == 0) firstStep = Stopwatch.GetElapsedTime(start);

                TimeSpan elapsed = Stopwatch.GetElapsedTime(epochStart);
                if (elapsed < nextReport && count < images.Count) continue;
                nextReport = elapsed + ReportEvery;
                report(new EpochProgress(epoch, count, images.Count, loss / count, (double)correct / count, elapsed));
            }

            seen += count;
            if (cancellation.IsCancellationRequested)
                return new TrainingResult(seen, Stopwatch.GetElapsedTime(start), firstStep, Finished: false);
        }

        return new TrainingResult(seen, Stopwatch.GetElapsedTime(start), firstStep, Finished: true);
    }
}

using System.Diagnostics;
using KernelGen.Data;
using KernelGen.Samples.LeNet;

namespace KernelGen.Samples.Training;

/// <summary>Trains a network by a recipe.</summary>
internal static class Trainer
{
    // Images read ahead: enough to train on while the loader waits for its turn on the processor.
    private const int Ahead = 2048;

    // Points of a history, if there are as many steps.
    private const int Points = 200;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Trains; stops between two batches when cancelled, so the weights are always those after a whole step.</summary>
    /// <param name="network">Its weights are learned further from what they are.</param>
    /// <param name="images">The training images.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="report">Called some ten times a second, and at the end of every epoch.</param>
    /// <param name="cancellation">Stops the training.</param>
    /// <param name="extras">What else happens; null for nothing.</param>
    public static TrainingResult Train(
        Network network,
        LabeledImages images,
        Recipe recipe,
        Action<EpochProgress> report,
        CancellationToken cancellation,
        TrainExtras? extras = null)
    {
        extras ??= new TrainExtras();
        IDataset samples = (recipe.Augmentation with { Fill = DigitScale.Background }).Of(DigitSamples.Of(images, network), network.InputShape);
        using var loader = new BatchLoader(samples, recipe.Batch, seed: recipe.Seed + extras.OrderSeed)
        {
            // A thread of its own only where there is a processor for it: else the threads that train read too.
            Prefetch = recipe.Threads < Environment.ProcessorCount ? Math.Clamp(Ahead / recipe.Batch, 2, 64) : 0,
            PrefetchNextEpoch = true,
        };
        long steps = (long)loader.Count * recipe.Epochs;
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = recipe.Batch,
            Threads = recipe.Threads,
            ThrowOnNonFinite = true,
            Optimizer = recipe.Optimizer,
            Schedule = recipe.Curve.Over(recipe.Rate, steps),
            GradientReducer = extras.Reducer,
            Seed = recipe.Seed + extras.OrderSeed,
        });
        extras.Begin?.Invoke(session);

        long start = Stopwatch.GetTimestamp();
        long seen = 0;
        long first = session.Steps;
        long step = first;
        TimeSpan firstStep = default;
        bool stop = false;
        for (int epoch = 1 + (int)(first / loader.Count); epoch <= recipe.Epochs && !stop; epoch++)
        {
            int batches = (int)(step % loader.Count);
            long epochStart = Stopwatch.GetTimestamp();
            TimeSpan nextReport = ReportEvery;
            var sums = new Sums();
            var recent = new Sums();
            loader.StartEpoch(epoch, batches);
            int before = Math.Min(batches * recipe.Batch, images.Count);
            while (!(stop = extras.Stops?.Invoke() ?? cancellation.IsCancellationRequested) && loader.MoveNext())
            {
                float loss = session.Step(loader);
                sums.Add(loss, session.Correct, loader.Labels.Length);
                recent.Add(loss, session.Correct, loader.Labels.Length);
                seen += loader.Labels.Length;
                if (step++ == first) firstStep = Stopwatch.GetElapsedTime(start);
                if (step * Points / steps != (step - 1) * Points / steps)
                {
                    extras.History?.Add(new HistoryPoint((double)step / loader.Count, recent.Loss, recent.Accuracy));
                    recent = default;
                }

                TimeSpan elapsed = Stopwatch.GetElapsedTime(epochStart);
                if (elapsed < nextReport && before + sums.Images < images.Count) continue;
                nextReport = elapsed + ReportEvery;
                report(new EpochProgress(
                    epoch,
                    before + sums.Images,
                    images.Count,
                    sums.Loss,
                    sums.Accuracy,
                    elapsed,
                    sums.Images / elapsed.TotalSeconds,
                    session.LearningRate,
                    Stopwatch.GetElapsedTime(start) * ((double)(steps - step) / (step - first))));
            }

            if (!stop) extras.Save?.Invoke(session);
        }

        if (stop) extras.Save?.Invoke(session);

        return new TrainingResult(seen, Stopwatch.GetElapsedTime(start), firstStep, loader.Waited, step == steps);
    }

    /// <summary>Sums over images.</summary>
    private struct Sums
    {
        private double _loss;
        private int _correct;

        public int Images { get; private set; }

        public readonly double Loss => _loss / Images;

        public readonly double Accuracy => (double)_correct / Images;

        public void Add(float loss, int correct, int images)
        {
            _loss += (double)loss * images;
            _correct += correct;
            Images += images;
        }
    }
}

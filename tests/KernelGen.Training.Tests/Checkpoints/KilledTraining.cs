using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Checkpoints;

/// <summary>A training whose every step depends on the last and on the step's number, with a checkpoint after each.</summary>
internal static class KilledTraining
{
    public const int Batch = 16;

    public static TrainingOptions Options(int threads = 1) => new()
    {
        BatchSize = Batch,
        Threads = threads,
        Optimizer = new AdamW { AmsGrad = true },
        Schedule = new OneCycleLR(0.01, 1_000_000),
        ClipNorm = 1,
    };

    /// <summary>Takes up the training of a file where it is, or starts it.</summary>
    public static void Run(string file, int steps)
    {
        using SmallNet network = SmallNet.Create(seed: 3);
        using TrainingSession session = network.CreateTrainingSession(Options());
        if (File.Exists(file)) session.LoadCheckpoint(file);
        while (session.Steps < steps)
        {
            Step(session);
            session.SaveCheckpoint(file);
        }
    }

    /// <summary>The step that comes next.</summary>
    public static void Step(TrainingSession session)
    {
        int step = (int)session.Steps;
        session.Step(Numbers.Uniform(Batch * 144, step), Numbers.Labels(Batch, 10, step).AsSpan());
    }
}

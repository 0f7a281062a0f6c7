namespace KernelGen.Samples.Training;

/// <summary>What happens beside a training.</summary>
internal sealed record TrainExtras
{
    /// <summary>Gets the means over some steps each.</summary>
    public List<HistoryPoint>? History { get; init; }

    /// <summary>Called before the first step, for example to take up what an earlier run has left.</summary>
    public Action<TrainingSession>? Begin { get; init; }

    /// <summary>Called after each epoch, and between two steps where the training was stopped.</summary>
    public Action<TrainingSession>? Save { get; init; }

    /// <summary>Shares gradients with other processes; null for none.</summary>
    public IGradientReducer? Reducer { get; init; }

    /// <summary>Whether to stop, where the cancellation of one process does not decide it; null to ask that.</summary>
    public Func<bool>? Stops { get; init; }

    /// <summary>Added to the seed of the images' order and changes: a process of several has its own.</summary>
    public ulong OrderSeed { get; init; }
}

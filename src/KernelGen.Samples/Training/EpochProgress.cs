namespace KernelGen.Samples.Training;

/// <summary>How far an epoch has come.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Images">Images of it that are behind, also those before a training was taken up again in its middle.</param>
/// <param name="Of">Images of the whole epoch.</param>
/// <param name="Loss">Mean loss over those seen.</param>
/// <param name="Accuracy">Share of those seen that the network knew before it learned from them.</param>
/// <param name="Elapsed">Time spent in it.</param>
/// <param name="ImagesPerSecond">Images trained on in a second of it.</param>
/// <param name="Rate">The last step's learning rate.</param>
/// <param name="Left">Time that the rest of the training will take if it goes on as so far.</param>
internal readonly record struct EpochProgress(
    int Epoch, int Images, int Of, double Loss, double Accuracy, TimeSpan Elapsed, double ImagesPerSecond, double Rate, TimeSpan Left);

/// <summary>What a training run measured.</summary>
/// <param name="Images">Images seen in this run, over all epochs.</param>
/// <param name="Elapsed">All epochs together, display included.</param>
/// <param name="FirstStep">The first step alone, which includes JIT compilation.</param>
/// <param name="Waited">Time that the training waited for its images.</param>
/// <param name="Finished">Whether it ran to its end.</param>
internal sealed record TrainingResult(long Images, TimeSpan Elapsed, TimeSpan FirstStep, TimeSpan Waited, bool Finished)
{
    /// <summary>The share of the time that the training waited for its images.</summary>
    public double WaitedShare => Waited / Elapsed;
}

/// <summary>The means over some steps that follow each other.</summary>
/// <param name="Epochs">How many epochs were behind at their end; a fraction within one.</param>
/// <param name="Loss">Their mean loss.</param>
/// <param name="Accuracy">Share of their images that the network knew.</param>
internal readonly record struct HistoryPoint(double Epochs, double Loss, double Accuracy);

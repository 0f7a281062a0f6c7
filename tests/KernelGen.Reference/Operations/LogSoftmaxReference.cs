namespace KernelGen.Reference;

/// <summary>The logarithms of each pixel's channels as shares of one.</summary>
public sealed class LogSoftmaxReference : SoftmaxReference
{
    /// <inheritdoc/>
    protected override bool IsLogarithm => true;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [];
}

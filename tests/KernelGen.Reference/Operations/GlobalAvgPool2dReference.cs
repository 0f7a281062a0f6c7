namespace KernelGen.Reference;

/// <summary>The mean of each plane.</summary>
public sealed class GlobalAvgPool2dReference : AdaptiveAvgPool2dReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [];
}

namespace KernelGen;

/// <summary>
/// What a shortcut needs, in a block: a convolution of 1×1 without bias to <see cref="Block.Channels"/> channels with the stride
/// <see cref="Block.Stride"/>, where one of them changes what the block reads; and nothing at all, the identity, where none does.
/// Example: <c>[Input(Block.Input), Projection]</c>.
/// </summary>
/// <remarks>Where it is nothing, a normalisation on the same layer is nothing either, and neither has parameters.</remarks>
/// <example><code>[Input(Block.Input), Projection, BatchNorm2d] public partial Layer Shortcut { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProjectionAttribute : Attribute;

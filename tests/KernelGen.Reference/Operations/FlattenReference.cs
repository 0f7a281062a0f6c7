using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The same numbers.</summary>
public sealed class FlattenReference : OperationReference
{
    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>();

    private sealed class Layer<T> : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias) => [.. x];

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient) => [.. gy];
    }
}

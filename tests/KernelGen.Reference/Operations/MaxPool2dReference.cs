using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The largest value of each window.</summary>
public sealed class MaxPool2dReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) =>
        [.. WindowDraws.Pool(random), .. WindowDraws.Dilation(random)];

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(WindowDraws.PoolShape(options, sizes));

    private sealed class Layer<T>(Pool2dShape shape) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private readonly int[] indices = new int[shape.OutputLength];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            var y = new T[shape.OutputLength];
            MaxPool2d.Forward<T>(shape, x, y, indices);
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            var gx = new T[shape.InputLength];
            MaxPool2d.Backward<T>(shape, gy, indices, gx);
            return gx;
        }
    }
}

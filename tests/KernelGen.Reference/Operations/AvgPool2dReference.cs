using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The mean of each window.</summary>
public sealed class AvgPool2dReference : OperationReference
{
    /// <inheritdoc/>
    public override int ExactFactor => AdaptiveAvgPool2dReference.Whole;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) =>
        [.. WindowDraws.Pool(random), ("CountIncludePad", random.Next(2) == 0)];

    /// <inheritdoc/>
    public override double Tolerance(ReferenceOptions options, LayerSizes sizes)
    {
        Pool2dShape shape = WindowDraws.PoolShape(options, sizes);
        return Math.Max(shape.KernelHeight, shape.KernelWidth) <= AdaptiveAvgPool2dReference.LongestExactWindow ? 0 : 1e-6;
    }

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) =>
        new Layer<T>(WindowDraws.PoolShape(options, sizes), options.Flag("CountIncludePad", true));

    private sealed class Layer<T>(Pool2dShape shape, bool countIncludePad) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            var y = new T[shape.OutputLength];
            AvgPool2d.Forward<T>(shape, countIncludePad, x, y);
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            var gx = new T[shape.InputLength];
            AvgPool2d.Backward<T>(shape, countIncludePad, gy, gx);
            return gx;
        }
    }
}

using System.Numerics;

namespace KernelGen.Reference;

/// <summary>Each pixel's channels as shares of one, after a division by the temperature.</summary>
public class SoftmaxReference : OperationReference
{
    /// <inheritdoc/>
    public sealed override bool IsActivation => true;

    /// <summary>Whether the logarithms of the shares are given.</summary>
    protected virtual bool IsLogarithm => false;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [("Temperature", 0.5 + random.Next(4))];

    /// <inheritdoc/>
    public override double Tolerance(ReferenceOptions options, LayerSizes sizes) => 2e-6;

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) =>
        new Layer<T>(sizes, T.CreateTruncating(options.Number("Temperature", 1)), IsLogarithm);

    private sealed class Layer<T>(LayerSizes sizes, T temperature, bool isLogarithm) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private T[] y = [];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            y = new T[x.Length];
            ChannelSoftmax.Forward(sizes.Batch, sizes.Channels, sizes.Height * sizes.Width, temperature, isLogarithm, x, y);
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            var gx = new T[gy.Length];
            ChannelSoftmax.Backward(sizes.Batch, sizes.Channels, sizes.Height * sizes.Width, temperature, isLogarithm, y, gy, gx);
            return gx;
        }
    }
}

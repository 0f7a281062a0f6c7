using System.Numerics;

namespace KernelGen.Reference;

/// <summary>A product with a learned matrix over the flattened input.</summary>
public sealed class LinearReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) =>
        [("outFeatures", random.Next(1, 40)), ("Bias", random.Next(2) == 0)];

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) =>
        new Layer<T>(sizes.Batch, sizes.Inputs, options.Int(0, "outFeatures"));

    private sealed class Layer<T>(int batch, int inputs, int outputs) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private T[] input = [];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            input = x;
            var y = new T[batch * outputs];
            Linear.Forward(batch, inputs, outputs, x, weight, bias, y);
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            Linear.BackwardWeights(batch, inputs, outputs, input, gy, weightGradient, biasGradient);
            var gx = new T[batch * inputs];
            Linear.BackwardInput(batch, inputs, outputs, gy, weight, gx);
            return gx;
        }
    }
}

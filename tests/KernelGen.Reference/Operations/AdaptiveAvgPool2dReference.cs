using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The mean of windows that cover each plane evenly.</summary>
public class AdaptiveAvgPool2dReference : OperationReference
{
    /// <summary>Means stay whole if the sums are multiples of every product of two sizes up to <see cref="LongestExactWindow"/>.</summary>
    internal const int Whole = 3600;

    internal const int LongestExactWindow = 6;

    /// <inheritdoc/>
    public sealed override int ExactFactor => Whole;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => random.Next(4) == 0
        ? [("outputHeight", 1), ("outputWidth", 1)]
        : [("outputHeight", random.Next(1, 11)), ("outputWidth", random.Next(1, 18))];

    /// <inheritdoc/>
    public override double Tolerance(ReferenceOptions options, LayerSizes sizes) =>
        Math.Max(Longest(sizes.Height, sizes.OutHeight), Longest(sizes.Width, sizes.OutWidth)) <= LongestExactWindow ? 0 : 1e-6;

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) =>
        new Layer<T>(sizes with { OutHeight = options.Int(1, "outputHeight"), OutWidth = options.Int(1, "outputWidth") });

    // No window is longer than this.
    private static int Longest(int size, int outputs) => (size + 2 * outputs - 2) / outputs;

    private sealed class Layer<T>(LayerSizes s) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            var y = new T[s.Batch * s.Channels * s.OutHeight * s.OutWidth];
            AdaptiveAvgPool2d.Forward<T>(s.Batch * s.Channels, s.Height, s.Width, s.OutHeight, s.OutWidth, x, y);
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            var gx = new T[s.Batch * s.Inputs];
            AdaptiveAvgPool2d.Backward<T>(s.Batch * s.Channels, s.Height, s.Width, s.OutHeight, s.OutWidth, gy, gx);
            return gx;
        }
    }
}

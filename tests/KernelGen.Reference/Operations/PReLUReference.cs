using System.Numerics;

namespace KernelGen.Reference;

/// <summary><c>y = x &gt; 0 ? x : w x</c>, with a slope for all channels or one for each.</summary>
public sealed class PReLUReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) =>
        [("numParameters", random.Next(2) == 0 ? 1 : channels), ("Init", 0.25 * random.Next(-2, 4))];

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(sizes, options.Int(1, "numParameters"));

    private sealed class Layer<T>(LayerSizes s, int slopes) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private T[] _x = [];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            _x = x;
            var y = new T[x.Length];
            for (int i = 0; i < x.Length; i++)
                y[i] = x[i] > T.Zero ? x[i] : weight[Slope(i)] * x[i];
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            var gx = new T[gy.Length];
            for (int i = 0; i < gy.Length; i++)
            {
                gx[i] = _x[i] > T.Zero ? gy[i] : weight[Slope(i)] * gy[i];
                if (!(_x[i] > T.Zero) && !weightGradient.IsEmpty)
                    weightGradient[Slope(i)] += _x[i] * gy[i];
            }

            return gx;
        }

        private int Slope(int i) => i / (s.Height * s.Width) % s.Channels % slopes;
    }
}

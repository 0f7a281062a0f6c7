using System.Numerics;

namespace KernelGen.Reference;

/// <summary>Values divided by a power of the squares of neighbouring channels, by plain loops: <c>y = x d^−β</c> with <c>d = k + α mean</c>.</summary>
public sealed class LocalResponseNormReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) =>
    [
        ("size", random.Next(6) == 0 ? random.Next(1, 300) : random.Next(1, 8)), ("Alpha", 0.5 * random.Next(1, 4)),
        ("Beta", random.Next(4) == 0 ? 0.6 : 0.25 * random.Next(0, 9)), ("K", 0.5 * random.Next(1, 5)),
    ];

    /// <inheritdoc/>
    public override double Tolerance(ReferenceOptions options, LayerSizes sizes) => 2e-6;

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(
        sizes, options.Int(1, "size"), options.Number("Alpha", 1e-4), options.Number("Beta", 0.75), options.Number("K", 1));

    private sealed class Layer<T>(LayerSizes s, int size, double alpha, double beta, double k) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private readonly T _alpha = T.CreateTruncating(alpha / size), _beta = T.CreateTruncating(beta), _k = T.CreateTruncating(k);
        private T[] _x = [];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            _x = x;
            var y = new T[x.Length];
            ForEach((at, _, _) => y[at] = x[at] * T.Pow(Divisor(at), -_beta));
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            var gx = new T[gy.Length];
            ForEach((at, first, end) =>
            {
                T d = Divisor(at);
                gx[at] += gy[at] * T.Pow(d, -_beta);
                T share = T.CreateTruncating(-2) * _beta * _alpha * gy[at] * _x[at] * T.Pow(d, -_beta - T.One);
                for (int n = first; n < end; n += s.Height * s.Width)
                    gx[n] += share * _x[n];
            });
            return gx;
        }

        private T Divisor(int at)
        {
            (int first, int end) = Window(at);
            T sum = T.Zero;
            for (int n = first; n < end; n += s.Height * s.Width)
                sum += _x[n] * _x[n];
            return _k + _alpha * sum;
        }

        private (int First, int End) Window(int at)
        {
            int plane = s.Height * s.Width, channel = at / plane % s.Channels;
            int first = Math.Max(0, channel - size / 2), end = Math.Min(s.Channels, channel - size / 2 + size);
            return (at + (first - channel) * plane, at + (end - channel) * plane);
        }

        private void ForEach(Action<int, int, int> body)
        {
            for (int at = 0; at < s.Batch * s.Inputs; at++)
            {
                (int first, int end) = Window(at);
                body(at, first, end);
            }
        }
    }
}

// Goes to tests/KernelGen.Reference/Operations.
using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The root of the sum of squares of each window, by plain loops.</summary>
public sealed class L2Pool2dReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels)
    {
        (int height, int width) = WindowDraws.Size(random);
        return [("kernelSize", height), ("KernelWidth", width), ("StrideH", random.Next(1, 4)), ("StrideW", random.Next(1, 4))];
    }

    /// <inheritdoc/>
    public override double Tolerance(ReferenceOptions options, LayerSizes sizes) => 2e-6;

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(WindowDraws.PoolShape(options, sizes));

    private sealed class Layer<T>(Pool2dShape s) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private T[] input = [], output = [];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            (input, output) = (x, new T[s.OutputLength]);
            ForEachTap((from, to) => output[to] += x[from] * x[from]);
            output = [.. output.Select(T.Sqrt)];
            return output;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            var gx = new T[s.InputLength];
            ForEachTap((from, to) => gx[from] += gy[to] / output[to] * input[from]);
            return gx;
        }

        private void ForEachTap(Action<int, int> body)
        {
            for (int window = 0; window < s.OutputLength; window++)
            {
                int column = window % s.OutWidth, row = window / s.OutWidth % s.OutHeight, plane = window / s.OutWidth / s.OutHeight;
                for (int i = 0; i < s.KernelHeight; i++)
                {
                    for (int j = 0; j < s.KernelWidth; j++)
                        body((plane * s.Height + row * s.StrideH + i) * s.Width + column * s.StrideW + j, window);
                }
            }
        }
    }
}

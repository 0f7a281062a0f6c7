using System.Numerics;

namespace KernelGen.Reference;

/// <summary>A transposed convolution by plain loops: each input adds its window of weights <c>[in, out / groups, kh, kw]</c> to the output.</summary>
public sealed class ConvTranspose2dReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels)
    {
        (int height, int width) = WindowDraws.Size(random);
        int[] divisors = [.. Enumerable.Range(1, channels).Where(d => channels % d == 0)];
        int groups = random.Next(3) switch { 0 => 1, 1 => channels, _ => divisors[random.Next(divisors.Length)] };
        (int strideH, int strideW) = (Stride(), Stride());
        return
        [
            ("outChannels", groups * random.Next(1, groups > 4 ? 3 : 9)), ("kernelSize", height), ("KernelWidth", width),
            ("StrideH", strideH), ("StrideW", strideW), .. WindowDraws.Dilation(random),
            ("OutputPaddingH", random.Next(strideH)), ("OutputPaddingW", random.Next(strideW)),
            ("PaddingTop", Side()), ("PaddingBottom", Side()), ("PaddingLeft", Side()), ("PaddingRight", Side()),
            ("Groups", groups), ("Bias", random.Next(3) > 0),
        ];

        int Stride() => random.Next(3) == 0 ? 1 : random.Next(1, 5);

        int Side() => random.Next(2) == 0 ? 0 : random.Next(0, 3);
    }

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(new(
        sizes, options.Int(0, "outChannels"), options.Int(1, "Groups"),
        Axis(options, "KernelHeight", "H", sizes.Height, "PaddingTop", "PaddingBottom"), Axis(options, "KernelWidth", "W", sizes.Width, "PaddingLeft", "PaddingRight")));

    private static TransposedAxis Axis(ReferenceOptions options, string kernel, string axis, int inputs, string before, string after)
    {
        int taps = options.Int(0, kernel, "kernelSize"), stride = options.Int(1, "Stride" + axis, "Stride"), dilation = options.Int(1, "Dilation" + axis, "Dilation");
        int first = options.Int(0, before, "Padding" + axis, "Padding"), last = options.Int(0, after, "Padding" + axis, "Padding");
        int more = options.Int(0, "OutputPadding" + axis, "OutputPadding");
        return new(taps, stride, dilation, first, (inputs - 1) * stride + dilation * (taps - 1) + 1 + more - first - last);
    }

    private sealed record TransposedAxis(int Kernel, int Stride, int Dilation, int Before, int Outputs);

    private sealed record TransposedShape(LayerSizes Sizes, int OutChannels, int Groups, TransposedAxis Rows, TransposedAxis Columns)
    {
        /// <summary>Calls the body with the places of an input, a weight and the output that they meet in, for all there are.</summary>
        public void ForEach(Action<int, int, int> body)
        {
            int groupIn = Sizes.Channels / Groups, groupOut = OutChannels / Groups;
            for (int at = 0; at < Sizes.Batch * Sizes.Inputs; at++)
            {
                int x = at % Sizes.Width, y = at / Sizes.Width % Sizes.Height, plane = at / Sizes.Width / Sizes.Height;
                int channel = plane % Sizes.Channels, sample = plane / Sizes.Channels;
                for (int o = 0; o < groupOut; o++)
                {
                    int outPlane = sample * OutChannels + channel / groupIn * groupOut + o;
                    for (int tap = 0; tap < Rows.Kernel * Columns.Kernel; tap++)
                    {
                        int row = y * Rows.Stride + tap / Columns.Kernel * Rows.Dilation - Rows.Before;
                        int column = x * Columns.Stride + tap % Columns.Kernel * Columns.Dilation - Columns.Before;
                        if (row >= 0 && row < Rows.Outputs && column >= 0 && column < Columns.Outputs)
                            body(at, (channel * groupOut + o) * Rows.Kernel * Columns.Kernel + tap, (outPlane * Rows.Outputs + row) * Columns.Outputs + column);
                    }
                }
            }
        }
    }

    private sealed class Layer<T>(TransposedShape s) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private readonly int _plane = s.Rows.Outputs * s.Columns.Outputs;
        private T[] _input = [];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            _input = x;
            var y = new T[s.Sizes.Batch * s.OutChannels * _plane];
            T[] w = [.. weight];
            for (int i = 0; i < y.Length && !bias.IsEmpty; i++)
                y[i] = bias[i / _plane % s.OutChannels];
            s.ForEach((from, tap, to) => y[to] += x[from] * w[tap]);
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            T[] gx = new T[_input.Length], w = [.. weight], gw = new T[w.Length];
            s.ForEach((from, tap, to) =>
            {
                gx[from] += gy[to] * w[tap];
                gw[tap] += gy[to] * _input[from];
            });
            for (int i = 0; i < weightGradient.Length; i++)
                weightGradient[i] += gw[i];
            for (int i = 0; i < gy.Length && !biasGradient.IsEmpty; i++)
                biasGradient[i / _plane % s.OutChannels] += gy[i];
            return gx;
        }
    }
}

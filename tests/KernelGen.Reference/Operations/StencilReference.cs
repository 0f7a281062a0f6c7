using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// An image kernel as a layer: every cell that a window reads outside goes through the borders' map of the image filters, and each
/// channel is a convolution of its own.
/// </summary>
public sealed class StencilReference : OperationReference
{
    /// <summary>The stencil, as the exact image filter reads it. Where taps are not written, only their numbers are known.</summary>
    public static FilterSpec Spec(ReferenceOptions options)
    {
        string row = string.Join(' ', Enumerable.Repeat("1", options.Int(1, "KernelWidth")));
        string ones = string.Join(';', Enumerable.Repeat(row, options.Int(1, "KernelHeight")));
        Fraction[] across = Line(options.Text("Row", ""));
        string product = string.Join(';', Line(options.Text("Column", "")).Select(down => string.Join(' ', across.Select(
            r => $"{down.Numerator * r.Numerator}/{down.Denominator * r.Denominator}"))));
        return new FilterSpec(product.Length > 0 ? product : options.Text("taps", ones))
        {
            Convolution = options.Text("Operation", "Correlation") == "Convolution",
            Divisor = Fraction.Of(options.Number("Divisor", 1)),
            Offset = Fraction.Of(options.Number("Offset", 0)),
            Border = Enum.Parse<Border>(options.Text("Border", "Reflect101")),
            BorderValue = options.Number("BorderValue", 0),
            AnchorX = options.Int(-1, "AnchorX"),
            AnchorY = options.Int(-1, "AnchorY"),
        };
    }

    private static Fraction[] Line(string text) =>
        [.. text.Split([';', ' ', ',', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Fraction.Parse)];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels)
    {
        (int height, int width) = WindowDraws.Size(random);
        string row = string.Join(' ', Enumerable.Range(1, width));
        return
        [
            ("taps", string.Join("; ", Enumerable.Repeat(row, height))), ("Border", ((Border)random.Next(6)).ToString()),
            ("AnchorX", random.Next(width)), ("AnchorY", random.Next(height)), ("Bias", random.Next(2) == 0),
        ];
    }

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(Spec(options), sizes);

    private sealed class Layer<T>(FilterSpec spec, LayerSizes sizes) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private readonly int height = spec.OutputHeight(sizes.Height) + spec.Height - 1;
        private readonly int width = spec.OutputWidth(sizes.Width) + spec.Width - 1;
        private Conv2dReference.Layer<T>? convolution;

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            convolution = new(new Conv2dShape(sizes.Batch, sizes.Channels, height, width, sizes.Channels, spec.Height, spec.Width) { Groups = sizes.Channels });
            var padded = new T[sizes.Batch * sizes.Channels * height * width];
            ForEachCell((to, from) => padded[to] = from < 0 ? T.CreateChecked(spec.BorderValue) : x[from]);
            return convolution.Forward(padded, weight, bias);
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            T[] padded = convolution!.Backward(gy, weight, weightGradient, biasGradient);
            var gx = new T[sizes.Batch * sizes.Inputs];
            ForEachCell((to, from) =>
            {
                if (from >= 0)
                    gx[from] += padded[to];
            });
            return gx;
        }

        // Each padded cell with the cell that it copies, or -1 for the constant.
        private void ForEachCell(Action<int, int> body)
        {
            for (int plane = 0; plane < sizes.Batch * sizes.Channels; plane++)
            {
                for (int i = 0; i < height; i++)
                {
                    int row = BorderMap.Index(i - spec.Top, sizes.Height, spec.Border);
                    for (int j = 0; j < width; j++)
                    {
                        int column = BorderMap.Index(j - spec.Left, sizes.Width, spec.Border);
                        body((plane * height + i) * width + j, row < 0 || column < 0 ? -1 : (plane * sizes.Height + row) * sizes.Width + column);
                    }
                }
            }
        }
    }
}

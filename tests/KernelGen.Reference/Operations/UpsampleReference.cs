using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The image at another size: each output a sum of cells, along both axes.</summary>
public sealed class UpsampleReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels)
    {
        bool isLinear = random.Next(2) == 0;
        List<(string, object)> options =
        [
            ("scale", random.Next(1, 5)), ("Interpolation", isLinear ? "Bilinear" : "Nearest"), ("AlignCorners", isLinear && random.Next(2) == 0),
        ];
        if (random.Next(2) == 0)
            options.Add(("Height", random.Next(1, 20)));
        if (random.Next(2) == 0)
            options.Add(("Width", random.Next(1, 40)));
        return options;
    }

    /// <inheritdoc/>
    public override bool BlursZero => true;

    /// <inheritdoc/>
    public override double Tolerance(ReferenceOptions options, LayerSizes sizes) => options.Text("Interpolation", "Nearest") == "Nearest" ? 0 : 2e-6;

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes)
    {
        bool isLinear = options.Text("Interpolation", "Nearest") == "Bilinear", aligns = options.Flag("AlignCorners", false);
        return new Layer<T>(sizes, Shares(sizes.Height, sizes.OutHeight, isLinear, aligns), Shares(sizes.Width, sizes.OutWidth, isLinear, aligns));
    }

    // Of each output, the cells that it takes and how much of each, by the formulas of PyTorch's documentation.
    private static (int Cell, double Share)[][] Shares(int input, int output, bool isLinear, bool aligns) =>
    [
        .. Enumerable.Range(0, output).Select(i =>
        {
            if (!isLinear || input == output || input == 1)
                return [((int)((long)i * input / output), 1.0)];
            double place = aligns ? output == 1 ? 0 : (double)i * (input - 1) / (output - 1) : Math.Max(0, (i + 0.5) * input / output - 0.5);
            int cell = Math.Min((int)place, input - 1);
            double share = place - cell;
            return new[] { (cell, 1 - share), (Math.Min(cell + 1, input - 1), share) };
        }),
    ];

    private sealed class Layer<T>(LayerSizes s, (int Cell, double Share)[][] rows, (int Cell, double Share)[][] columns) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            var y = new T[s.Batch * s.Channels * rows.Length * columns.Length];
            ForEach((from, to, share) => y[to] += x[from] * share);
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            var gx = new T[s.Batch * s.Inputs];
            ForEach((from, to, share) =>
            {
                // A cell that has given nothing gets nothing back: zero times infinity is not a number.
                if (share != T.Zero)
                    gx[from] += gy[to] * share;
            });
            return gx;
        }

        private void ForEach(Action<int, int, T> body)
        {
            for (int to = 0; to < s.Batch * s.Channels * rows.Length * columns.Length; to++)
            {
                int column = to % columns.Length, row = to / columns.Length % rows.Length, plane = to / columns.Length / rows.Length;
                foreach ((int y, double down) in rows[row])
                {
                    foreach ((int x, double across) in columns[column])
                        body((plane * s.Height + y) * s.Width + x, to, T.CreateTruncating(down * across));
                }
            }
        }
    }
}

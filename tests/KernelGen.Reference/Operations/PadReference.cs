using System.Numerics;

namespace KernelGen.Reference;

/// <summary>Cells and channels of one value around the image.</summary>
public sealed class PadReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) =>
    [
        .. new[] { "left", "right", "top", "bottom" }.Select(side => (side, (object)random.Next(4))),
        ("Front", random.Next(3) switch { 0 => 0, 1 => 16, _ => random.Next(5) }), ("Back", random.Next(2) == 0 ? 0 : random.Next(40)),
        ("Value", (double)random.Next(-2, 3)),
    ];

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(
        sizes, (options.Int(0, "left"), options.Int(0, "top"), options.Int(0, "Front")),
        (options.Int(0, "right"), options.Int(0, "bottom"), options.Int(0, "Back")), options.Number("Value", 0));

    private sealed class Layer<T>(LayerSizes s, (int X, int Y, int C) before, (int X, int Y, int C) after, double value) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private readonly int _width = before.X + s.Width + after.X, _height = before.Y + s.Height + after.Y, _channels = before.C + s.Channels + after.C;

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            var y = new T[s.Batch * _channels * _height * _width];
            Array.Fill(y, T.CreateTruncating(value));
            for (int i = 0; i < x.Length; i++)
                y[Place(i)] = x[i];
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient) =>
            [.. Enumerable.Range(0, s.Batch * s.Inputs).Select(i => gy[Place(i)])];

        private int Place(int i)
        {
            int x = i % s.Width, y = i / s.Width % s.Height, c = i / s.Width / s.Height % s.Channels, sample = i / s.Inputs;
            return ((sample * _channels + before.C + c) * _height + before.Y + y) * _width + before.X + x;
        }
    }
}

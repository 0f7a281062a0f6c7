using System.Numerics;

namespace KernelGen.Reference;

/// <summary>A cross-correlation with learned weights <c>[out, in / groups, kh, kw]</c>.</summary>
public sealed class Conv2dReference : OperationReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels)
    {
        (int height, int width) = WindowDraws.Size(random);
        int[] divisors = [.. Enumerable.Range(1, channels).Where(d => channels % d == 0)];
        int groups = random.Next(3) switch { 0 => 1, 1 => channels, _ => divisors[random.Next(divisors.Length)] };
        List<(string, object)> options =
        [
            ("outChannels", groups * random.Next(1, groups > 4 ? 3 : 9)), ("kernelSize", height), ("KernelWidth", width),
            ("StrideH", Stride()), ("StrideW", Stride()), .. WindowDraws.Dilation(random), ("Groups", groups), ("Bias", random.Next(3) > 0),
        ];
        if (random.Next(4) == 0)
        {
            options.Add(("Auto", random.Next(2) == 0 ? "Valid" : "Same"));
        }
        else
        {
            options.AddRange([("PaddingTop", Side()), ("PaddingBottom", Side()), ("PaddingLeft", Side()), ("PaddingRight", Side())]);
        }

        options.Add(("PaddingMode", random.Next(2) == 0 ? "Zeros" : ((PaddingMode)random.Next(4)).ToString()));
        options.Add(("WeightLayout", random.Next(4) == 0 ? "Hwio" : "Oihw"));
        return options;

        int Stride() => random.Next(2) == 0 ? 1 : random.Next(1, 4);

        int Side() => random.Next(2) == 0 ? 0 : random.Next(0, 4);
    }

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(Shape(options, sizes));

    private static Conv2dShape Shape(ReferenceOptions options, LayerSizes sizes)
    {
        var shape = new Conv2dShape(
            sizes.Batch, sizes.Channels, sizes.Height, sizes.Width, options.Int(0, "outChannels"),
            options.Int(0, "KernelHeight", "kernelSize"), options.Int(0, "KernelWidth", "kernelSize"))
        {
            StrideH = options.Int(1, "StrideH", "Stride"),
            StrideW = options.Int(1, "StrideW", "Stride"),
            DilationH = options.Int(1, "DilationH", "Dilation"),
            DilationW = options.Int(1, "DilationW", "Dilation"),
            PadTop = options.Int(0, "PaddingTop", "PaddingH", "Padding"),
            PadBottom = options.Int(0, "PaddingBottom", "PaddingH", "Padding"),
            PadLeft = options.Int(0, "PaddingLeft", "PaddingW", "Padding"),
            PadRight = options.Int(0, "PaddingRight", "PaddingW", "Padding"),
            Groups = options.Int(1, "Groups"),
            PaddingMode = Enum.Parse<PaddingMode>(options.Text("PaddingMode", "Zeros")),
        };
        if (options.Text("Auto", "None") != "Same")
            return shape;

        // TensorFlow: as much as gives ceil(size / stride) windows, the odd cell at the bottom and right.
        int rows = Same(sizes.Height, shape.KernelHeight, shape.StrideH, shape.DilationH);
        int columns = Same(sizes.Width, shape.KernelWidth, shape.StrideW, shape.DilationW);
        return shape with { PadTop = rows / 2, PadBottom = rows - rows / 2, PadLeft = columns / 2, PadRight = columns - columns / 2 };
    }

    private static int Same(int size, int kernel, int stride, int dilation) =>
        Math.Max(0, ((size + stride - 1) / stride - 1) * stride + dilation * (kernel - 1) + 1 - size);

    /// <summary>The loops, which a stencil uses too.</summary>
    internal sealed class Layer<T>(Conv2dShape shape) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private T[] input = [];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            input = x;
            var y = new T[shape.OutputLength];
            Conv2d.Forward(shape, x, weight, bias, y);
            return y;
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient)
        {
            Conv2d.BackwardWeights(shape, input, gy, weightGradient);
            if (!biasGradient.IsEmpty)
                Conv2d.BackwardBias(shape, gy, biasGradient);
            var gx = new T[shape.InputLength];
            Conv2d.BackwardInput(shape, gy, weight, gx);
            return gx;
        }
    }
}

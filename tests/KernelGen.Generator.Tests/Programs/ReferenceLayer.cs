using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Programs;

/// <summary>One declared layer by the plain loops in double precision, over a batch.</summary>
internal sealed class ReferenceLayer(LayerDeclaration layer, TensorShape input, TensorShape output, int batch)
{
    private readonly List<double[]> _kept = [];
    private readonly ReferenceActivation _activation = new(layer.Activation, output, batch);

    /// <summary>The output; keeps what the gradients need.</summary>
    public double[] Forward(double[] x, double[] weight, double[] bias)
    {
        _kept.Clear();
        _kept.Add(x);
        double[] y = Operate(x, weight, bias);
        return _activation.Forward(y);
    }

    /// <summary>The gradients of the last forward pass.</summary>
    public (double[] Inputs, double[] Weight, double[] Bias) Backward(double[] gy, double[] weight, double[] bias)
    {
        double[] before = _activation.Backward(gy);
        var gx = new double[batch * input.Length];
        var gw = new double[weight.Length];
        var gb = new double[bias.Length];
        switch (layer.Operator)
        {
            case Conv2dDeclaration conv:
                Conv2dShape shape = Convolution(conv);
                Conv2d.BackwardInput<double>(shape, before, weight, gx);
                Conv2d.BackwardWeights<double>(shape, _kept[0], before, gw);
                Conv2d.BackwardBias<double>(shape, before, gb.Length > 0 ? gb : new double[output.Channels]);
                break;
            case LinearDeclaration:
                Linear.BackwardInput<double>(batch, input.Length, output.Length, before, weight, gx);
                Linear.BackwardWeights<double>(batch, input.Length, output.Length, _kept[0], before, gw, gb);
                break;
            case MaxPool2dDeclaration pool:
                MaxPool2d.Backward<double>(Pool(pool), before, _indices, gx);
                break;
            case AvgPool2dDeclaration pool:
                AvgPool2d.Backward<double>(Pool(pool), pool.CountIncludePad, before, gx);
                break;
            case AdaptiveAvgPool2dDeclaration:
                AdaptiveAvgPool2d.Backward<double>(batch * input.Channels, input.Height, input.Width, output.Height, output.Width, before, gx);
                break;
            default:
                gx = before;
                break;
        }

        return (gx, gw, gb);
    }

    private int[] _indices = [];

    private double[] Operate(double[] x, double[] weight, double[] bias)
    {
        var y = new double[batch * output.Length];
        switch (layer.Operator)
        {
            case Conv2dDeclaration conv:
                Conv2d.Forward<double>(Convolution(conv), x, weight, bias, y);
                break;
            case LinearDeclaration:
                Linear.Forward<double>(batch, input.Length, output.Length, x, weight, bias, y);
                break;
            case MaxPool2dDeclaration pool:
                _indices = new int[y.Length];
                MaxPool2d.Forward<double>(Pool(pool), x, y, _indices);
                break;
            case AvgPool2dDeclaration pool:
                AvgPool2d.Forward<double>(Pool(pool), pool.CountIncludePad, x, y);
                break;
            case AdaptiveAvgPool2dDeclaration:
                AdaptiveAvgPool2d.Forward<double>(batch * input.Channels, input.Height, input.Width, output.Height, output.Width, x, y);
                break;
            default:
                x.CopyTo(y, 0);
                break;
        }

        return y;
    }

    private Conv2dShape Convolution(Conv2dDeclaration conv)
    {
        PaddingDeclaration padding = conv.Padding;
        if (conv.Auto == AutoPadding.Same)
        {
            // As much as gives ceil(size / stride) windows, the odd cell behind.
            int rows = Missing(input.Height, conv.KernelHeight, conv.StrideH, conv.DilationH);
            int columns = Missing(input.Width, conv.KernelWidth, conv.StrideW, conv.DilationW);
            padding = new PaddingDeclaration(rows / 2, rows - (rows / 2), columns / 2, columns - (columns / 2));
        }

        return new Conv2dShape(batch, input.Channels, input.Height, input.Width, conv.OutChannels, conv.KernelHeight, conv.KernelWidth)
        {
            StrideH = conv.StrideH, StrideW = conv.StrideW, DilationH = conv.DilationH, DilationW = conv.DilationW, Groups = conv.Groups,
            PadTop = padding.Top, PadBottom = padding.Bottom, PadLeft = padding.Left, PadRight = padding.Right,
            PaddingMode = Enum.Parse<Reference.PaddingMode>(conv.PaddingMode.ToString()),
        };
    }

    private static int Missing(int size, int kernel, int stride, int dilation) =>
        Math.Max(0, (((size + stride - 1) / stride) - 1) * stride + (dilation * (kernel - 1)) + 1 - size);

    private Pool2dShape Pool(MaxPool2dDeclaration pool) => Pool(
        pool.KernelHeight, pool.KernelWidth, pool.StrideH, pool.StrideW, pool.Padding, pool.CeilMode) with { DilationH = pool.DilationH, DilationW = pool.DilationW };

    private Pool2dShape Pool(AvgPool2dDeclaration pool) =>
        Pool(pool.KernelHeight, pool.KernelWidth, pool.StrideH, pool.StrideW, pool.Padding, pool.CeilMode);

    private Pool2dShape Pool(int height, int width, int down, int across, PaddingDeclaration padding, bool ceil) =>
        new(batch * input.Channels, input.Height, input.Width, height, width, down, across)
        {
            PadTop = padding.Top, PadBottom = padding.Bottom, PadLeft = padding.Left, PadRight = padding.Right, CeilMode = ceil,
        };
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>From the declared layers to operators: a layer is its operator with its activation, and before it a padding that must be written.</summary>
internal static class GraphBuilder
{
    public static NetworkGraph Build(NetworkDeclaration declaration, InferenceResult shapes)
    {
        ParameterMap parameters = ParameterMap.Of(declaration, shapes);
        var nodes = new List<Node>();
        var input = new Tensor("input", shapes.Layers[0].Input);
        Tensor current = input;
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            LayerShape shape = shapes.Layers[i];
            string name = layer.Name.TrimStart('@');
            if (Padding(layer.Operator, shape) is { } pad)
            {
                shape = shape with
                {
                    Input = shape.Input with { Height = pad.Rows.Output, Width = pad.Columns.Output },
                    Padding = PaddingDeclaration.None,
                };
                var padded = new Tensor(name + ".padded", shape.Input);
                nodes.Add(new Node(name, pad, [current], padded, [], Activation.None));
                current = padded;
            }

            var output = new Tensor(name, shape.Output);
            nodes.Add(layer.Operator is null
                ? new Node(name, Activate.Of(layer.Activation), [current], output, [], Activation.None)
                : new Node(
                    name, OperatorOf(layer.Operator, shape, layer.Schedule), [current], output, parameters.OfLayers[i], layer.Activation));
            current = output;
        }

        return new NetworkGraph(input, current, nodes, parameters, declaration.Layout);
    }

    /// <summary>The padding that must be written out: zeros are a halo around the input instead.</summary>
    private static Pad? Padding(OperatorDeclaration? declared, LayerShape shape)
    {
        (BorderMode border, float value) = declared?.Outside ?? (BorderMode.Constant, 0);
        (int top, int bottom, int left, int right) = (shape.Padding.Top, shape.Padding.Bottom, shape.Padding.Left, shape.Padding.Right);
        return (border == BorderMode.Constant && value == 0) || (top | bottom | left | right) == 0
            ? null
            : new Pad(PadAxis.Of(border, shape.Input.Height, top, bottom), PadAxis.Of(border, shape.Input.Width, left, right), border, value);
    }

    private static Operator OperatorOf(OperatorDeclaration declared, LayerShape shape, ScheduleDeclaration? pinned) => declared switch
    {
        StencilDeclaration stencil => OperatorOf(stencil.AsConvolution(shape.Input.Channels), shape, pinned),
        LinearDeclaration => new Linear(pinned),
        Conv2dDeclaration conv => new Convolution(
            Rows(shape, conv.KernelHeight, conv.StrideH, conv.DilationH), Columns(shape, conv.KernelWidth, conv.StrideW, conv.DilationW), conv.Groups,
            Pinned: pinned),
        MaxPool2dDeclaration pool => new Pool(
            true,
            PoolAxis.Sliding(Rows(shape, pool.KernelHeight, pool.StrideH, pool.DilationH), shape.Padding.Bottom, false),
            PoolAxis.Sliding(Columns(shape, pool.KernelWidth, pool.StrideW, pool.DilationW), shape.Padding.Right, false)),
        AvgPool2dDeclaration pool => new Pool(
            false,
            PoolAxis.Sliding(Rows(shape, pool.KernelHeight, pool.StrideH, 1), shape.Padding.Bottom, pool.CountIncludePad),
            PoolAxis.Sliding(Columns(shape, pool.KernelWidth, pool.StrideW, 1), shape.Padding.Right, pool.CountIncludePad)),
        AdaptiveAvgPool2dDeclaration => new Pool(
            false,
            PoolAxis.Adaptive(shape.Input.Height, shape.Output.Height),
            PoolAxis.Adaptive(shape.Input.Width, shape.Output.Width)),
        _ => throw new InvalidOperationException(declared.GetType().Name),
    };

    private static AxisWindow Rows(LayerShape shape, int kernel, int stride, int dilation) =>
        new(kernel, stride, dilation, shape.Padding.Top, shape.Input.Height, shape.Output.Height);

    private static AxisWindow Columns(LayerShape shape, int kernel, int stride, int dilation) =>
        new(kernel, stride, dilation, shape.Padding.Left, shape.Input.Width, shape.Output.Width);
}

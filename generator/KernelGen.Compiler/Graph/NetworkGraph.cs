using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>A network as the operators that its declaration means, in the order in which they run.</summary>
/// <param name="Input">The shape of one sample.</param>
/// <param name="Nodes">The operators; each reads what the one before it wrote.</param>
/// <param name="ParameterLength">Floats of all parameters, each starting at a multiple of sixteen.</param>
/// <param name="Layout">How samples lie in the caller's memory; between nodes it has no meaning.</param>
internal sealed record NetworkGraph(TensorShape Input, IReadOnlyList<Node> Nodes, int ParameterLength, OutsideLayout Layout)
{
    /// <summary>Parameters start at multiples of this many floats: one 64-byte cache line.</summary>
    public const int ParameterAlignment = 16;

    public static NetworkGraph Build(NetworkDeclaration declaration, InferenceResult shapes)
    {
        var nodes = new List<Node>();
        int offset = 0;
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            LayerShape shape = shapes.Layers[i];
            ParameterRange? weight = Take(shape.WeightCount, ref offset, HwioOf(layer.Operator, shape));
            ParameterRange? bias = Take(shape.BiasCount, ref offset);
            string name = layer.Name.TrimStart('@');
            if (Padding(layer.Operator, shape) is { } pad)
            {
                TensorShape padded = shape.Input with { Height = pad.Rows.Output, Width = pad.Columns.Output };
                nodes.Add(new Node(name, pad, Activation.None, shape.Input, padded, null, null));
                shape = shape with { Input = padded, Padding = new PaddingDeclaration(0, 0, 0, 0) };
            }

            OperatorDeclaration? declared = layer.Operator is StencilDeclaration stencil ? stencil.AsConvolution(shape.Input.Channels) : layer.Operator;
            Operator canonical = Canonical(declared, shape, layer.Schedule);
            var node = new Node(name, canonical, layer.Activation, shape.Input, shape.Output, weight, bias);
            nodes.AddRange(StandsApart(node) ? Split(node) : [node]);
        }

        return new(shapes.Layers[0].Input, nodes, offset, declaration.Layout);
    }

    /// <summary>
    /// The operators with every activation back behind the one that it follows: what runs where nothing is kept for a backward pass.
    /// </summary>
    public IReadOnlyList<Node> Fused
    {
        get
        {
            var fused = new List<Node>();
            foreach (Node node in Nodes)
            {
                if (node.Operator is Identity && fused.Count > 0 && fused[fused.Count - 1] is { } before && before.Activation == Activation.None)
                {
                    fused[fused.Count - 1] = before with { Activation = node.Activation };
                }
                else
                {
                    fused.Add(node);
                }
            }

            return fused;
        }
    }

    /// <summary>
    /// Whether an activation is a node of its own: the backward pass of a pool looks at the pool's output, that of some activations at
    /// their input, and a softmax is more than an activation.
    /// </summary>
    private static bool StandsApart(Node node) =>
        node.Activation.IsOverChannels
        || (node.Activation != Activation.None && (node.Operator is Pool || (node.Activation.NeedsInput && node.Operator is not Identity)));

    private static IEnumerable<Node> Split(Node node)
    {
        if (node.Operator is not Identity)
        {
            yield return node with { Activation = Activation.None };
        }

        yield return node.Activation.IsOverChannels
            ? new Node(
                node.Name, new Softmax(node.Activation.First, node.Activation.Kind == ActivationKind.LogSoftmax), Activation.None, node.Output,
                node.Output, null, null)
            : new Node(node.Name, new Identity(), node.Activation, node.Output, node.Output, null, null);
    }

    private static HwioShape? HwioOf(OperatorDeclaration? declared, LayerShape shape) =>
        declared is Conv2dDeclaration { WeightLayout: WeightLayout.Hwio } conv
            ? new HwioShape(conv.OutChannels, shape.Input.Channels / conv.Groups, conv.KernelHeight * conv.KernelWidth)
            : null;

    private static ParameterRange? Take(int length, ref int offset, HwioShape? hwio = null)
    {
        if (length == 0)
        {
            return null;
        }

        var range = new ParameterRange(offset, length, hwio);
        offset += Round.Up(length, ParameterAlignment);
        return range;
    }

    /// <summary>The padding that must be written out: zeros are a halo around the input instead.</summary>
    private static Pad? Padding(OperatorDeclaration? declared, LayerShape shape)
    {
        (BorderMode border, float value) = declared switch
        {
            Conv2dDeclaration { PaddingMode: PaddingMode.Reflect } => (BorderMode.Reflect101, 0),
            Conv2dDeclaration { PaddingMode: PaddingMode.Replicate } => (BorderMode.Replicate, 0),
            Conv2dDeclaration { PaddingMode: PaddingMode.Circular } => (BorderMode.Wrap, 0),
            StencilDeclaration { Border: not BorderMode.Valid } stencil => (stencil.Border, stencil.BorderValue),
            _ => (BorderMode.Constant, 0f),
        };
        (int top, int bottom, int left, int right) = (shape.Padding.Top, shape.Padding.Bottom, shape.Padding.Left, shape.Padding.Right);
        return (border == BorderMode.Constant && value == 0) || (top | bottom | left | right) == 0
            ? null
            : new Pad(PadAxis.Of(border, shape.Input.Height, top, bottom), PadAxis.Of(border, shape.Input.Width, left, right), border, value);
    }

    /// <summary>A convolution whose kernel covers its whole input is a linear layer: the weights lie in the same order.</summary>
    private static Operator Canonical(OperatorDeclaration? declared, LayerShape shape, ScheduleDeclaration? pinned) => declared switch
    {
        null => new Identity(),
        LinearDeclaration => new Linear(pinned),
        Conv2dDeclaration { Groups: 1 } conv
            when conv.KernelHeight == shape.Input.Height && conv.KernelWidth == shape.Input.Width && shape.Output is { Height: 1, Width: 1 }
                && shape.Padding is { Top: 0, Left: 0, Bottom: 0, Right: 0 } && conv.DilationH == 1 && conv.DilationW == 1 && pinned?.VectorAxis != VectorAxis.Pixels => new Linear(pinned),
        Conv2dDeclaration conv => new Convolution(
            new AxisWindow(conv.KernelHeight, conv.StrideH, conv.DilationH, shape.Padding.Top, shape.Input.Height, shape.Output.Height),
            new AxisWindow(conv.KernelWidth, conv.StrideW, conv.DilationW, shape.Padding.Left, shape.Input.Width, shape.Output.Width),
            conv.Groups,
            Pinned: pinned),
        MaxPool2dDeclaration pool => new Pool(
            true,
            PoolAxis.Sliding(
                new AxisWindow(pool.KernelHeight, pool.StrideH, pool.DilationH, shape.Padding.Top, shape.Input.Height, shape.Output.Height),
                shape.Padding.Bottom,
                false),
            PoolAxis.Sliding(
                new AxisWindow(pool.KernelWidth, pool.StrideW, pool.DilationW, shape.Padding.Left, shape.Input.Width, shape.Output.Width),
                shape.Padding.Right,
                false)),
        AvgPool2dDeclaration pool => new Pool(
            false,
            PoolAxis.Sliding(
                new AxisWindow(pool.KernelHeight, pool.StrideH, 1, shape.Padding.Top, shape.Input.Height, shape.Output.Height),
                shape.Padding.Bottom,
                pool.CountIncludePad),
            PoolAxis.Sliding(
                new AxisWindow(pool.KernelWidth, pool.StrideW, 1, shape.Padding.Left, shape.Input.Width, shape.Output.Width),
                shape.Padding.Right,
                pool.CountIncludePad)),
        AdaptiveAvgPool2dDeclaration => new Pool(
            false,
            PoolAxis.Adaptive(shape.Input.Height, shape.Output.Height),
            PoolAxis.Adaptive(shape.Input.Width, shape.Output.Width)),
        _ => throw new InvalidOperationException(declared.GetType().Name),
    };
}

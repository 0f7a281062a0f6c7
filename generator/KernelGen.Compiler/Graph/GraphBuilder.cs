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
                ? new Node(name, layer.Activation.ToOperator(), [current], output, [], Activation.None)
                : new Node(
                    name, layer.Operator.ToOperator(shape, layer.Schedule), [current], output, parameters.OfLayers[i], layer.Activation));
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
}

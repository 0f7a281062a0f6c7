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
        var input = new Tensor("input", new TensorShape(declaration.Channels, declaration.Height, declaration.Width));
        var outputs = new List<Tensor>();
        for (int place = 0; place < declaration.Layers.Count; place++)
        {
            int i = place;
            LayerDeclaration layer = declaration.Layers[i];
            LayerShape shape = shapes.Layers[i];
            string name = layer.Name.TrimStart('@');
            IReadOnlyList<Tensor> read = [.. layer.InputsAt(i).Select(At)];
            if (Padding(layer.Operator, shape) is { } pad)
            {
                shape = shape with
                {
                    Input = shape.Input with { Height = pad.Rows.Output, Width = pad.Columns.Output },
                    Padding = PaddingDeclaration.None,
                };
                var padded = new Tensor(name + ".padded", shape.Input);
                nodes.Add(new Node(name, pad, read, padded, [], Activation.None));
                read = [padded];
            }

            var output = new Tensor(layer.Mask is null ? name : name + ".whole", shape.Result);
            // The last of the layer's nodes gives its output, with its activation.
            Func<IReadOnlyList<Tensor>, Tensor, Activation, Node>?[] steps =
            [
                layer.Operator is { } op
                    ? (from, to, last) => new Node(name, op.ToOperator(shape, layer.Schedule), from, to, OfOperator(parameters.OfLayers[i]), last) : null,
                layer.Norm is { } norm ? (from, to, last) => new Node(name, norm.ToOperator(), from, to, OfNorm(parameters.OfLayers[i]), last) : null,
                layer.Join is { } join ? (from, to, last) => new Node(name, join.ToOperator(), [from[0], .. join.With.Select(At)], to, [], last) : null,
            ];
            string[] names = [".operator", ".norm", ""];
            int end = Array.FindLastIndex(steps, s => s is not null);
            for (int step = 0; step <= end; step++)
            {
                if (steps[step] is { } make)
                {
                    Tensor result = step == end ? output : new Tensor(name + names[step], shape.Output);
                    nodes.Add(make(read, result, step == end ? layer.Activation : Activation.None));
                    read = [result];
                }
            }

            if (end < 0 && layer is { Mask: not null, Activation.IsNone: true })
            {
                output = read[0];
            }
            else if (end < 0)
            {
                nodes.Add(new Node(name, layer.Activation.ToOperator(), read, output, [], Activation.None));
            }

            if (layer.Mask is { } mask)
            {
                var masked = new Tensor(name, shape.Result);
                nodes.Add(new Node(name, mask.ToOperator(i), [output], masked, [], Activation.None));
                output = masked;
            }

            outputs.Add(output);
        }

        return new NetworkGraph(input, [.. declaration.Outputs.Select(At)], nodes, parameters, declaration.Layout);

        Tensor At(int place) => place < 0 ? input : outputs[place];
    }

    private static IReadOnlyList<Parameter> OfOperator(IReadOnlyList<Parameter> parameters) =>
        [.. parameters.Where(p => p.Role is ParameterRole.Weight or ParameterRole.Bias)];

    private static IReadOnlyList<Parameter> OfNorm(IReadOnlyList<Parameter> parameters) =>
        [.. parameters.Where(p => p.Role is not (ParameterRole.Weight or ParameterRole.Bias))];

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

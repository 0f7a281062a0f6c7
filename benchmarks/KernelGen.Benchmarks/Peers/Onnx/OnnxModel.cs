using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Peers.Onnx;

/// <summary>
/// A network as the bytes of an ONNX file (operator set 13), made by hand: field numbers are those of onnx.proto.
/// </summary>
internal static class OnnxModel
{
    public const string InputName = "input", OutputName = "output";

    private const int FloatType = 1, IntAttribute = 2, IntsAttribute = 7;

    /// <summary>Writes the model with its parameters for a fixed batch.</summary>
    public static byte[] Write(NetworkData data)
    {
        var model = new ProtoWriter()
            .Integer(1, 8) // ir_version
            .Message(8, opset => opset.Text(1, "").Integer(2, 13))
            .Message(7, graph => Graph(graph, data));
        return model.Written.ToArray();
    }

    private static void Graph(ProtoWriter graph, NetworkData data)
    {
        NetworkModel model = data.Model;
        string current = InputName;
        for (int i = 0; i < model.Layers.Count; i++)
            current = Layer(graph, model.Layers[i], current, last: i == model.Layers.Count - 1);

        graph.Text(2, "network");
        foreach (ModelParameter parameter in model.Parameters)
            graph.Message(5, tensor => Tensor(tensor, parameter, data.Parameters[parameter.Name]));

        ModelShape input = model.Input, output = model.Output;
        graph.Message(11, value => Value(value, InputName, [data.Batch, input.Channels, input.Height, input.Width]));
        graph.Message(12, value => Value(value, OutputName, model.Layers[^1].Operator == ModelOperator.Linear
            ? [data.Batch, output.Channels]
            : [data.Batch, output.Channels, output.Height, output.Width]));
    }

    private static string Layer(ProtoWriter graph, ModelLayer layer, string input, bool last)
    {
        bool activated = layer.Activation != ModelActivation.None;
        string sum = last && !activated ? OutputName : layer.Name + ".sum";
        string weight = layer.Name + ".weight", bias = layer.Name + ".bias";
        switch (layer.Operator)
        {
            case ModelOperator.Conv2d:
                Node(graph, "Conv", [input, weight, bias], sum, node =>
                {
                    Window(node, layer);
                    node.Message(5, a => a.Text(1, "group").Integer(3, layer.Groups).Integer(20, IntAttribute));
                });
                break;
            case ModelOperator.MaxPool2d:
                Node(graph, "MaxPool", [input], sum, node => Window(node, layer));
                break;
            case ModelOperator.AvgPool2d:
                Node(graph, "AveragePool", [input], sum, node =>
                {
                    Window(node, layer);
                    node.Message(5, a => a.Text(1, "count_include_pad").Integer(3, 1).Integer(20, IntAttribute));
                });
                break;
            case ModelOperator.Linear:
                string flat = layer.Name + ".flat";
                Node(graph, "Flatten", [input], flat, _ => { });
                Node(graph, "Gemm", [flat, weight, bias], sum, node =>
                    node.Message(5, a => a.Text(1, "transB").Integer(3, 1).Integer(20, IntAttribute)));
                break;
        }

        if (!activated)
            return sum;
        string output = last ? OutputName : layer.Name;
        Node(graph, layer.Activation == ModelActivation.ReLU ? "Relu" : layer.Activation.ToString(), [sum], output, _ => { });
        return output;
    }

    private static void Node(ProtoWriter graph, string op, string[] inputs, string output, Action<ProtoWriter> attributes) =>
        graph.Message(1, node =>
        {
            foreach (string input in inputs)
                node.Text(1, input);
            node.Text(2, output).Text(3, output + ".node").Text(4, op);
            attributes(node);
        });

    private static void Window(ProtoWriter node, ModelLayer layer)
    {
        Integers(node, "kernel_shape", layer.Kernel, layer.Kernel);
        Integers(node, "strides", layer.Stride, layer.Stride);
        Integers(node, "pads", layer.Padding, layer.Padding, layer.Padding, layer.Padding);
    }

    private static void Integers(ProtoWriter node, string name, params int[] values) =>
        node.Message(5, attribute =>
        {
            attribute.Text(1, name);
            foreach (int value in values)
                attribute.Integer(8, value);
            attribute.Integer(20, IntsAttribute);
        });

    private static void Tensor(ProtoWriter tensor, ModelParameter parameter, float[] values)
    {
        foreach (int extent in parameter.Shape)
            tensor.Integer(1, extent);
        tensor.Integer(2, FloatType).Text(8, parameter.Name).Floats(9, values);
    }

    private static void Value(ProtoWriter value, string name, int[] shape) =>
        value.Text(1, name).Message(2, type => type.Message(1, tensor => tensor.Integer(1, FloatType).Message(2, dimensions =>
        {
            foreach (int extent in shape)
                dimensions.Message(1, dimension => dimension.Integer(1, extent));
        })));
}

using Google.Protobuf;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Data;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Exporting;

/// <summary>Writes a declared network with its weights as an ONNX model.</summary>
internal sealed class OnnxExport
{
    private readonly NetworkDeclaration _network;
    private readonly InferenceResult _shapes;
    private readonly ExportedWeights _weights;
    private readonly OnnxGraph _graph = new();
    private readonly List<string> _values = [];
    private readonly List<ImportProblem> _problems = [];

    private OnnxExport(DeclaredNetwork network, ITensorFile weights) =>
        (_network, _shapes, _weights) = (network.Declaration, network.Shapes, new ExportedWeights(weights));

    /// <summary>Makes the model's bytes.</summary>
    /// <exception cref="ImportException">A layer has no operator in ONNX, or weights are missing: all reasons.</exception>
    public static byte[] Write(DeclaredNetwork network, ITensorFile weights)
    {
        var export = new OnnxExport(network, weights);
        export.AddAll();
        export._problems.AddRange(export._weights.Problems);
        return export._problems.Count == 0 ? export._graph.Model.ToByteArray() : throw new ImportException(export._problems);
    }

    private void AddAll()
    {
        bool isNhwc = _network.Layout == OutsideLayout.Nhwc;
        (int channels, int height, int width) = (_network.Channels, _network.Height, _network.Width);
        _graph.Model.Graph.Input.Add(isNhwc ? OnnxGraph.Value("input", height, width, channels) : OnnxGraph.Value("input", channels, height, width));
        string input = isNhwc ? _graph.Add("Transpose", ["input"], ("perm", new[] { 0, 3, 1, 2 })) : "input";
        for (int i = 0; i < _network.Layers.Count; i++)
        {
            LayerDeclaration layer = _network.Layers[i];
            string[] reads = [.. layer.InputsAt(i).Select(place => place < 0 ? input : _values[place])];
            try
            {
                _values.Add(Layer(layer, _shapes.Layers[i], reads, [.. layer.Join?.With.Select(place => place < 0 ? input : _values[place]) ?? []]));
            }
            catch (UnsupportedLayerException e)
            {
                _problems.Add(new ImportProblem(e.Operation, layer.Name, e.Message));
                _values.Add(reads[0]);
            }
        }

        if (_problems.Count > 0)
        {
            return;
        }

        HashSet<int> read = [.. _network.Layers.SelectMany((layer, i) => layer.Reads(i))];
        foreach (int i in Enumerable.Range(0, _network.Layers.Count).Where(i => !read.Contains(i)))
        {
            TensorShape shape = _shapes.Layers[i].Result;
            string name = _network.Layers[i].Name.TrimStart('@');
            string value = isNhwc ? _graph.Add("Transpose", [_values[i]], ("perm", new[] { 0, 2, 3, 1 })) : _values[i];
            _graph.Rename(value, name);
            _graph.Model.Graph.Output.Add(isNhwc ? OnnxGraph.Value(name, shape.Height, shape.Width, shape.Channels) : OnnxGraph.Value(name, shape.Channels, shape.Height, shape.Width));
        }
    }

    // Operator, norm, join, activation: the order of a member's operations.
    private string Layer(LayerDeclaration layer, LayerShape shape, string[] reads, string[] joined)
    {
        string name = layer.Name.TrimStart('@');
        string value = layer.Operator is { } operation ? LayerOperators.Add(_graph, _weights, operation, shape, name, reads) : reads[0];
        if (layer.Norm is { } norm)
        {
            value = LayerOperators.AddNorm(_graph, _weights, norm, shape.Output.Channels, layer.Operator is null ? name : $"{name}.norm", value);
        }

        foreach (string other in joined)
        {
            value = _graph.Add(layer.Join!.IsProduct ? "Mul" : "Add", [value, other]);
        }

        return layer.Activation.IsNone ? value : ActivationOperators.Add(_graph, layer.Activation, value);
    }
}

/// <summary>Thrown for a layer that has no operator in ONNX; the message is the reason.</summary>
internal sealed class UnsupportedLayerException(string operation, string reason) : Exception(reason)
{
    /// <summary>The layer's operation.</summary>
    public string Operation { get; } = operation;
}

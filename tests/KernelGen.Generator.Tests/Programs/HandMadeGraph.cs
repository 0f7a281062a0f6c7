using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Programs;

using Parameter = KernelGen.Compiler.Graph.Parameter;

/// <summary>A graph of convolutions that keep the size of their input, and sums.</summary>
internal sealed class HandMadeGraph(TensorShape shape)
{
    private readonly List<Node> _nodes = [];
    private readonly List<IReadOnlyList<Parameter>> _parameters = [];
    private int _length;

    /// <summary>Sums of few channels, and of more than a vector has lanes.</summary>
    public static IEnumerable<NetworkGraph> WithSums => [Sum(3, 5), Sum(33, 4)];

    public Tensor Input { get; } = new("input", shape);

    public Tensor Convolution(string name, Tensor input, int kernel, Activation activation)
    {
        int channels = shape.Channels;
        var output = new Tensor(name, shape);
        Parameter[] parameters =
        [
            Take(name, ParameterRole.Weight, channels, channels, kernel, kernel), Take(name, ParameterRole.Bias, channels),
        ];
        _parameters.Add(parameters);
        var rows = new AxisWindow(kernel, 1, 1, kernel / 2, shape.Height, shape.Height);
        var columns = new AxisWindow(kernel, 1, 1, kernel / 2, shape.Width, shape.Width);
        _nodes.Add(new Node(name, new Convolution(rows, columns, 1), [input], output, parameters, activation));
        return output;
    }

    public Tensor Add(string name, Activation activation, params IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(name, shape);
        _nodes.Add(new Node(name, new Add(), inputs, output, [], activation));
        return output;
    }

    public NetworkGraph Finish(Tensor output) =>
        GraphVerifier.Check(new NetworkGraph(Input, [output], _nodes, new ParameterMap(_parameters, _length), OutsideLayout.Nchw));

    private static NetworkGraph Sum(int channels, int size)
    {
        var graph = new HandMadeGraph(new TensorShape(channels, size, size));
        Tensor left = graph.Convolution("A", graph.Input, 3, new ReLUDeclaration());
        return graph.Finish(graph.Add("C", new ReLUDeclaration(), graph.Convolution("B", left, 1, Activation.None), left));
    }

    private Parameter Take(string layer, ParameterRole role, params int[] sizes)
    {
        var parameter = new Parameter(layer, role, sizes.ToEquatableArray(), _length, 1);
        _length += Round.Up(parameter.Length, ParameterMap.Alignment);
        return parameter;
    }
}

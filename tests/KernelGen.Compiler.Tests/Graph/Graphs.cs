using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Graph;

/// <summary>Graphs made by hand, of shapes that no declaration gives yet.</summary>
internal static class Graphs
{
    public static Tensor Tensor(string name) => new(name, new TensorShape(2, 3, 3));

    public static Node Convolution(Tensor input, Tensor output, Activation? activation = null) => new(
        output.Name, new Convolution(new AxisWindow(1, 1, 1, 0, 3, 3), new AxisWindow(1, 1, 1, 0, 3, 3), 1), [input], output, [],
        activation ?? Activation.None);

    public static Node Activate(Tensor input, Tensor output, Activation activation) =>
        new(output.Name, new Activate(activation), [input], output, [], Activation.None);

    /// <summary>LeNet-5 as it is declared.</summary>
    public static NetworkDeclaration LeNet5 { get; } = new(
        new TypeDeclaration("", default, "public sealed partial class LeNet5", "LeNet5", "LeNet5"), 1, 32, 32,
        new[]
        {
            Layer("L0", Conv(6), new TanhDeclaration()), Layer("L1", MeanOfTwo, Activation.None), Layer("L2", Conv(16), new TanhDeclaration()),
            Layer("L3", MeanOfTwo, Activation.None), Layer("L4", Conv(120), new TanhDeclaration()),
            Layer("L5", new LinearDeclaration(84, true), new TanhDeclaration()), Layer("L6", new LinearDeclaration(10, true), Activation.None),
        }.ToEquatableArray());

    private static AvgPool2dDeclaration MeanOfTwo => new(2, 2, 2, 2, NoPadding, false, true);

    private static PaddingDeclaration NoPadding => new(0, 0, 0, 0);

    public static Node Add(Tensor output, params IReadOnlyList<Tensor> inputs) => new(output.Name, new Add(), inputs, output, [], Activation.None);

    /// <summary>A graph from its nodes, in which every convolution gets a weight.</summary>
    public static NetworkGraph WithWeights(Tensor input, Tensor output, params IReadOnlyList<Node> nodes)
    {
        var weights = new List<IReadOnlyList<KernelGen.Compiler.Graph.Parameter>>();
        var complete = new List<Node>();
        foreach (Node node in nodes)
        {
            if (node.Operator is Convolution)
            {
                weights.Add([new(node.Layer, ParameterRole.Weight, new[] { 2, 2, 1, 1 }.ToEquatableArray(), weights.Count * 16, 2)]);
                complete.Add(node with { Parameters = weights[^1] });
            }
            else
            {
                complete.Add(node);
            }
        }

        return GraphVerifier.Check(new(input, [output], complete, new ParameterMap(weights, weights.Count * 16), OutsideLayout.Nchw));
    }

    /// <summary>A graph from its nodes.</summary>
    public static NetworkGraph Of(Tensor input, Tensor output, params IReadOnlyList<Node> nodes) =>
        new(input, [output], nodes, new ParameterMap([], 0), OutsideLayout.Nchw);

    private static Conv2dDeclaration Conv(int channels) => new(channels, 5, 5, 1, 1, NoPadding, AutoPadding.None, 1, 1, 1, true);

    private static LayerDeclaration Layer(string name, OperatorDeclaration op, Activation activation) => new(name, "public", op, activation);
}

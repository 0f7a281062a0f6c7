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

    /// <summary>A graph from its nodes.</summary>
    public static NetworkGraph Of(Tensor input, Tensor output, params IReadOnlyList<Node> nodes) =>
        new(input, output, nodes, new ParameterMap([], 0), OutsideLayout.Nchw);
}

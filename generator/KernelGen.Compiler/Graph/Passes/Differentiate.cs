using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph.Passes;

/// <summary>
/// Adds the backward pass: from the gradients of the outputs, which the caller gives, to those of all parameters and of the input. Each operator
/// has its rule; what every reader of a tensor passes back is added.
/// </summary>
internal static class Differentiate
{
    /// <exception cref="InvalidOperationException">The graph has a backward pass.</exception>
    public static NetworkGraph Apply(NetworkGraph graph)
    {
        if (graph.Gradients is not null)
        {
            throw new InvalidOperationException("The graph has a backward pass already.");
        }

        var backward = new BackwardNodes(graph);
        Tensor[] given = [.. graph.Outputs.Select(backward.NewShare)];
        foreach (Node node in graph.Nodes.Reverse())
        {
            Tensor gradient = backward.GradientOf(node.Output);
            if (node.Activation != Activation.None)
            {
                var before = new Tensor(node.Output.Name + ".linear.grad", node.Output.Shape, node.Output);
                backward.Add(new Node(node.Layer, new BackThroughActivation(node.Activation), [gradient, node.Output], before, [], Activation.None));
                gradient = before;
            }

            node.Operator.Differentiate(new GradientRule(node, gradient, backward));
        }

        var ends = new GradientEnds(given, backward.GradientOf(graph.Input));
        return new NetworkGraph(graph.Input, graph.Outputs, [.. graph.Nodes, .. backward.Nodes], graph.Parameters, graph.Layout, ends);
    }
}

using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph.Passes;

/// <summary>
/// Makes an activation part of the node before it where nothing is kept for a backward pass, so that it is applied to results that are
/// still in registers. The activation must be the only reader: another would find the activated values.
/// </summary>
internal static class FuseActivations
{
    public static NetworkGraph Apply(NetworkGraph graph)
    {
        var nodes = new List<Node>();
        foreach (Node node in graph.Nodes)
        {
            int producer = nodes.FindIndex(n => n.Output == node.Input);
            if (node.Operator.Function is { } function && producer >= 0 && nodes[producer] is { Operator.Function: null } made
                && made.Activation == Activation.None && graph.OnlyReaderOf(made.Output) == node)
            {
                nodes[producer] = made with { Activation = function, Output = node.Output };
            }
            else
            {
                nodes.Add(node);
            }
        }

        return graph.With(nodes);
    }
}

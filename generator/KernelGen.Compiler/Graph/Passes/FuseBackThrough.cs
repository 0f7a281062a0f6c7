namespace KernelGen.Compiler.Graph.Passes;

/// <summary>
/// Lets the node that makes a gradient take it back through the activation before, while it is in registers: it saves a pass over the gradient.
/// That must be the gradient's only reader, since another would find what is behind the activation; where shares are added, their sum comes first.
/// </summary>
internal static class FuseBackThrough
{
    public static NetworkGraph Apply(NetworkGraph graph)
    {
        var nodes = new List<Node>();
        foreach (Node node in graph.Nodes)
        {
            int producer = nodes.FindIndex(n => n.Output == node.Input);
            if (node.Operator.BackThrough is { } activation && producer >= 0 && graph.OnlyReaderOf(node.Input) == node
                && nodes[producer].Operator.Finishing(activation) is { } finishing)
            {
                Node made = nodes[producer];
                nodes[producer] = made with { Operator = finishing, Inputs = [.. made.Inputs, node.Inputs[1]], Output = node.Output };
            }
            else
            {
                nodes.Add(node);
            }
        }

        return graph.With(nodes);
    }
}

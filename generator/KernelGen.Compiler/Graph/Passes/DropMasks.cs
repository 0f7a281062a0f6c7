namespace KernelGen.Compiler.Graph.Passes;

/// <summary>Takes out what training alone has: what read its result reads its input, and the node before gives the result where that can be.</summary>
internal static class DropMasks
{
    public static NetworkGraph Apply(NetworkGraph graph)
    {
        foreach (Node node in graph.Nodes.Where(n => n.Operator.IsForTraining))
        {
            graph = Without(graph, node.Output);
        }

        return graph;
    }

    private static NetworkGraph Without(NetworkGraph graph, Tensor result)
    {
        Tensor source = graph.ProducerOf(result)!.Input;
        if (graph.ProducerOf(source) is not null && !graph.IsResult(source))
        {
            return graph.With([.. Others().Select(n => Reading(n, source, result)).Select(n => n.Output == source ? n with { Output = result } : n)]);
        }

        // The caller gets the result, and the source is the caller's too: then its cells are copied.
        return graph.IsResult(result)
            ? graph.With([.. graph.Nodes.Select(n => n.Output == result ? n with { Operator = new Flatten() } : n)])
            : graph.With([.. Others().Select(n => Reading(n, result, source))]);

        IEnumerable<Node> Others() => graph.Nodes.Where(n => n.Output != result);
    }

    private static Node Reading(Node node, Tensor old, Tensor other) => node with { Inputs = [.. node.Inputs.Select(i => i == old ? other : i)] };
}

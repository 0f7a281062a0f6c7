using KernelGen.Tool.Model;

namespace KernelGen.Tool.Simplifying;

/// <summary>Makes one graph of another by a rule for each node.</summary>
internal static class Rewriting
{
    /// <summary>Walks over all nodes, each behind what it reads, and puts what the rule gives in a node's place.</summary>
    /// <param name="graph">The graph, which is changed.</param>
    /// <param name="rule">What takes a node's place, null for itself; the second argument says how many read a node.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool Apply(SmallGraph graph, Func<GraphNode, Func<GraphNode, int>, GraphNode?> rule)
    {
        Dictionary<GraphNode, int> readers = graph.Readers();
        var replaced = new Dictionary<GraphNode, GraphNode>();
        foreach (GraphNode node in graph.Nodes())
        {
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                node.Inputs[i] = replaced.GetValueOrDefault(node.Inputs[i], node.Inputs[i]);
            }

            if (rule(node, of => readers.GetValueOrDefault(of)) is { } by && by != node)
            {
                replaced.Add(node, by);
                readers[by] = Math.Max(readers.GetValueOrDefault(by), readers.GetValueOrDefault(node));
            }
        }

        for (int i = 0; i < graph.Outputs.Count; i++)
        {
            graph.Outputs[i] = graph.Outputs[i] with { Node = replaced.GetValueOrDefault(graph.Outputs[i].Node, graph.Outputs[i].Node) };
        }

        return replaced.Count > 0;
    }

    /// <summary>A node of another operation in the place of one.</summary>
    public static GraphNode With(this GraphNode node, GraphOperation operation, params GraphNode[] inputs) => new(operation, inputs, node.Shape, node.Source);
}

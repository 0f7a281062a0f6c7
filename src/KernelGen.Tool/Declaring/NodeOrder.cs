using KernelGen.Tool.Model;

namespace KernelGen.Tool.Declaring;

/// <summary>The order in which a person would write the layers.</summary>
internal static class NodeOrder
{
    /// <summary>All nodes, each behind what it reads; of the two sides of a sum the shorter is first, which is the shortcut.</summary>
    public static List<GraphNode> Of(SmallGraph graph)
    {
        var depths = new Dictionary<GraphNode, int> { [graph.Input] = 0 };
        foreach (GraphNode node in graph.Nodes())
        {
            // A layer with weights of its own is what a block is about.
            depths[node] = node.Inputs.Max(input => depths[input]) + (node.Operation is { HasWeights: true } and not ConvOperation { Remark: not null } ? 3 : 1);
        }

        var ordered = new List<GraphNode>();
        var seen = new HashSet<GraphNode> { graph.Input };
        var stack = new Stack<(GraphNode Node, Queue<GraphNode> Next)>();
        Queue<GraphNode> next(GraphNode node) => new(
            node.Operation is AddOperation or MultiplyOperation ? node.Inputs.OrderBy(input => depths[input]) : node.Inputs);

        foreach (GraphNode root in graph.Outputs.Select(output => output.Node))
        {
            if (seen.Add(root))
            {
                stack.Push((root, next(root)));
            }

            while (stack.TryPeek(out (GraphNode Node, Queue<GraphNode> Next) top))
            {
                if (!top.Next.TryDequeue(out GraphNode? input))
                {
                    ordered.Add(stack.Pop().Node);
                }
                else if (seen.Add(input))
                {
                    stack.Push((input, next(input)));
                }
            }
        }

        return ordered;
    }
}

namespace KernelGen.Tool.Model;

/// <summary>The small graph: what is left of a model when shapes, constants and views are known.</summary>
/// <param name="Input">The network's input.</param>
/// <param name="IsNhwc">Whether the caller's input has channels last.</param>
/// <param name="InputDims">The input's sizes as the model has them.</param>
/// <param name="InputName">The model's name of the input.</param>
/// <param name="Outputs">The outputs, in the model's order.</param>
internal sealed record SmallGraph(GraphNode Input, bool IsNhwc, int[] InputDims, string InputName, List<GraphOutput> Outputs)
{
    /// <summary>All nodes that an output needs, each behind what it reads, in the order in which the model has them.</summary>
    public List<GraphNode> Nodes()
    {
        var ordered = new List<GraphNode>();
        var seen = new HashSet<GraphNode> { Input };
        var stack = new Stack<(GraphNode Node, int Next)>();
        foreach (GraphNode root in Outputs.Select(output => output.Node))
        {
            if (seen.Add(root))
            {
                stack.Push((root, 0));
            }

            while (stack.TryPop(out (GraphNode Node, int Next) top))
            {
                if (top.Next == top.Node.Inputs.Count)
                {
                    ordered.Add(top.Node);
                    continue;
                }

                stack.Push((top.Node, top.Next + 1));
                if (seen.Add(top.Node.Inputs[top.Next]))
                {
                    stack.Push((top.Node.Inputs[top.Next], 0));
                }
            }
        }

        return ordered;
    }

    /// <summary>How often each node is read, by nodes and as an output.</summary>
    public Dictionary<GraphNode, int> Readers()
    {
        var readers = new Dictionary<GraphNode, int>();
        foreach (GraphNode read in Nodes().SelectMany(node => node.Inputs).Concat(Outputs.Select(output => output.Node)))
        {
            readers[read] = readers.GetValueOrDefault(read) + 1;
        }

        return readers;
    }

    /// <summary>Puts one node in the place of another, for all that read it.</summary>
    public void Replace(GraphNode old, GraphNode by)
    {
        foreach (GraphNode node in Nodes())
        {
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                if (node.Inputs[i] == old && node != by)
                {
                    node.Inputs[i] = by;
                }
            }
        }

        for (int i = 0; i < Outputs.Count; i++)
        {
            Outputs[i] = Outputs[i].Node == old ? Outputs[i] with { Node = by } : Outputs[i];
        }
    }
}

/// <summary>An output.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Node">What computes it.</param>
/// <param name="Dims">The sizes that the model gives it.</param>
/// <param name="IsNhwc">Whether the model has channels last.</param>
internal sealed record GraphOutput(string Name, GraphNode Node, int[] Dims, bool IsNhwc)
{
    /// <summary>Which part it is of an output that several maps make together, one behind another; null where it is all of it.</summary>
    public int? Part { get; init; }

    /// <summary>The sizes of all parts together.</summary>
    public int[] Whole { get; init; } = Dims;
}

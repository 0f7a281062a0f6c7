using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph.Passes;

/// <summary>
/// Takes norms into the weights before them where nothing is trained: the weights have the factor in them, and the summand is their bias. A norm behind
/// anything else scales and shifts each channel.
/// </summary>
internal static class FoldNorms
{
    public static NetworkGraph Apply(NetworkGraph graph)
    {
        var nodes = new List<Node>();
        foreach (Node node in graph.Nodes)
        {
            if (!node.Operator.LooksAtWholeBatch)
            {
                nodes.Add(node);
                continue;
            }

            (Parameter scale, Parameter shift) = NormFolding.InPlace(node);
            if (NormFolding.TakingIn(graph, node) is { } made)
            {
                nodes[nodes.FindIndex(n => n.Output == made.Output)] = made with
                {
                    Parameters = [made.Weight!, shift with { Role = ParameterRole.Bias }],
                    Output = node.Output,
                    Activation = node.Activation,
                };
            }
            else
            {
                nodes.Add(node with { Operator = node.Operator.ForInference, Parameters = [scale, shift] });
            }
        }

        return graph.With(nodes);
    }
}

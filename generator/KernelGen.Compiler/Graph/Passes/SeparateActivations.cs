using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph.Passes;

/// <summary>
/// Gives an activation a node of its own where a backward pass must see what stands before it: the gradients of some activations are told
/// from their input only, those of some operators from their output. A softmax is always one, since it is more than an activation.
/// </summary>
internal static class SeparateActivations
{
    public static NetworkGraph Apply(NetworkGraph graph) => graph.With([.. graph.Nodes.SelectMany(Apply)]);

    private static IEnumerable<Node> Apply(Node node)
    {
        Activation activation = node.Activation;
        if (activation == Activation.None || !(activation.OverChannels is not null || activation.NeedsInput || node.Operator.GradientReadsOutput))
        {
            return [node];
        }

        var before = new Tensor(node.Layer + ".linear", node.Output.Shape);
        return
        [
            node with { Output = before, Activation = Activation.None },
            new Node(node.Layer, activation.ToOperator(), [before], node.Output, [], Activation.None),
        ];
    }
}

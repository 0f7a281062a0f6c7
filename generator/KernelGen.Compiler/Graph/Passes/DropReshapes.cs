using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph.Passes;

/// <summary>Takes a reshaping out where all that read it take their input as one row of numbers anyway, whatever its shape is.</summary>
internal static class DropReshapes
{
    public static NetworkGraph Apply(NetworkGraph graph)
    {
        Dictionary<Tensor, Tensor> sources = graph.Nodes.Where(n => IsNeedless(graph, n)).ToDictionary(n => n.Output, n => n.Input);
        return sources.Count == 0 ? graph : graph.With(
            [.. graph.Nodes.Where(n => !sources.ContainsKey(n.Output)).Select(n => n with { Inputs = [.. n.Inputs.Select(Source)] })]);

        Tensor Source(Tensor tensor) => sources.TryGetValue(tensor, out Tensor? source) ? Source(source) : tensor;
    }

    private static bool IsNeedless(NetworkGraph graph, Node node) =>
        node.Operator.OnlyReshapes && node.Activation == Activation.None && !graph.IsResult(node.Output)
        && graph.ReadersOf(node.Output).All(r => r.Operator.ReadsFlat);
}

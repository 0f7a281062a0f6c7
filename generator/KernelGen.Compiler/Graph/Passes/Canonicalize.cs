namespace KernelGen.Compiler.Graph.Passes;

/// <summary>Replaces each operator by the plainest one that computes the same, so that the later stages meet one form of each.</summary>
internal static class Canonicalize
{
    public static NetworkGraph Apply(NetworkGraph graph) =>
        graph.With([.. graph.Nodes.Select(node => node with { Operator = node.Operator.Canonical })]);
}

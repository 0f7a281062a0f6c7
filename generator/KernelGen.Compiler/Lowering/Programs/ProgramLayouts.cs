using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The layouts of a program's tensors: what its forms offer, and what changes cost over one sample.</summary>
internal static class ProgramLayouts
{
    /// <param name="graph">The network as the program runs it.</param>
    /// <param name="forms">How each node runs.</param>
    /// <param name="outside">The caller's memory; null where the runtime puts sixteen samples into the lanes.</param>
    public static IReadOnlyDictionary<Node, LayoutWay> Of(NetworkGraph graph, Func<Node, OperatorForms> forms, OutsideMemory? outside)
    {
        LayoutKind given = outside is null ? LayoutKind.Samples : LayoutKind.Pixels;
        var assigner = new LayoutAssigner(n => forms(n).Ways(OverOneRow(graph, n, forms(n))), Change);
        return assigner.Assign(graph.Input, given, graph.Forward, [.. graph.Outputs.Select(o => new KeyValuePair<Tensor, LayoutKind?>(o, Wanted(o)))]);

        LayoutKind? Wanted(Tensor output) => outside is null ? LayoutKind.Samples : outside.TakesPlanes(output) ? LayoutKind.Pixels : null;
    }

    /// <summary>Planes are made from blocks of channels; nothing makes blocks from planes but what computes on them.</summary>
    private static double? Change(Tensor tensor, LayoutKind from, LayoutKind to) =>
        (from, to) == (LayoutKind.Channels, LayoutKind.Pixels) ? LayoutWay.CyclesToMove * tensor.Shape.Length : null;

    /// <summary>The node as it will run: over one long row where no tensor has a halo.</summary>
    private static Node OverOneRow(NetworkGraph graph, Node node, OperatorForms forms)
    {
        bool isDense = (node.Input == graph.Input || Halos.Around(graph, node.Input).IsNone) && Halos.Around(graph, node.Output).IsNone;
        return isDense && forms.OverOneRow(node) is { } flat ? flat : node;
    }
}

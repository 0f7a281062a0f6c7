using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The form of each node of a program, and so the layouts of its tensors: what forms offer, and what changes cost over one sample.</summary>
internal static class ProgramLayouts
{
    /// <summary>Of sixteen samples, which the runtime puts into the lanes.</summary>
    public static IReadOnlyDictionary<Node, LayoutWay> OfSixteen(NetworkGraph graph) =>
        graph.Forward.ToDictionary(n => n, n => WaysOf(FormCatalogue.BatchTile(n), n).Single());

    /// <summary>Of one sample.</summary>
    /// <param name="graph">The network as the program runs it.</param>
    /// <param name="outside">The caller's memory.</param>
    public static IReadOnlyDictionary<Node, LayoutWay> OfOne(NetworkGraph graph, OutsideMemory outside)
    {
        var assigner = new LayoutAssigner(n => Ways(OverOneRow(graph, n)), Change);
        return assigner.Assign(
            graph.Input, LayoutKind.Pixels, graph.Forward,
            [.. graph.Outputs.Select(o => new KeyValuePair<Tensor, LayoutKind?>(o, outside.TakesPlanes(o) ? LayoutKind.Pixels : null))]);
    }

    private static IReadOnlyList<LayoutWay> Ways(Node node) => [.. FormCatalogue.Sample(node).SelectMany(form => WaysOf(form, node))];

    private static IEnumerable<LayoutWay> WaysOf(OperatorForm form, Node node) => form.Ways(node).Select(way => way with { Form = form });

    /// <summary>Planes are made from blocks of channels; nothing makes blocks from planes but what computes on them.</summary>
    private static double? Change(Tensor tensor, LayoutKind from, LayoutKind to) =>
        (from, to) == (LayoutKind.Channels, LayoutKind.Pixels) ? LayoutWay.CyclesToMove * tensor.Shape.Length : null;

    /// <summary>The node as it will run: over one long row where no tensor has a halo.</summary>
    private static Node OverOneRow(NetworkGraph graph, Node node)
    {
        bool isDense = (node.Input == graph.Input || Halos.Around(graph, node.Input).IsNone) && Halos.Around(graph, node.Output).IsNone;
        return isDense && FormCatalogue.OverOneRow(node) is { } flat ? flat : node;
    }
}

using KernelGen.Tool.Model;
using KernelGen.Tool.Naming;

namespace KernelGen.Tool.Declaring;

/// <summary>Makes a class of the small graph.</summary>
internal static class Declarer
{
    /// <summary>Declares.</summary>
    /// <param name="graph">The simplified graph.</param>
    /// <param name="className">The class's name.</param>
    /// <param name="withBlocks">Whether layers that repeat become blocks.</param>
    /// <exception cref="ImportException">Nothing is computed.</exception>
    public static Declaration Declare(SmallGraph graph, string className, bool withBlocks)
    {
        (List<Member> members, List<Member> outputs) = MemberBuilder.Build(graph);
        (List<DeclarationItem> items, List<BlockTemplate> blocks) = withBlocks
            ? BlockFinder.Find(members)
            : ([.. members.Select(member => new DeclarationItem { Members = [[member]] })], []);
        DeclaredOutput[] declared =
        [
            .. graph.Outputs.Select((output, i) => new DeclaredOutput(
                output.Name, items.First(item => item.Last == outputs[i]), output.Node.Shape, output.Dims, !output.Node.Shape.IsPixel && output.Node.Shape.Channels > 1 && output.IsNhwc != graph.IsNhwc) { Part = output.Part, Whole = output.Whole }),
        ];
        var declaration = new Declaration(className, graph.Input.Shape, graph.IsNhwc, items, blocks, declared);
        ItemNames.Give(declaration);
        return declaration;
    }
}

using KernelGen.Tool.Model;

namespace KernelGen.Tool.Declaring;

/// <summary>Finds sequences of layers that repeat.</summary>
internal static class BlockFinder
{
    public static (List<DeclarationItem> Items, List<BlockTemplate> Blocks) Find(List<Member> members) =>
        ([.. members.Select(member => new DeclarationItem { Members = [[member]] })], []);

    public static int Hidden(List<Member> members) => members[0].Shape.Channels;

    public static int Stride(List<Member> members) => 1;
}

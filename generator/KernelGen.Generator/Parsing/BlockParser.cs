using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads a class marked <c>[Block]</c> by itself: what is wrong with it whatever uses it.</summary>
internal static class BlockParser
{
    public static BlockModel? Parse(INamedTypeSymbol type, AttributeData attribute, DiagnosticSink sink, CancellationToken cancellation)
    {
        ProjectRules.CheckLanguage(attribute, type, sink, cancellation);
        ProjectRules.CheckNames(attribute, type, sink, cancellation);
        if (type.TypeKind != TypeKind.Class)
        {
            sink.AlreadyReported(); // CS0592
        }

        TypeDeclaration? declaration = TypeParser.Parse(type, sink, cancellation);
        IPropertySymbol[] members = BlockExpander.MembersOf(type);
        if (members.Length == 0 && NetworkParser.IsHalfTyped(type, cancellation))
        {
            sink.AlreadyReported();
        }
        else if (members.Length == 0)
        {
            sink.Report(ProblemCatalogue.EmptyBlock, () => TypeParser.Locate(type), type.Name);
        }

        var scope = new LayerScope(type.Name, [.. members.Select(m => m.Name)]);
        for (int i = 0; i < members.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (BlockExpander.UseOf(members[i]) is { } use)
            {
                CheckUse(type, members[i], use, scope, sink, cancellation);
            }
            else
            {
                LayerParser.CheckProperty(members[i], sink, cancellation);
                LayerParser.Read(members[i], members[i].Name, scope, BlockNumbers.Sample, sink, cancellation);
            }

            scope.Add(members[i].Name, i);
        }

        return declaration is null || !ProjectRules.AllowsPartialProperties(attribute) || !ProjectRules.CanWrite(type) ? null : new BlockModel(
            declaration,
            members.Where(m => m.PartialImplementationPart is null && LayerParser.Stub(m, cancellation) is not null)
                .Select(m => sink.HasErrors ? LayerParser.Stub(m, cancellation)! : LayerParser.Head(m, cancellation)).ToEquatableArray(),
            sink.Refusal);
    }

    private static void CheckUse(
        INamedTypeSymbol type, IPropertySymbol member, AttributeData attribute, LayerScope scope, DiagnosticSink sink, CancellationToken cancellation)
    {
        LayerParser.CheckProperty(member, sink, cancellation);
        BlockUse.CheckAlone(member, attribute, sink, cancellation);
        new JoinParser(member, scope, sink, cancellation).InputOfUse();
        BlockUse? use = BlockUse.Read(attribute, member.Name, BlockNumbers.Sample, sink, cancellation);
        if (use is not null && Leads(use.Block, type, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default)))
        {
            bool isDirect = SymbolEqualityComparer.Default.Equals(use.Block, type);
            var reader = new AttributeReader(attribute);
            sink.Report(
                ProblemCatalogue.BlockUsesItself, () => reader.Location(cancellation), member.Name, type.Name,
                isDirect ? "" : $" through '{use.Block.Name}'");
        }
    }

    /// <summary>Whether a block is another one or uses it, directly or through others.</summary>
    private static bool Leads(INamedTypeSymbol from, INamedTypeSymbol to, HashSet<INamedTypeSymbol> seen) =>
        SymbolEqualityComparer.Default.Equals(from, to)
        || (seen.Add(from) && BlockExpander.MembersOf(from).Select(BlockExpander.UseOf).OfType<AttributeData>()
            .Select(u => new AttributeReader(u).Type("block")).OfType<INamedTypeSymbol>().Any(t => Leads(t, to, seen)));
}

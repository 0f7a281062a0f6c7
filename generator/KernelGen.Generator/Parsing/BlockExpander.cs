using System.Collections.Immutable;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>
/// Brings the layers of blocks into the network that uses them. What is wrong with a block whatever its use is told at the block; what a use makes
/// wrong, at the use.
/// </summary>
/// <param name="collector">The network's layers.</param>
/// <param name="root">The network's attribute, where messages go.</param>
/// <param name="sink">The network's messages.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class BlockExpander(LayerCollector collector, AttributeData root, DiagnosticSink sink, CancellationToken cancellation)
{
    private const string UseAttribute = "UseAttribute";
    private const string ProjectionAttribute = "ProjectionAttribute";

    /// <summary>The attributes' classes.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [UseAttribute, ProjectionAttribute];

    /// <summary>Whether an attribute is the convolution of a shortcut.</summary>
    public static bool IsProjection(AttributeData attribute) => KnownNames.RuntimeName(attribute) == ProjectionAttribute;

    /// <summary>The use of a block that a property is; null where it is a layer.</summary>
    public static AttributeData? UseOf(IPropertySymbol property) => property.GetAttributes().FirstOrDefault(a => KnownNames.RuntimeName(a) == UseAttribute);

    /// <summary>The layers of a class.</summary>
    public static IPropertySymbol[] MembersOf(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IPropertySymbol>().Where(p => p.PartialDefinitionPart is null && LayerParser.IsLayer(p))];

    /// <summary>Adds the layers of a use.</summary>
    /// <param name="use">What it says.</param>
    /// <param name="name">Its name in the network.</param>
    /// <param name="input">The place of what it reads.</param>
    /// <returns>The place of what it gives.</returns>
    public int Expand(BlockUse use, string name, int input) => Expand(use, name, input, ImmutableStack<INamedTypeSymbol>.Empty);

    private int Expand(BlockUse use, string name, int input, ImmutableStack<INamedTypeSymbol> around)
    {
        if (around.Contains(use.Block, SymbolEqualityComparer.Default))
        {
            return Refuse(use.Block, input);
        }

        for (int i = 0; i < use.Repeat && collector.ChannelsAt(input) is { } channels; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var numbers = new BlockNumbers(use.Channels ?? channels, channels, use.Hidden, i == 0 ? use.Stride : 1);
            input = ExpandOnce(use.Block, use.IsRepeated ? FormattableString.Invariant($"{name}.{i}") : name, input, numbers, around.Push(use.Block));
        }

        return input;
    }

    private int ExpandOnce(INamedTypeSymbol block, string path, int input, BlockNumbers numbers, ImmutableStack<INamedTypeSymbol> around)
    {
        IPropertySymbol[] members = MembersOf(block);
        var scope = new LayerScope(block.Name, [.. members.Select(m => m.Name)], input);
        if (members.Length == 0 || !SeesAll(block, members.Length))
        {
            return Refuse(block, input);
        }

        foreach (IPropertySymbol member in members)
        {
            string name = $"{path}.{member.Name}";
            var inner = DiagnosticSink.ForErrors();
            int place;
            if (UseOf(member) is { } attribute)
            {
                int from = new JoinParser(member, scope, inner, cancellation).InputOfUse();
                BlockUse? nested = BlockUse.Read(attribute, name, numbers, inner, cancellation);
                place = inner.HasErrors || nested is null ? Refuse(block, from, inner) : Expand(nested, name, from, around);
            }
            else
            {
                LayerDeclaration layer = LayerParser.Read(member, name, scope, numbers, inner, cancellation);
                bool isIdentity = layer is { Operator: null, Norm: null, Join: null, Activation.IsNone: true, Mask: null };
                place = inner.HasErrors ? Refuse(block, input, inner)
                    : isIdentity ? layer.Inputs[0] : collector.Add(layer, new LayerSource(member, name, root));
            }

            scope.Add(member.Name, place);
        }

        return scope.Previous;
    }

    /// <summary>Whether all layers of a block can be seen: of another assembly, only the public ones are.</summary>
    private static bool SeesAll(INamedTypeSymbol block, int seen) => !block.DeclaringSyntaxReferences.IsEmpty
        || block.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "BlockLayersAttribute")?.ConstructorArguments[0].Value is not int count
        || count == seen;

    /// <summary>Ends because of what is wrong with a block, which is told there; or here, where only this use makes it wrong.</summary>
    private int Refuse(INamedTypeSymbol block, int place, DiagnosticSink? inner = null)
    {
        var reader = new AttributeReader(root);
        Problem[] ofUse = [.. (inner?.Refusal?.Problems ?? default).Where(p =>
            (p.Id == ProblemCatalogue.NotANumberOfABlock.Id && p.Arguments.Any(a => a.EndsWith(ProblemCatalogue.NotGivenByUse, StringComparison.Ordinal))) || p.Id == ProblemCatalogue.NumberOfUse.Id)];
        foreach (Problem problem in ofUse)
        {
            sink.Report(ProblemCatalogue.Find(problem.Id), () => reader.Location(cancellation), [.. problem.Arguments]);
        }

        if (ofUse.Length == 0 && block.DeclaringSyntaxReferences.IsEmpty)
        {
            sink.Report(ProblemCatalogue.BlockHasErrors, () => reader.Location(cancellation), reader.Name, block.Name);
        }
        else if (ofUse.Length == 0)
        {
            sink.AlreadyReported();
        }

        collector.Stop();
        return place;
    }
}

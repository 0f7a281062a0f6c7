using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>What a use of a block says.</summary>
/// <param name="Block">The block.</param>
/// <param name="Repeat">How often.</param>
/// <param name="IsRepeated">Whether that is written, so that names are numbered.</param>
/// <param name="Channels">Channels; null where they are those of the input.</param>
/// <param name="Hidden">The use's own number, if it gives one.</param>
/// <param name="Stride">The stride of the first.</param>
internal sealed record BlockUse(INamedTypeSymbol Block, int Repeat, bool IsRepeated, int? Channels, int? Hidden, int Stride)
{
    private const int MostRepeats = 1000;

    /// <summary>The block in a few words.</summary>
    public string Words => IsRepeated ? FormattableString.Invariant($"{Block.Name}, {Repeat} times") : Block.Name;

    /// <summary>Reads it; null where it cannot be, which is reported.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="member">The member, for messages.</param>
    /// <param name="numbers">The numbers of the block around it; null in a network.</param>
    /// <param name="sink">Where messages go.</param>
    /// <param name="cancellation">Stops.</param>
    public static BlockUse? Read(AttributeData attribute, string member, BlockNumbers? numbers, DiagnosticSink sink, CancellationToken cancellation)
    {
        var reader = new AttributeReader(attribute);
        var options = new AttributeOptions(member, reader, sink, numbers, cancellation);
        ITypeSymbol? type = reader.Type("block");
        var block = type as INamedTypeSymbol;
        int repeat = Count("Repeat", MostRepeats) ?? 1;
        int? channels = Count("Channels", int.MaxValue), hidden = Count("Hidden", int.MaxValue), stride = Count("Stride", int.MaxValue);
        options.Finish();
        if (reader.IsNull("block") || (type is not null && (block is null || KnownNames.Find(block, KnownNames.BlockAttribute) is null)))
        {
            sink.Report(ProblemCatalogue.NotABlock, () => reader.Location(cancellation, "block"), member, block?.Name ?? type?.ToDisplayString() ?? "null");
            return null;
        }

        return block is null || options.HasErrors ? null : new BlockUse(block, repeat, reader.Has("Repeat"), channels, hidden, stride ?? 1);

        int? Count(string name, int most)
        {
            int? count = options.Value<int>(name);
            if (count < 1 || count > most)
            {
                string wanted = most == int.MaxValue ? "at least 1" : FormattableString.Invariant($"from 1 to {most}");
                options.Correct(ProblemCatalogue.NumberOfUse, [name], [Correction.Number(name, count < 1 ? 1 : most)], member, name, count, wanted);
            }

            return count;
        }
    }

    /// <summary>Reports what cannot stand beside a use.</summary>
    public static void CheckAlone(IPropertySymbol property, AttributeData use, DiagnosticSink sink, CancellationToken cancellation)
    {
        foreach (AttributeData other in LayerParser.Operations(property).Where(a => !JoinParser.IsInput(a) && a != use))
        {
            var reader = new AttributeReader(other);
            sink.Report(
                ProblemCatalogue.NotTogether, () => reader.Location(cancellation), property.Name, "Use", reader.Name,
                "a use is a whole block, and a layer behind it can do the rest");
        }
    }
}

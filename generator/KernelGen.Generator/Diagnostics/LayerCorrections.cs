using System.Globalization;
using System.Text.RegularExpressions;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// Numbers with which a layer would be right. They are tried: the layer is read again with another number, and what the shape rules say
/// of it then decides. So no rule needs to know what would please it, and whatever is offered has passed all of them.
/// </summary>
internal static class LayerCorrections
{
    /// <summary>How far from the number that is written others are tried, besides those that the message states.</summary>
    private const int Reach = 64;

    /// <summary>The corrections of an error, of one argument each: those that are written come first.</summary>
    /// <param name="error">The error.</param>
    /// <param name="network">The network.</param>
    /// <param name="source">Where the layer is declared.</param>
    /// <param name="cancellation">Stops.</param>
    public static IEnumerable<Correction> Of(ShapeError error, NetworkDeclaration network, LayerSource source, CancellationToken cancellation)
    {
        // Sizes beyond all limits, and layers that nobody reads, are not a matter of another number.
        if (source.Use is not null || error.Kind is ShapeErrorKind.TooLarge or ShapeErrorKind.UnreadLayer
            || LayerParser.Operator(source.Member) is not { } attribute || KnownNames.Operation(attribute) is not { Slot: OperationSlot.Operator } spec)
        {
            yield break;
        }

        var reader = new AttributeReader(attribute);
        var written = new AttributeOptions(source.Name, reader, DiagnosticSink.Silent(), null, cancellation);
        int[] stated = [.. error.Arguments.SelectMany(Numbers).Distinct()];
        foreach (OptionSpec option in spec.Options.OrderBy(o => !written.Has(o.Name)).ThenBy(o => !spec.Spellings(error.Option).Contains(o.Name)))
        {
            bool isWritten = written.Has(option.Name);
            if ((isWritten ? written.Value<int>(option.Name) : General(option)) is not { } current)
            {
                continue;
            }

            foreach (int number in Nearest(current, stated, n => IsRight(option.Name, n)))
            {
                yield return Correction.Number(option.Name, number, isWritten) with { Attribute = reader.Name };
            }
        }

        bool IsRight(string option, int number)
        {
            cancellation.ThrowIfCancellationRequested();
            var options = new ChangedOptions(written, option, number);
            if (spec.Parse(options) is not OperatorDeclaration changed || options.HasErrors)
            {
                return false;
            }

            LayerDeclaration[] layers = [.. network.Layers.Take(error.Layer + 1)];
            layers[error.Layer] = layers[error.Layer] with { Operator = changed };
            return !ShapeInference.Infer(network with { Layers = layers.ToEquatableArray(), Uses = default }).Errors
                .Any(e => e.Layer == error.Layer && e.Kind != ShapeErrorKind.UnreadLayer);
        }
    }

    /// <summary>What an option is that is not written, if it is the most general one and so a likely one to write.</summary>
    private static int? General(OptionSpec option) => option is { IsArgument: false, General.Count: 0, Default: int number } ? number : null;

    /// <summary>The nearest right number on each side.</summary>
    private static IEnumerable<int> Nearest(int current, int[] stated, Func<int, bool> isRight)
    {
        long[] tried =
        [
            .. Enumerable.Range(-Reach, (2 * Reach) + 1).Select(d => (long)current + d).Concat(stated.Select(s => (long)s)).Concat([0, 1])
                .Where(n => n >= 0 && n <= int.MaxValue && n != current).Distinct().OrderBy(n => Math.Abs(n - current)),
        ];
        foreach (IEnumerable<long> side in new[] { tried.Where(n => n < current), tried.Where(n => n > current) })
        {
            foreach (long number in side)
            {
                if (isRight((int)number))
                {
                    yield return (int)number;
                    break;
                }
            }
        }
    }

    private static IEnumerable<int> Numbers(string text)
    {
        foreach (Match match in Regex.Matches(text, "[0-9]+"))
        {
            if (int.TryParse(match.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                yield return number;
            }
        }
    }
}

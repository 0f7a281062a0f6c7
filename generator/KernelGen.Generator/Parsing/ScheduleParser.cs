using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads the attribute that pins a layer's schedule, and says what it cannot be.</summary>
internal static class ScheduleParser
{
    private static readonly string[] s_tiles = ["ChannelTile", "RowTile", "PixelTile"];

    public static ScheduleDeclaration? Parse(
        IPropertySymbol property, OperatorDeclaration? op, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (property.GetAttributes().FirstOrDefault(a => KnownNames.RuntimeName(a) == "ScheduleAttribute") is not { } attribute)
        {
            return null;
        }

        var reader = new AttributeReader(attribute);
        var schedule = new ScheduleDeclaration(
            EnumOption.Read(reader, "VectorAxis", VectorAxis.Auto, sink, cancellation),
            reader.Int(0, "ChannelTile"), reader.Int(0, "RowTile"), reader.Int(0, "PixelTile"),
            EnumOption.Read(reader, "TapUnroll", TapUnroll.Auto, sink, cancellation));
        if (reader.HasErrors)
        {
            reader.Leave(sink, cancellation);
        }

        if (op?.Loops is not { } loops)
        {
            sink.Report(ProblemCatalogue.NothingToSchedule, () => reader.Location(cancellation), property.Name);
            return null;
        }

        if (!loops.HasPixels && schedule.VectorAxis == VectorAxis.Pixels)
        {
            sink.Report(ProblemCatalogue.ScheduleDoesNotFit, () => reader.Location(cancellation, "VectorAxis"), property.Name, "a linear layer has no pixels to put into a vector");
        }

        foreach (string tile in s_tiles.Where(t => reader.Int(0, t) is < 0 or > ScheduleDeclaration.MostValues))
        {
            int[] right = [reader.Int(0, tile) < 0 ? 1 : ScheduleDeclaration.MostValues, 0];
            sink.Correct(
                ProblemCatalogue.ScheduleDoesNotFit, () => reader.Location(cancellation, tile), right.Select(r => Correction.Number(tile, r)), property.Name,
                FormattableString.Invariant($"{tile} is {reader.Int(0, tile)}, but must be from 1 to {ScheduleDeclaration.MostValues}, or 0 for the compiler's choice"));
            return schedule;
        }

        long values = (long)Math.Max(1, schedule.ChannelTile) * Math.Max(1, schedule.RowTile) * Math.Max(1, schedule.PixelTile);
        long taps = schedule.TapUnroll switch
        {
            TapUnroll.All => (long)loops.TapRows * loops.TapColumns,
            TapUnroll.Columns => loops.TapColumns,
            _ => 1,
        };
        if (values > ScheduleDeclaration.MostValues)
        {
            sink.Correct(
                ProblemCatalogue.ScheduleDoesNotFit, () => reader.Location(cancellation), SmallerTiles(reader, values), property.Name,
                FormattableString.Invariant($"its tile has {values} values, and at most {ScheduleDeclaration.MostValues} can run side by side"));
        }
        else if ((values + 3) / 4 * taps > ScheduleDeclaration.MostMultiplyAdds)
        {
            sink.Report(
                ProblemCatalogue.ScheduleDoesNotFit, () => reader.Location(cancellation, "TapUnroll"), property.Name,
                FormattableString.Invariant($"{taps} taps of a tile of {values} values written out are more than a method can hold before the just-in-time compiler stops optimising it; unroll fewer taps or take a smaller tile"));
        }

        return schedule;
    }

    /// <summary>The largest number for each tile with which the others fit.</summary>
    private static IEnumerable<Correction> SmallerTiles(AttributeReader reader, long values) => s_tiles
        .Select(tile => (Tile: tile, Count: Math.Max(1, reader.Int(0, tile))))
        .Where(t => t.Count > 1 && values / t.Count <= ScheduleDeclaration.MostValues)
        .Select(t => Correction.Number(t.Tile, ScheduleDeclaration.MostValues / (values / t.Count)));
}

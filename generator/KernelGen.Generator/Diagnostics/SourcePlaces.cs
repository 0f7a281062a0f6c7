using KernelGen.Compiler.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Turns places in source into values that can be cached, and back.</summary>
internal static class SourcePlaces
{
    /// <summary>The place as values; null where it is not in source.</summary>
    public static SourcePlace? Of(Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return null;
        }

        LinePositionSpan lines = location.GetLineSpan().Span;
        return new SourcePlace(
            tree.FilePath, location.SourceSpan.Start, location.SourceSpan.Length, lines.Start.Line, lines.Start.Character, lines.End.Line,
            lines.End.Character);
    }

    /// <summary>
    /// The location of a place. It knows its file by name only, which is enough for the command line and the editor; no
    /// <c>#pragma</c> applies to it.
    /// </summary>
    public static Location Of(SourcePlace? place) => place is null
        ? Location.None
        : Location.Create(
            place.Path, new TextSpan(place.Start, place.Length),
            new LinePositionSpan(new(place.StartLine, place.StartCharacter), new(place.EndLine, place.EndCharacter)));
}

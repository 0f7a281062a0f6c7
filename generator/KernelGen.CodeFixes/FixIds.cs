using System.Collections.Immutable;

namespace KernelGen.CodeFixes;

/// <summary>What a fix attaches to.</summary>
internal static class FixIds
{
    /// <summary>The message where an analyzer reports it, and the hidden mark beside it where the generator does: editors offer nothing for its messages.</summary>
    public static ImmutableArray<string> Of(string id) => [id, id + "F"];
}

using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator;

/// <summary>One message about a declaration, as values: the pipeline can cache it, and it holds no syntax alive.</summary>
/// <param name="Id">The message's number, for example <c>KG0205</c>.</param>
/// <param name="Arguments">What the message states, as text.</param>
/// <param name="Place">Where it belongs; null where no place is known.</param>
internal sealed record Problem(string Id, EquatableArray<string> Arguments, SourcePlace? Place);

/// <summary>A piece of a source file, lines and characters counted from 0.</summary>
internal sealed record SourcePlace(
    string Path, int Start, int Length, int StartLine, int StartCharacter, int EndLine, int EndCharacter);

/// <summary>Why a declaration is not compiled. A member that throws is never written without one.</summary>
/// <param name="Problems">What the generator reports.</param>
/// <param name="IsReportedElsewhere">
/// Whether another message says it already: the compiler's own error, or that at a kernel which a pipeline lists.
/// </param>
/// <param name="Unread">What could not be read because of a name that is not known: if another generator makes it, the compiler reports nothing.</param>
internal sealed record Refusal(EquatableArray<Problem> Problems, bool IsReportedElsewhere, EquatableArray<UnreadName> Unread = default)
{
    /// <summary>Whether nobody would learn of it: a fault of this compiler.</summary>
    public bool IsSilent => Problems.Count == 0 && !IsReportedElsewhere;
}

/// <summary>A piece of a declaration that names what is not known, or not known yet.</summary>
/// <param name="Member">The type or member that is declared.</param>
/// <param name="Text">The piece as written, on one line.</param>
/// <param name="Place">Where it is.</param>
internal sealed record UnreadName(string Member, string Text, SourcePlace? Place)
{
    /// <summary>How a stub names it, so that an analyzer can look at it again.</summary>
    public string Note => $"{Member}: {Text}";
}

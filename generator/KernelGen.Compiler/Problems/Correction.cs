using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Problems;

/// <summary>Arguments of an attribute with which a declaration would be right, or shorter. An editor can write them.</summary>
/// <param name="Title">What an editor offers.</param>
/// <param name="Arguments">The arguments to write or to take away; the others stay.</param>
internal sealed record Correction(string Title, EquatableArray<CorrectedArgument> Arguments)
{
    /// <summary>The attribute of the same member that has them, as users write it; null where the message is at one of its arguments.</summary>
    public string? Attribute { get; init; }

    /// <summary>A number for one argument.</summary>
    public static Correction Number(string option, object value, bool isWritten = true)
    {
        string text = FormattableString.Invariant($"{value}");
        return new(isWritten ? $"Set {option} to {text}" : $"Add {option} = {text}", Of(new CorrectedArgument(option, text)));
    }

    /// <summary>Several arguments at once.</summary>
    public static EquatableArray<CorrectedArgument> Of(params IEnumerable<CorrectedArgument> arguments) => arguments.ToEquatableArray();
}

/// <summary>An argument as it would be right.</summary>
/// <param name="Option">Its name as users write it.</param>
/// <param name="Value">What it is: an expression, or the characters of a text; null where it goes.</param>
/// <param name="IsText">Whether it is a text, which replaces a literal alone: a constant may have other readers.</param>
internal sealed record CorrectedArgument(string Option, string? Value, bool IsText = false);

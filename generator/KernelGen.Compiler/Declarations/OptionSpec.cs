namespace KernelGen.Compiler.Declarations;

/// <summary>One option of an operation.</summary>
/// <param name="Name">As users write it: a parameter of the attribute's constructor, or one of its properties.</param>
/// <param name="Default">What it is where neither it nor a more general option is written; null where that cannot be.</param>
/// <param name="General">The options that say the same for more at once, the most specific first: <c>PaddingH</c> and <c>Padding</c> for <c>PaddingTop</c>.</param>
internal sealed record OptionSpec(string Name, object? Default, params IReadOnlyList<string> General)
{
    /// <summary>Every name under which a user can have written it, the most specific first.</summary>
    public IReadOnlyList<string> Spellings { get; } = [Name, .. General];

    /// <summary>Whether it is a parameter of the attribute's constructor.</summary>
    public bool IsArgument => char.IsLower(Name[0]);
}

namespace KernelGen.Compiler.Problems;

/// <summary>How much a problem matters.</summary>
internal enum ProblemSeverity
{
    /// <summary>Nothing is generated.</summary>
    Error,

    /// <summary>What is generated is hardly what was meant.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Nothing is wrong, and nothing is shown: an editor can offer another way to write it.</summary>
    Hint,
}

/// <summary>What an editor can offer for a problem.</summary>
internal enum ProblemFix
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To write the declaration in the one way that is right, whatever it is now.</summary>
    Rewrite,

    /// <summary>To write arguments with which it is right, where such are known: a <see cref="Correction"/> for each choice.</summary>
    Correction,
}

/// <summary>A kind of problem that a declaration can have.</summary>
/// <param name="Id">Its number, for example <c>KG0205</c>; never used again for another.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">What is wrong in general.</param>
/// <param name="Format">What is wrong in this place, with <c>{0}</c>, <c>{1}</c> and so on for what differs.</param>
internal sealed record ProblemSpec(string Id, ProblemSeverity Severity, string Title, string Format)
{
    /// <summary>What an editor can offer.</summary>
    public ProblemFix Fix { get; init; }
}

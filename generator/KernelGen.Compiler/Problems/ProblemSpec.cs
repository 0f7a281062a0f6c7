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
}

/// <summary>A kind of problem that a declaration can have.</summary>
/// <param name="Id">Its number, for example <c>KG0205</c>; never used again for another.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">What is wrong in general.</param>
/// <param name="Format">What is wrong in this place, with <c>{0}</c>, <c>{1}</c> and so on for what differs.</param>
internal sealed record ProblemSpec(string Id, ProblemSeverity Severity, string Title, string Format)
{
    /// <summary>Whether an editor can offer to write the declaration as it should be.</summary>
    public bool HasFix { get; init; }
}

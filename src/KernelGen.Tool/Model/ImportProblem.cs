namespace KernelGen.Tool.Model;

/// <summary>Something of a model that cannot be turned into a declaration.</summary>
/// <param name="Operator">The operator's type; empty if it is not about one.</param>
/// <param name="Node">The node's name.</param>
/// <param name="Reason">Why, as a sentence without a period.</param>
internal sealed record ImportProblem(string Operator, string Node, string Reason)
{
    public override string ToString() => Operator.Length == 0 ? Reason : $"{Operator} '{Node}': {Reason}";
}

/// <summary>Thrown when a model cannot be imported: all of its problems at once.</summary>
internal sealed class ImportException(IReadOnlyList<ImportProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>The problems, in the order of the model's operators.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; } = problems;
}

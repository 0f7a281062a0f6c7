namespace KernelGen;

/// <summary>How <see cref="Network.Load"/> reads weights.</summary>
public sealed record WeightOptions
{
    /// <summary>Whether a weight that is NaN or infinite is refused. Default: false, since such a file is valid.</summary>
    public bool RequireFinite { get; init; }

    /// <summary>
    /// Turns each tensor's name in the file into that of the parameter it is for, for example <c>features.0.weight</c> into <c>Conv1.weight</c>; one for which it
    /// gives null is left out. Default: null, which takes the names as they are.
    /// </summary>
    public Func<string, string?>? Rename { get; init; }
}

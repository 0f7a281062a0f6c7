namespace KernelGen.Benchmarks.Comparison;

/// <summary>
/// How far a result may lie from the reference: <c>|x - r| &lt;= Absolute + Relative * max|r|</c>, the maximum taken over
/// the whole named result, since single elements of a sum may cancel to nearly nothing.
/// </summary>
/// <param name="Absolute">The part that does not depend on the reference.</param>
/// <param name="Relative">The part that grows with the largest magnitude of the reference.</param>
internal sealed record Tolerance(double Absolute, double Relative)
{
    /// <summary>
    /// How far each result may be from the reference in the Euclidean norm, as a share of the reference's norm; null to compare element by element. For work in
    /// which single values jump with the last bit of a sum, as gradients do where an activation has a kink.
    /// </summary>
    public IReadOnlyDictionary<string, double>? Distances { get; init; }

    /// <summary>Equal, element by element.</summary>
    public static Tolerance Exact { get; } = new(0, 0);

    /// <summary>Float sums added in another order.</summary>
    public static Tolerance Sums { get; } = new(0, 2e-5);
}

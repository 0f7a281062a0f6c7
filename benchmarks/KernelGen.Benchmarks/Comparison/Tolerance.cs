namespace KernelGen.Benchmarks.Comparison;

/// <summary>
/// How far a result may lie from the reference: <c>|x - r| &lt;= Absolute + Relative * max|r|</c>, the maximum taken over
/// the whole named result, since single elements of a sum may cancel to nearly nothing.
/// </summary>
/// <param name="Absolute">The part that does not depend on the reference.</param>
/// <param name="Relative">The part that grows with the largest magnitude of the reference.</param>
internal sealed record Tolerance(double Absolute, double Relative)
{
    /// <summary>Equal, element by element.</summary>
    public static Tolerance Exact { get; } = new(0, 0);

    /// <summary>Float sums added in another order.</summary>
    public static Tolerance Sums { get; } = new(0, 2e-5);
}

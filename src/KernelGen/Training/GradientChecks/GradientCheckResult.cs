using System.Globalization;

namespace KernelGen;

/// <summary>How far one generated gradient is from its finite difference.</summary>
/// <param name="Name">The parameter's name, layer first, for example <c>C1.weight</c>; or <c>input</c>.</param>
/// <param name="Element">The value's place, for example <c>[3, 0, 2, 1]</c>, in the parameter's own layout; for the input sample, channel, row and column.</param>
/// <param name="Generated">The mean of the generated gradients while the value moves.</param>
/// <param name="Expected">The change of the loss, divided by that of the value.</param>
/// <param name="Share">Their difference, less what rounding may be of it, divided by the largest gradient of the parameter; infinity where one of them is not a finite number.</param>
public sealed record GradientDifference(string Name, string Element, double Generated, double Expected, double Share)
{
    /// <summary>For example <c>C1.weight[3, 0, 2, 1]: generated 0.25, expected 0.5, off by 12 % of the largest</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}{Element}: generated {Generated:G7}, expected {Expected:G7}, off by {100 * Share:G3} % of the largest");
}

/// <summary>What <see cref="GradientCheck"/> found.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Worst">The worst difference of each parameter and of the input, the worst of all first.</param>
/// <param name="Compared">Number of values that were compared.</param>
/// <param name="Tolerance">The largest share that passes.</param>
public sealed record GradientCheckResult(string Network, IReadOnlyList<GradientDifference> Worst, int Compared, double Tolerance)
{
    /// <summary>Whether all that was compared is within the tolerance.</summary>
    public bool Passed => Worst[0].Share <= Tolerance;

    /// <summary>Whether it passed, and the worst difference.</summary>
    public override string ToString() =>
        $"{Network}: {(Passed ? "passed" : "FAILED")}, {Compared} values compared; the worst is {Worst[0]}";
}

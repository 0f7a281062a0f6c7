using System.Numerics;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>What a column sum starts from.</summary>
internal enum StepKind
{
    /// <summary>Nothing: all pixels are added.</summary>
    Whole,

    /// <summary>The same line's sum for the output row above, from which a pixel goes and to which one comes.</summary>
    Running,

    /// <summary>Another line's sum for the same output row.</summary>
    Derived,
}

/// <summary>How one column sum is made in the fewest steps.</summary>
/// <param name="Kind">What it starts from.</param>
/// <param name="Base">The line that it is derived from.</param>
/// <param name="BaseFactor">What that line is multiplied by.</param>
/// <param name="FirstRow">The source row of the first factor.</param>
/// <param name="Pixels">What the pixels of the source rows from there on are multiplied by.</param>
internal sealed record ColumnStep(StepKind Kind, int Base, BigInteger BaseFactor, int FirstRow, IReadOnlyList<BigInteger> Pixels)
{
    /// <summary>All factors of the sum.</summary>
    public IEnumerable<BigInteger> Factors =>
        Pixels.Where(p => !p.IsZero).Concat(Kind == StepKind.Whole ? [] : [BaseFactor]);

    /// <summary>What the pixels of a source row are multiplied by.</summary>
    public BigInteger FactorOf(int source) =>
        source < FirstRow || source >= FirstRow + Pixels.Count ? BigInteger.Zero : Pixels[source - FirstRow];

    /// <summary>Chooses for one output row.</summary>
    /// <param name="shape">The line's factors.</param>
    /// <param name="row">The output row.</param>
    /// <param name="before">The shapes of the lines before it.</param>
    /// <param name="mayRun">Whether there is an output row above it.</param>
    public static ColumnStep Choose(IReadOnlyList<BigInteger> shape, int row, IReadOnlyList<IReadOnlyList<BigInteger>> before, bool mayRun)
    {
        var best = new ColumnStep(StepKind.Whole, 0, BigInteger.Zero, row, shape);
        int least = Steps(shape) - 1;
        if (mayRun)
        {
            BigInteger[] change = [.. Enumerable.Range(0, shape.Count + 1).Select(
                i => (i == 0 ? BigInteger.Zero : shape[i - 1]) - (i == shape.Count ? BigInteger.Zero : shape[i]))];
            if (Steps(change) < least)
            {
                least = Steps(change);
                best = new(StepKind.Running, 0, BigInteger.One, row - 1, change);
            }
        }

        for (int line = 0; line < before.Count; line++)
        {
            foreach (BigInteger factor in Ratios(shape, before[line]))
            {
                BigInteger[] rest = [.. Enumerable.Range(0, shape.Count).Select(i => shape[i] - (factor * before[line][i]))];
                int steps = Steps(rest) + (BigInteger.Abs(factor).IsOne ? 0 : 1);
                if (steps < least)
                {
                    least = steps;
                    best = new(StepKind.Derived, line, factor, row, rest);
                }
            }
        }

        return best;
    }

    private static IEnumerable<BigInteger> Ratios(IReadOnlyList<BigInteger> shape, IReadOnlyList<BigInteger> by) =>
        Enumerable.Range(0, shape.Count)
            .Where(i => !by[i].IsZero && !shape[i].IsZero && (shape[i] % by[i]).IsZero)
            .Select(i => shape[i] / by[i])
            .Distinct();

    /// <summary>Additions and products.</summary>
    private static int Steps(IReadOnlyList<BigInteger> factors) =>
        factors.Count(f => !f.IsZero) + factors.Select(f => BigInteger.Abs(f)).Where(f => f > 1).Distinct().Count();
}

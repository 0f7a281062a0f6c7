using System.Numerics;

namespace KernelGen.Compiler.Declarations;

/// <summary>A kernel as a column times a row.</summary>
/// <param name="Column">The column as text, from top to bottom.</param>
/// <param name="Row">The row as text, from left to right.</param>
internal sealed record TapFactors(string Column, string Row)
{
    /// <summary>
    /// The factors of a kernel of several rows and columns: the row in whole numbers without a common divisor, the column with whatever is left.
    /// They are exact, and read again they give the same taps; null where there are none.
    /// </summary>
    public static TapFactors? Of(TapText taps)
    {
        if (taps.Height < 2 || taps.Width < 2 || Direction(taps) is not { } row)
        {
            return null;
        }

        int pivot = Array.FindIndex(row, r => !r.IsZero);
        Rational[] whole = [.. row.Select(r => new Rational(r, 1))];
        Rational[] column = [.. Enumerable.Range(0, taps.Height).Select(y => taps.Taps[(y * taps.Width) + pivot] / whole[pivot])];
        for (int i = 0; i < taps.Taps.Count; i++)
        {
            if (Product(column[i / taps.Width], whole[i % taps.Width]) != taps.Taps[i])
            {
                return null;
            }
        }

        // What is longer than an entry may be does not come back.
        var factors = new TapFactors(string.Join(" ", column), string.Join(" ", whole));
        TapText columnText = TapText.Parse(factors.Column), rowText = TapText.Parse(factors.Row);
        return columnText.Error == TapErrorKind.None && rowText.Error == TapErrorKind.None && Times(columnText, rowText).Equals(taps.Taps) ? factors : null;
    }

    /// <summary>A column times a row: the taps, row by row.</summary>
    public static EquatableArray<Rational> Times(TapText column, TapText row) =>
        column.Taps.SelectMany(c => row.Taps.Select(r => Product(c, r))).ToEquatableArray();

    private static Rational Product(Rational left, Rational right) =>
        Rational.Reduce(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The first row that is not zero, in the smallest whole numbers.</summary>
    private static BigInteger[]? Direction(TapText taps)
    {
        int first = Array.FindIndex([.. taps.Taps], t => !t.IsZero);
        if (first < 0)
        {
            return null;
        }

        Rational[] row = [.. taps.Taps.Skip(first / taps.Width * taps.Width).Take(taps.Width)];
        BigInteger common = row.Aggregate(BigInteger.One, (all, t) => all / BigInteger.GreatestCommonDivisor(all, t.Denominator) * t.Denominator);
        BigInteger[] whole = [.. row.Select(t => t.Numerator * (common / t.Denominator))];
        BigInteger divisor = whole.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return [.. whole.Select(w => w / divisor)];
    }
}

namespace KernelGen.Compiler.Ir;

/// <summary>
/// A whole number that is computed once and then named by a <see cref="Bound"/>: where a window begins and ends that an edge cuts. What an
/// <see cref="Affine"/> cannot say is said here, with limits that the verifier can find.
/// </summary>
internal abstract record Whole
{
    public static implicit operator Whole(Affine sum) => new WholeSum(sum);

    public static Whole Smaller(Whole left, Whole right) => new WholeExtreme(IsLarger: false, left, right);

    public static Whole Larger(Whole left, Whole right) => new WholeExtreme(IsLarger: true, left, right);

    /// <summary>The same with every sum replaced.</summary>
    public abstract Whole Map(Func<Affine, Affine> change);

    /// <summary>Its value where that of every sum is known.</summary>
    public abstract long Value(Func<Affine, long> of);

    /// <summary>The least and the largest value where those of every sum are known.</summary>
    public abstract (long Least, long Most) Range(Func<Affine, (long Least, long Most)> of);
}

/// <summary>A sum of symbols.</summary>
internal sealed record WholeSum(Affine Sum) : Whole
{
    public override Whole Map(Func<Affine, Affine> change) => new WholeSum(change(Sum));

    public override long Value(Func<Affine, long> of) => of(Sum);

    public override (long Least, long Most) Range(Func<Affine, (long Least, long Most)> of) => of(Sum);
}

/// <summary>The larger or the smaller of two.</summary>
internal sealed record WholeExtreme(bool IsLarger, Whole Left, Whole Right) : Whole
{
    public override Whole Map(Func<Affine, Affine> change) => this with { Left = Left.Map(change), Right = Right.Map(change) };

    public override long Value(Func<Affine, long> of) => Of(Left.Value(of), Right.Value(of));

    public override (long Least, long Most) Range(Func<Affine, (long Least, long Most)> of)
    {
        ((long leftLeast, long leftMost), (long rightLeast, long rightMost)) = (Left.Range(of), Right.Range(of));
        return (Of(leftLeast, rightLeast), Of(leftMost, rightMost));
    }

    private long Of(long left, long right) => IsLarger ? Math.Max(left, right) : Math.Min(left, right);
}

/// <summary>A quotient of a sum that is never negative, rounded down.</summary>
internal sealed record WholeQuotient(Affine Dividend, long Divisor) : Whole
{
    public override Whole Map(Func<Affine, Affine> change) => this with { Dividend = change(Dividend) };

    public override long Value(Func<Affine, long> of) => of(Dividend) / Divisor;

    public override (long Least, long Most) Range(Func<Affine, (long Least, long Most)> of)
    {
        (long least, long most) = of(Dividend);
        return least >= 0
            ? (least / Divisor, most / Divisor)
            : throw new InvalidOperationException($"The dividend {Dividend} can be negative.");
    }
}

/// <summary>What such a quotient leaves over.</summary>
internal sealed record WholeRemainder(Affine Dividend, long Divisor) : Whole
{
    public override Whole Map(Func<Affine, Affine> change) => this with { Dividend = change(Dividend) };

    public override long Value(Func<Affine, long> of) => of(Dividend) % Divisor;

    public override (long Least, long Most) Range(Func<Affine, (long Least, long Most)> of)
    {
        (long least, long most) = of(Dividend);
        return least >= 0
            ? (0, Math.Min(most, Divisor - 1))
            : throw new InvalidOperationException($"The dividend {Dividend} can be negative.");
    }
}

/// <summary>
/// Where a part begins of something that is shared out: <c>Total * Part / Parts</c>, rounded down. The part after the last begins at the end.
/// </summary>
internal sealed record WholeShare(long Total, Affine Part, Affine Parts) : Whole
{
    /// <summary>The same of numbers.</summary>
    public static long Of(long total, long part, long parts) => total * part / parts;

    public override Whole Map(Func<Affine, Affine> change) => this with { Part = change(Part), Parts = change(Parts) };

    public override long Value(Func<Affine, long> of) => Of(Total, of(Part), of(Parts));

    public override (long Least, long Most) Range(Func<Affine, (long Least, long Most)> of) => (0, Total);
}

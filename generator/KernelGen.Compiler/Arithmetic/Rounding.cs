using System.Numerics;

namespace KernelGen.Compiler.Arithmetic;

/// <summary>How an exact integer sum becomes the nearest whole number, ties to even. Each form is exact for every sum in its range.</summary>
internal abstract record Rounding
{
    /// <summary>What is added to the sum from the start, at no cost, so that the division has its form.</summary>
    public virtual long Bias => 0;

    /// <summary>A sentence about it for the emitted header.</summary>
    public abstract string Sentence { get; }
}

/// <summary>The divisor is one.</summary>
internal sealed record NoRounding : Rounding
{
    public override string Sentence => "not divided";
}

/// <summary>
/// The divisor is <c>2^Count</c>: half of it less one, and one more where the quotient is odd, is added before a shift. The first of them may be
/// in the sum from the start: it changes the bit that tells an odd quotient only where the rest is more than half, which is rounded up either way.
/// </summary>
internal sealed record ShiftRounding(int Count, bool IsUnsigned) : Rounding
{
    public override long Bias => (1L << (Count - 1)) - 1;

    public override string Sentence => $"divided by {1L << Count} in a shift that rounds half to even";
}

/// <summary>
/// An unsigned 16-bit dividend <c>t = sum + Bias</c>, with <c>Bias = Lift * Divisor + Divisor / 2</c>, is multiplied by
/// <c>Factor / 2^(16 + Count)</c> and cut; the lift, which keeps it from being negative, is taken off behind. That the cut product
/// is <c>t / Divisor</c> is proved for every <c>t</c> that can come.
/// </summary>
internal sealed record MultiplyHighRounding(int Divisor, int Lift, int Factor, int Count) : Rounding
{
    public override long Bias => ((long)Lift * Divisor) + (Divisor / 2);

    /// <summary>Only an even divisor has ties, which come out rounded up and may have to step back.</summary>
    public bool HasTies => Divisor % 2 == 0;

    public override string Sentence =>
        $"divided by {Divisor} as a product with {Factor} / 2^{16 + Count}, exact for every sum that can come{(HasTies ? ", ties to even" : ", which has no ties")}";

    /// <summary>Finds the factor for dividends from 0 to <paramref name="largest"/>, or null where 16 bits do not hold one.</summary>
    public static MultiplyHighRounding? Find(int divisor, int lift, int largest)
    {
        for (int count = 0; count < 16; count++)
        {
            long factor = ((1L << (16 + count)) + divisor - 1) / divisor;
            if (factor > ushort.MaxValue)
            {
                break;
            }

            if (IsExact(divisor, factor, count, largest))
            {
                return new(divisor, lift, (int)factor, count);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the cut product is the quotient for every dividend. <c>Factor * Divisor</c> is <c>e</c> more than <c>2^(16 + Count)</c>, so that
    /// the product of <c>t</c> is too large by <c>t * e</c> parts of the divisor, which must not reach the next quotient: that gets harder with every
    /// larger dividend of the same rest, and with every larger rest. So the largest dividend decides for all of the last period, and the last one
    /// before that period, whose rest is the largest, for all others.
    /// </summary>
    private static bool IsExact(int divisor, long factor, int count, int largest)
    {
        long before = ((largest + 1L) / divisor * divisor) - 1;
        return Holds(largest) && (before < 0 || Holds(before));

        bool Holds(long t) => (t * factor) >> (16 + count) == t / divisor;
    }
}

/// <summary>
/// The sum as a float, times the nearest float to <c>1 / Divisor</c>, rounded. The divisor is odd, so that no tie exists and each
/// quotient lies at least <c>1 / (2 Divisor)</c> from the nearest one; the error of both roundings stays below that as long as the sum
/// is below 2^22.
/// </summary>
internal sealed record ReciprocalRounding(int Divisor) : Rounding
{
    public override string Sentence => $"divided by {Divisor} as a float product, exact for sums below 2^22 (an odd divisor has no ties)";
}

/// <summary>
/// A 32-bit sum: a float product guesses the quotient to within one, and the exact remainder, an integer, corrects it. Where sums lie so far outside
/// that the guess could be worse, they are first brought to a limit, whose quotient no pixel holds either.
/// </summary>
/// <param name="Divisor">What the sum is divided by.</param>
/// <param name="Limit">The largest sum that is divided as it is; 0 where all are.</param>
internal sealed record CorrectedRounding(int Divisor, int Limit = 0) : Rounding
{
    public override string Sentence =>
        $"divided by {Divisor}: a float product guesses, the integer remainder corrects, ties to even{(Limit == 0 ? "" : $"; sums past {Limit} either way saturate before it")}";
}

/// <summary>The sum does not fit in 32 bits: it is taken in parts, and divided in doubles.</summary>
internal sealed record WideRounding(BigInteger Divisor) : Rounding
{
    public override string Sentence => $"divided by {Divisor} in doubles: a product guesses, the exact sign of the remainder corrects, ties to even";
}

using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// Sums of 16-bit terms in 32-bit lanes by products of pairs: two terms are unpacked into neighbouring lanes, and one instruction
/// multiplies and adds both. Terms with one factor are added before, where 16 bits hold their sum. The result is in the order of the
/// unpacking.
/// </summary>
internal sealed class PairSums(Builder builder, string name, VectorType half, BigInteger start)
{
    private readonly List<Term> _terms = [];

    /// <summary>A term with the bounds of its lanes.</summary>
    private sealed record Term(BigInteger Factor, Expression Value, BigInteger Least, BigInteger Largest);

    public void Add(BigInteger factor, Expression value, BigInteger least, BigInteger largest)
    {
        int same = _terms.FindIndex(t => t.Factor == factor && Fits(t.Least + least, t.Largest + largest));
        if (same >= 0)
        {
            Term other = _terms[same];
            Expression sum = builder.DefineFresh(name + "Both", new Binary(BinaryOperator.Add, other.Value, value));
            _terms[same] = new(factor, sum, other.Least + least, other.Largest + largest);
            return;
        }

        _terms.Add(new(factor, value, least, largest));
    }

    /// <summary>The sums of the lower halves of all blocks, and of the upper ones.</summary>
    public (Expression Lower, Expression Upper) Finish()
    {
        var split = new List<(int Factor, Expression Value)>();
        foreach (Term term in _terms)
        {
            Expression value = term.Value is Read ? term.Value : builder.DefineFresh(name + "Term", term.Value);
            BigInteger rest = term.Factor;
            while (!rest.IsZero)
            {
                BigInteger piece = BigInteger.Max(-short.MaxValue, BigInteger.Min(short.MaxValue, rest));
                split.Add(((int)piece, value));
                rest -= piece;
            }
        }

        bool startsInPair = split.Count % 2 == 1 && Fits(start, start);
        if (startsInPair)
        {
            split.Add(((int)start, Lanes.Whole(1, half)));
        }

        Value? lower = null;
        Value? upper = null;
        for (int i = 0; i < split.Count; i += 2)
        {
            (int factor, Expression value) = split[i];
            (int nextFactor, Expression next) = i + 1 < split.Count ? split[i + 1] : (0, value);
            var pair = new VectorType(ElementType.I32, half.Lanes / 2);
            Expression factors = Lanes.Bits(new Constant(unchecked((nextFactor << 16) | (factor & 0xFFFF)), pair), half);
            lower = Add(lower, "Lower", new MultiplyAddPairs(new Unpack(false, value, next), factors));
            upper = Add(upper, "Upper", new MultiplyAddPairs(new Unpack(true, value, next), factors));
        }

        return startsInPair || start.IsZero ? (new Read(lower!), new Read(upper!)) : (Started(lower!), Started(upper!));
    }

    private Value Add(Value? sum, string part, Expression product)
    {
        if (sum is null)
        {
            return builder.Accumulator(name + part, product);
        }

        builder.Assign(sum, new Binary(BinaryOperator.Add, new Read(sum), product));
        return sum;
    }

    private Expression Started(Value sum)
    {
        builder.Assign(sum, new Binary(BinaryOperator.Add, new Read(sum), Lanes.Whole((long)start, sum.Type)));
        return new Read(sum);
    }

    private static bool Fits(BigInteger least, BigInteger largest) => least >= short.MinValue && largest <= short.MaxValue;
}

using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>From finished sums to results: divides and rounds, or for a float destination scales. What a pixel type holds is not its concern.</summary>
internal sealed class Quotients(Builder builder, ImageKernel kernel, string suffix)
{
    private readonly ImageArithmetic _arithmetic = kernel.Arithmetic;

    public PixelRun Finish(IReadOnlyList<Expression> sums, bool isUnpacked = false)
    {
        if (_arithmetic.Accumulator == Accumulator.Single)
        {
            float offset = kernel.FloatOffset;
            return new([.. sums.Select(s => offset == 0 ? s : new Binary(BinaryOperator.Add, s, new Constant(offset, s.Type)))], 0, 0);
        }

        if (_arithmetic.Rounding is null)
        {
            return Scale(new RunStore(builder).ToSingle(new(sums, _arithmetic.Minimum, _arithmetic.Maximum)));
        }

        var results = new Expression[sums.Count];
        for (int i = 0; i < sums.Count; i++)
        {
            string name = suffix + (sums.Count == 1 ? "" : ((char)('a' + i)).ToString());
            results[i] = Named("pixels" + name, Divide(sums[i], name));
        }

        return new(results, _arithmetic.LeastResult, _arithmetic.LargestResult, isUnpacked);
    }

    /// <summary>An exact sum as a float, divided with one rounding.</summary>
    private PixelRun Scale(PixelRun run)
    {
        BigInteger divisor = kernel.Sum.Divisor;
        return divisor.IsOne ? run : run.Map(
            r => divisor.IsPowerOfTwo
                ? new Binary(BinaryOperator.Multiply, r, new Constant(1 / (double)divisor, r.Type))
                : new Binary(BinaryOperator.Divide, r, new Constant((double)divisor, r.Type)),
            0, 0);
    }

    private Expression Divide(Expression sum, string name)
    {
        switch (_arithmetic.Rounding)
        {
            case ShiftRounding shift:
                sum = Named("whole" + name, sum);
                Expression odd = Lanes.And(new Shift(ShiftOperator.RightLogical, sum, shift.Count), Whole(1, sum));
                return new Shift(
                    shift.IsUnsigned ? ShiftOperator.RightLogical : ShiftOperator.RightArithmetic,
                    new Binary(BinaryOperator.Add, sum, odd),
                    shift.Count);
            case MultiplyHighRounding product:
                return MultiplyHigh(sum, name, product);
            case ReciprocalRounding reciprocal:
                return RoundedProduct(sum, reciprocal.Divisor);
            case CorrectedRounding corrected:
                return Correct(Limited(sum, corrected.Limit), name, corrected.Divisor);
            default:
                return sum;
        }
    }

    private Expression MultiplyHigh(Expression sum, string name, MultiplyHighRounding rounding)
    {
        sum = Named("dividend" + name, sum);
        var unsigned = new VectorType(ElementType.U16, sum.Type.Lanes);
        Expression product = new Binary(BinaryOperator.MultiplyHigh, Lanes.Bits(sum, unsigned), new Constant(rounding.Factor, unsigned));
        Expression quotient = Lanes.Bits(rounding.Count == 0 ? product : new Shift(ShiftOperator.RightLogical, product, rounding.Count), sum.Type);
        if (rounding.HasTies)
        {
            // Half of the divisor was added, so a tie is where nothing remains: there an odd quotient steps back.
            quotient = Named("quotient" + name, quotient);
            Expression isTie = new Binary(BinaryOperator.Equal, sum, new Binary(BinaryOperator.Multiply, quotient, Whole(rounding.Divisor, sum)));
            quotient = new Binary(BinaryOperator.Subtract, quotient, Lanes.And(Lanes.And(quotient, Whole(1, sum)), isTie));
        }

        return rounding.Lift == 0 ? quotient : new Binary(BinaryOperator.Subtract, quotient, Whole(rounding.Lift, sum));
    }

    /// <summary>Adding 1.5 * 2^23 leaves a float's fraction no room: what remains in its low bits is the nearest whole number.</summary>
    private static Expression RoundedProduct(Expression sum, int divisor)
    {
        var single = new VectorType(ElementType.F32, sum.Type.Lanes);
        Expression value = new Conversion(ConversionKind.Numeric, sum, single);
        Expression product = new MultiplyAdd(value, new Constant(1f / divisor, single), new Constant(FloatRounding.Shift, single));
        return new Binary(BinaryOperator.Subtract, Lanes.Bits(product, sum.Type), Whole(FloatRounding.ShiftBits, sum));
    }

    private static Expression Limited(Expression sum, int limit) => limit == 0 ? sum : new Binary(
        BinaryOperator.Minimum, new Binary(BinaryOperator.Maximum, sum, Whole(-limit, sum)), Whole(limit, sum));

    private Expression Correct(Expression sum, string name, int divisor)
    {
        sum = Named("dividend" + name, sum);
        Expression guess = builder.Define("guess" + name, RoundedProduct(sum, divisor));
        Expression rest = new Binary(BinaryOperator.Subtract, sum, new Binary(BinaryOperator.Multiply, guess, Whole(divisor, sum)));
        Expression twice = builder.Define("twiceRest" + name, new Shift(ShiftOperator.Left, rest, 1));

        // An odd quotient gives way already at the tie: twice the rest plus one is then past the divisor.
        Expression odd = builder.Define("odd" + name, Lanes.And(guess, Whole(1, sum)));
        Expression above = new Binary(BinaryOperator.LessThan, Whole(divisor, sum), new Binary(BinaryOperator.Add, twice, odd));
        Expression below = new Binary(BinaryOperator.LessThan, new Binary(BinaryOperator.Subtract, twice, odd), Whole(-divisor, sum));

        // A set mask is minus one.
        return new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Subtract, guess, above), below);
    }

    private Expression Named(string name, Expression value) => value is Read ? value : builder.Define(name, value);

    private static Expression Whole(long number, Expression like) => Lanes.Whole(number, like.Type);
}

/// <summary>The number that rounds a float to a whole one when it is added: 1.5 * 2^23.</summary>
internal static class FloatRounding
{
    public const float Shift = 12582912f;

    public const int ShiftBits = 0x4B400000;
}

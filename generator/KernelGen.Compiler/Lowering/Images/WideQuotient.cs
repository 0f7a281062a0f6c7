using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// Divides sums that stand in parts, in doubles: <c>floor(sum / divisor)</c> is guessed, and the exact sign of what is left beyond half a step
/// more corrects it. All of it is exact where it has to be, with fused products or without:
/// <para>
/// Sums of parts are whole numbers of at most 51 bits. Added from the highest place down, <c>all = all * 2^bits + part</c>, they are exact up to 2^53;
/// past that, what is already there is so much larger than what comes that neither its sign nor its first 50 bits change. So the guess errs by
/// far less than one half where it lies within the pixel type, and zero comes out only where the remainder is zero, which is the tie.
/// </para>
/// </summary>
/// <param name="builder">Where the steps go.</param>
/// <param name="kernel">The kernel.</param>
/// <param name="limbs">The parts that the sums were taken in.</param>
internal sealed class WideQuotient(Builder builder, ImageKernel kernel, Limbs limbs)
{
    private readonly BigInteger[] _divisor = limbs.Of(kernel.Sum.Divisor);

    /// <summary>The least and the largest quotient that comes out: one past the pixel type's ends, where a narrowing saturates it.</summary>
    public (BigInteger Least, BigInteger Largest) Range { get; } = (
        BigInteger.Max(kernel.Arithmetic.LeastResult, Below(kernel.Destination)), BigInteger.Min(kernel.Arithmetic.LargestResult, Above(kernel.Destination)));

    /// <summary>The nearest whole numbers, ties to even, of two halves of a register of 32-bit lanes.</summary>
    /// <param name="lower">The sums of the parts for the lower half, the lowest place first.</param>
    /// <param name="upper">Those for the upper half.</param>
    /// <param name="name">A name for the result.</param>
    public Expression Divide(IReadOnlyList<Expression> lower, IReadOnlyList<Expression> upper, string name)
    {
        Expression low = Divide(lower, name + "Lower");
        Expression high = Divide(upper, name + "Upper");
        return builder.Define(name, new NarrowSaturated(low, high, new VectorType(ElementType.I32, 2 * low.Type.Lanes)));
    }

    /// <summary>Bits that the quotients of a pixel type have, one past its ends included.</summary>
    public static int QuotientBits(PixelType type) => type.Element().Bits() <= 16 ? 18 : 33;

    private Expression Divide(IReadOnlyList<Expression> parts, string name)
    {
        VectorType type = parts[0].Type;
        Expression sum = builder.Define("sum" + name, FromTheTop(parts));
        double reciprocal = new Rational(1, kernel.Sum.Divisor).ToDouble();
        Expression quotient = new Binary(BinaryOperator.Multiply, sum, new Constant(reciprocal, type));
        (BigInteger least, BigInteger largest) = (Below(kernel.Destination), Above(kernel.Destination) - 1);
        if (kernel.Arithmetic.LeastResult <= least)
        {
            quotient = new Binary(BinaryOperator.Maximum, quotient, new Constant((double)least, type));
        }

        if (kernel.Arithmetic.LargestResult > largest)
        {
            quotient = new Binary(BinaryOperator.Minimum, quotient, new Constant((double)largest, type));
        }

        Expression guess = builder.Define("guess" + name, new Unary(UnaryOperator.Floor, quotient));
        Expression step = builder.Define("step" + name, new Binary(BinaryOperator.Add, guess, new Constant(0.5, type)));
        Expression[] rests = [.. parts.Select((p, place) => _divisor[place].IsZero ? p : new MultiplyAdd(
            step, new Constant((double)-_divisor[place], type), p))];
        Expression rest = builder.Define("rest" + name, FromTheTop(rests));

        // Minus one half where the guess is odd, which gives way at a tie already; else zero.
        Expression half = builder.Define("half" + name, new Binary(BinaryOperator.Multiply, guess, new Constant(0.5, type)));
        Expression even = new Binary(BinaryOperator.Subtract, new Unary(UnaryOperator.Floor, half), half);
        Expression more = Lanes.And(new Binary(BinaryOperator.LessThan, even, rest), new Constant(1, type));
        return new Binary(BinaryOperator.Add, guess, more);
    }

    private Expression FromTheTop(IReadOnlyList<Expression> parts)
    {
        Expression all = parts[parts.Count - 1];
        for (int place = parts.Count - 2; place >= 0; place--)
        {
            all = new MultiplyAdd(all, new Constant(Math.Pow(2, limbs.Bits), all.Type), parts[place]);
        }

        return all;
    }

    private static BigInteger Below(PixelType type) => type == PixelType.I32 ? int.MinValue : type.Least() - 1;

    private static BigInteger Above(PixelType type) => type == PixelType.I32 ? int.MaxValue : type.Largest() + 1;
}

using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Exponential functions and their relatives from multiplications and additions, the same in every lane of every width. The polynomials and
/// fractions are the ones whose largest relative error is least (found by Remez's exchange); what is left of 4 ulp is rounding.
/// </summary>
internal static class Transcendentals
{
    // ln 2 in two parts; the first has so few bits that n times it is exact.
    private const double Ln2High = 0.693359375;
    private const double Ln2Low = -2.12194440e-4;
    private const double Log2E = 1.4426950408889634;

    // A float of this size has no digits behind the point: adding it rounds to a whole number, which then stands in the lowest bits.
    private const double Rounder = 12582912;

    /// <summary><c>e^r</c> for <c>|r| ≤ ln 2 / 2</c>, within 2e-9; highest power first.</summary>
    private static readonly double[] s_exponential =
        [0.00138368336421, 0.008374824067881, 0.04166822625276, 0.1666642007307, 0.4999999207462, 1.000000036344, 1];

    /// <summary>
    /// <c>tanh(x / 2) = x P(x²) / Q(x²)</c>, weighted with what is left of an error behind the doubling. Both are multiplied by a number
    /// that keeps them in the upper half of a power of two while x is small, where rounding is finest.
    /// </summary>
    private static readonly double[] s_tanhNumerator = [2.14481626e-4, 0.0555864578, 1.86479955];

    private static readonly double[] s_tanhDenominator = [4.6452574e-6, 0.00451349132, 0.421972696, 3.7295991];

    /// <summary><c>(log(1 + f) − f) / f²</c> for <c>1 + f</c> between √½ and √2, within 5e-8.</summary>
    private static readonly double[] s_logarithm =
    [
        -0.07778043518949, 0.1277733699682, -0.1311403664287, 0.1419614531748, -0.1662709346325, 0.2000163628766, -0.2500077869756,
        0.333333253543, -0.4999999764451,
    ];

    /// <summary><c>Φ(−a) e^(a² / 2)</c> from 0 to 14.5, within 6e-9.</summary>
    private static readonly double[] s_tailNumerator = [0.014743304084, 0.14553524082, 0.65628981913, 1.569832896, 1.7908410956];

    private static readonly double[] s_tailDenominator =
        [0.036955553989, 0.36482584112, 1.6814940464, 4.3069831468, 5.9974362032, 3.58168217];

    /// <summary>
    /// <c>tanh x = 2 t / (1 + t²)</c> with <c>t = tanh(x / 2)</c>: errors of t hardly count where t is near 1, so a short fraction will do.
    /// Beyond ±8.592 the result is ±1; zeros keep their sign.
    /// </summary>
    public static Expression Tanh(Builder builder, Expression x)
    {
        VectorType type = x.Type;

        // The argument second keeps NaN.
        Expression bounded = builder.Define("bounded", Max(Parts.Number(-8.592, type), Min(Parts.Number(8.592, type), x)));
        Expression square = builder.Define("square", Multiply(bounded, bounded));
        Expression numerator = builder.Define("numerator", Multiply(bounded, Polynomial(builder, s_tanhNumerator, square)));
        Expression denominator = Polynomial(builder, s_tanhDenominator, square);
        Expression sum = builder.Define("sum", new MultiplyAdd(numerator, numerator, Multiply(denominator, denominator)));
        Expression product = builder.Define(
            "product", Multiply(new Binary(BinaryOperator.Add, numerator, numerator), denominator));
        return new Binary(BinaryOperator.Divide, product, sum);
    }

    /// <summary><c>1 / (1 + e^−x)</c>, from <c>e^−|x|</c>, which cannot overflow; so small results are as exact as large ones.</summary>
    public static Expression Sigmoid(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        Expression one = Parts.Number(1, type);
        Expression power = ExponentialOfNonPositive(builder, new Binary(BinaryOperator.Or, x, Parts.Number(-0.0, type)));
        Expression numerator = new Select(LessThan(x, Parts.Zero(type)), power, one);
        return new Binary(BinaryOperator.Divide, numerator, new Binary(BinaryOperator.Add, one, power));
    }

    /// <summary><c>e^x</c>; subnormal below −87.3, zero below −103.98, infinite above 88.72.</summary>
    public static Expression Exponential(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        var whole = new VectorType(ElementType.I32, type.Lanes);
        Expression bounded = builder.Define("bounded", Min(Parts.Number(89, type), Max(Parts.Number(-104, type), x)));
        (Expression mantissa, Expression n, _) = Split(builder, bounded, Rounder);

        // The power of two in two factors, since it may be too large or too small for one; only the last product can round.
        Expression exponent = builder.Define("exponent", new Conversion(ConversionKind.Numeric, n, whole));
        Expression half = builder.Define("half", new Shift(ShiftOperator.RightArithmetic, exponent, 1));
        Expression first = Multiply(mantissa, PowerOfTwo(half));
        return builder.Define("power", Multiply(first, PowerOfTwo(builder.Define("rest", Subtract(exponent, half)))));

        Expression PowerOfTwo(Expression n) => new Conversion(
            ConversionKind.Bits, new Shift(ShiftOperator.Left, new Binary(BinaryOperator.Add, n, new Constant(127, whole)), 23), type);
    }

    /// <summary><c>e^x</c> for x that is not positive, in two steps less; zero below −103.98.</summary>
    public static Expression ExponentialOfNonPositive(Builder builder, Expression x)
    {
        // 2^n is below the normal numbers at the end: it is made 2^24 times as large, and the last product rounds once.
        const int Lift = 24;
        VectorType type = x.Type;
        var whole = new VectorType(ElementType.I32, type.Lanes);
        Expression bounded = builder.Define("bounded", Max(Parts.Number(-104, type), x));
        (Expression mantissa, _, Expression rounded) = Split(builder, bounded, Rounder + 127 + Lift);
        Expression scale = new Conversion(
            ConversionKind.Bits, new Shift(ShiftOperator.Left, new Conversion(ConversionKind.Bits, rounded, whole), 23), type);
        return builder.Define("power", Multiply(Multiply(mantissa, scale), Parts.Number(1.0 / (1 << Lift), type)));
    }

    /// <summary>The natural logarithm; of zero minus infinity, of what is negative NaN.</summary>
    public static Expression Logarithm(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        var whole = new VectorType(ElementType.I32, type.Lanes);
        Expression isSubnormal = builder.Define("isSubnormal", LessThan(x, Parts.Number(1.17549435e-38, type)));
        Expression normal = builder.Define("normal", new Select(isSubnormal, Multiply(x, Parts.Number(8388608, type)), x));

        // x = 2^n (1 + f) with 1 + f between √½ and √2: counted from √½, the exponent's bits are n.
        var rootOfHalf = new Constant(0x3F3504F3, whole);
        Expression offset = builder.Define("offset", Subtract(new Conversion(ConversionKind.Bits, normal, whole), rootOfHalf));
        Expression exponent = builder.Define(
            "exponent", new Conversion(ConversionKind.Numeric, new Shift(ShiftOperator.RightArithmetic, offset, 23), type));
        Expression n = builder.Define("n", new Select(isSubnormal, Subtract(exponent, Parts.Number(23, type)), exponent));
        Expression fraction = new Binary(BinaryOperator.And, offset, new Constant(0x7FFFFF, whole));
        Expression mantissa = new Conversion(ConversionKind.Bits, new Binary(BinaryOperator.Add, fraction, rootOfHalf), type);
        Expression f = builder.Define("f", Subtract(mantissa, Parts.Number(1, type)));
        Expression series = Multiply(builder.Define("ff", Multiply(f, f)), Polynomial(builder, s_logarithm, f));
        Expression low = builder.Define("low", new MultiplyAdd(n, Parts.Number(Ln2Low, type), series));
        Expression logarithm = builder.Define(
            "logarithm", new MultiplyAdd(n, Parts.Number(Ln2High, type), new Binary(BinaryOperator.Add, f, low)));

        Expression below = new Select(
            new Binary(BinaryOperator.Equal, x, Parts.Zero(type)),
            Parts.Number(double.NegativeInfinity, type),
            new Select(LessThan(x, Parts.Zero(type)), Parts.Number(double.NaN, type), x));
        Expression finite = new Select(LessThan(x, Parts.Number(double.PositiveInfinity, type)), logarithm, x);
        return builder.Define("log", new Select(LessThan(Parts.Zero(type), x), finite, below));
    }

    /// <summary>
    /// <c>Φ(x)</c>, the share of the standard normal distribution below x, which is <c>(1 + erf(x / √2)) / 2</c>, and <c>e^(−x² / 2)</c>. The
    /// lower tail is made itself, not as one minus the upper one, so that it keeps its digits; there it is within 6 ulp, else within 4.
    /// </summary>
    public static (Expression Share, Expression Bell) Normal(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        Expression size = builder.Define("size", Min(Parts.Number(14.5, type), new Unary(UnaryOperator.Absolute, x)));

        // The square in two parts: what rounding takes from it would be felt in the power.
        Expression square = builder.Define("square", Multiply(size, size));
        Expression rest = builder.Define(
            "rest", Multiply(Parts.Number(0.5, type), new MultiplyAdd(size, size, new Unary(UnaryOperator.Negate, square))));
        Expression rough = ExponentialOfNonPositive(builder, builder.Define("half", Multiply(Parts.Number(-0.5, type), square)));
        Expression bell = builder.Define("bell", new MultiplyAdd(rough, rest, rough, Negated: true));
        Expression ratio = new Binary(
            BinaryOperator.Divide, Polynomial(builder, s_tailNumerator, size), Polynomial(builder, s_tailDenominator, size));
        Expression tail = builder.Define("tail", Multiply(bell, ratio));
        Expression share = new Select(LessThan(x, Parts.Zero(type)), tail, Subtract(Parts.Number(1, type), tail));
        return (builder.Define("share", share), bell);
    }

    /// <summary><c>e^x = 2^n m</c> with m between √½ and √2; the third is n plus the rounder.</summary>
    private static (Expression Mantissa, Expression N, Expression Rounded) Split(Builder builder, Expression x, double rounder)
    {
        VectorType type = x.Type;
        Expression rounded = builder.Define("rounded", new MultiplyAdd(x, Parts.Number(Log2E, type), Parts.Number(rounder, type)));
        Expression n = builder.Define("n", Subtract(rounded, Parts.Number(rounder, type)));
        Expression high = builder.Define("high", new MultiplyAdd(n, Parts.Number(-Ln2High, type), x));
        Expression r = builder.Define("r", new MultiplyAdd(n, Parts.Number(-Ln2Low, type), high));
        return (Polynomial(builder, s_exponential, r), n, rounded);
    }

    /// <summary>A polynomial by Horner's rule, highest power first.</summary>
    private static Expression Polynomial(Builder builder, double[] coefficients, Expression x)
    {
        Expression sum = Parts.Number(coefficients[0], x.Type);
        foreach (double coefficient in coefficients.Skip(1))
        {
            sum = builder.Define("p", new MultiplyAdd(sum, x, Parts.Number(coefficient, x.Type)));
        }

        return sum;
    }

    private static Expression LessThan(Expression left, Expression right) => new Binary(BinaryOperator.LessThan, left, right);

    private static Expression Subtract(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    private static Expression Multiply(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);

    private static Expression Min(Expression left, Expression right) => new Binary(BinaryOperator.Minimum, left, right);

    private static Expression Max(Expression left, Expression right) => new Binary(BinaryOperator.Maximum, left, right);
}

using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>
/// Exponential functions from multiplications and additions, the same in every lane of every width. The argument is split as
/// <c>x = n ln 2 + r</c> with <c>|r| ≤ ln 2 / 2</c>, <c>e^r − 1</c> is a polynomial (Taylor's, cut where the rest is below a quarter of
/// the last bit), and <c>2^n</c> is made in the exponent's bits.
/// </summary>
internal static class Transcendentals
{
    // ln 2 in two parts; the first has so few bits that n times it is exact.
    private const double Ln2High = 0.693359375;
    private const double Ln2Low = -2.12194440e-4;

    /// <summary>
    /// <c>tanh x = t / (t + 2)</c> with <c>t = e^2|x| − 1</c>, and the sign of x. No difference of near numbers occurs, so that
    /// small arguments keep all their digits. Above 9.1 the result is 1.
    /// </summary>
    public static Expression Tanh(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        Expression size = builder.Define("size", new Unary(UnaryOperator.Absolute, x));
        // Minimum with the argument second keeps NaN.
        Expression twice = builder.Define("twice", Min(Parts.Number(18.2, type), Add(size, size)));
        (Expression minusOne, Expression scale) = ExponentialParts(builder, twice);
        // e^2|x| − 1 = 2^n (e^r − 1) + (2^n − 1): the second term is exact.
        Expression t = builder.Define("t", new MultiplyAdd(scale, minusOne, Subtract(scale, Parts.Number(1, type))));
        Expression ratio = builder.Define("ratio", new Binary(BinaryOperator.Divide, t, Add(t, Parts.Number(2, type))));
        return WithSignOf(ratio, x);
    }

    /// <summary><c>1 / (1 + e^−x)</c>; about 1e-38 instead of less below −87.5.</summary>
    public static Expression Sigmoid(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        // Beyond ±87.5 the exponential would leave the normal numbers: the result stays at 1, or at about 1e-38.
        Expression negative = builder.Define("negative", Min(Parts.Number(87.5, type), new Unary(UnaryOperator.Negate, x)));
        Expression bounded = builder.Define("bounded", Max(Parts.Number(-87.5, type), negative));
        (Expression minusOne, Expression scale) = ExponentialParts(builder, bounded);
        Expression exponential = builder.Define("exponential", new MultiplyAdd(scale, minusOne, scale));
        return new Binary(BinaryOperator.Divide, Parts.Number(1, type), Add(Parts.Number(1, type), exponential));
    }

    /// <summary><c>e^r − 1</c> and <c>2^n</c> for an argument between −87.5 and 88.</summary>
    private static (Expression MinusOne, Expression Scale) ExponentialParts(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        var whole = new VectorType(ElementType.I32, type.Lanes);
        Expression n = builder.Define("n", new Unary(
            UnaryOperator.RoundToEven, new Binary(BinaryOperator.Multiply, x, Parts.Number(1.4426950408889634, type))));
        Expression high = builder.Define("high", new MultiplyAdd(n, Parts.Number(Ln2High, type), x, Negated: true));
        Expression r = builder.Define("r", new MultiplyAdd(n, Parts.Number(Ln2Low, type), high, Negated: true));
        double[] coefficients = [1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2];
        Expression polynomial = Parts.Number(coefficients[0], type);
        foreach (double coefficient in coefficients.Skip(1))
        {
            polynomial = builder.Define("p", new MultiplyAdd(polynomial, r, Parts.Number(coefficient, type)));
        }

        Expression square = builder.Define("rr", new Binary(BinaryOperator.Multiply, r, r));
        Expression minusOne = builder.Define("minusOne", new MultiplyAdd(square, polynomial, r));
        Expression exponent = builder.Define("exponent", new Conversion(ConversionKind.Numeric, n, whole));
        Expression bits = new Shift(
            ShiftOperator.Left, new Binary(BinaryOperator.Add, exponent, new Constant(127, whole)), 23);
        return (minusOne, builder.Define("scale", new Conversion(ConversionKind.Bits, bits, type)));
    }

    private static Expression WithSignOf(Expression magnitude, Expression sign) =>
        new Binary(BinaryOperator.Or, magnitude, new Binary(BinaryOperator.And, sign, Parts.Number(-0.0, sign.Type)));

    private static Expression Add(Expression left, Expression right) => new Binary(BinaryOperator.Add, left, right);

    private static Expression Subtract(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    private static Expression Min(Expression left, Expression right) => new Binary(BinaryOperator.Minimum, left, right);

    private static Expression Max(Expression left, Expression right) => new Binary(BinaryOperator.Maximum, left, right);
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary><c>x Φ(x)</c>, or with tanh in the place of the normal distribution.</summary>
internal sealed class GELUFunction : ActivationFunction<GELUDeclaration>
{
    // √(2 / π) and the factor of x³ in the approximation.
    private const double Scale = 0.7978845608028654;
    private const double Cube = 0.044715;

    // Beyond it the approximation's derivative is 0 or 1 in every digit.
    private const double Reach = 30;

    private const double OneBySqrtOf2Pi = 0.3989422804014327;

    protected override Expression Apply(Builder builder, GELUDeclaration activation, Expression x) =>
        Multiply(x, activation.Approximate ? Transcendentals.Sigmoid(builder, Argument(builder, x)) : Transcendentals.Normal(builder, x).Share);

    protected override Expression Derivative(Builder builder, GELUDeclaration activation, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        if (activation.Approximate)
        {
            // Far out the derivative is 0 or 1, but its square and cube would overflow; the argument second keeps NaN.
            Expression near = builder.Define("near", new Binary(
                BinaryOperator.Maximum, Parts.Number(-Reach, type), new Binary(BinaryOperator.Minimum, Parts.Number(Reach, type), kept)));
            Expression squared = builder.Define("squared", Multiply(near, near));
            Expression inner = builder.Define("inner", new MultiplyAdd(
                squared, Parts.Number(6 * Scale * Cube, type), Parts.Number(2 * Scale, type)));
            return Multiply(gradient, Swish(builder, near, Transcendentals.Sigmoid(builder, Argument(builder, near)), inner));
        }

        (Expression share, Expression bell) = Transcendentals.Normal(builder, kept);
        Expression density = builder.Define("density", Multiply(Parts.Number(OneBySqrtOf2Pi, type), bell));
        return Multiply(gradient, new MultiplyAdd(kept, density, share));
    }

    /// <summary><c>2 √(2 / π) (x + 0.044715 x³)</c>: half of one plus the tanh of half of it is its logistic function.</summary>
    private static Expression Argument(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        Expression square = builder.Define("xx", Multiply(x, x));
        Expression factor = builder.Define("factor", new MultiplyAdd(
            square, Parts.Number(2 * Scale * Cube, type), Parts.Number(2 * Scale, type)));
        return builder.Define("argument", Multiply(x, factor));
    }
}

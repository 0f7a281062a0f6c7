using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary><c>x Φ(x)</c> with the standard normal distribution Φ, or with tanh in its place.</summary>
internal sealed record GELUDeclaration(bool Approximate = false) : ElementwiseActivation
{
    // √(2 / π) and the factor of x³ in the approximation.
    private const double Scale = 0.7978845608028654;
    private const double Cube = 0.044715;

    // Beyond it the approximation's derivative is 0 or 1 in every digit.
    private const double Reach = 30;

    private const double OneBySqrtOf2Pi = 0.3989422804014327;

    public static OperationSpec Spec { get; } = new(
        "GELU", OperationSlot.Activation, typeof(GELUDeclaration), [new("Approximate", false)],
        options => new GELUDeclaration(options.Bool("Approximate")));

    public override string Name => Approximate ? "GELUTanh" : "GELU";

    public override string Words => Approximate ? "GELU by tanh" : "GELU";

    public override bool NeedsInput => true;

    public override Expression Apply(Builder builder, Expression x) =>
        Multiply(x, Approximate ? Transcendentals.Sigmoid(builder, Argument(builder, x)) : Transcendentals.Normal(builder, x).Share);

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        if (Approximate)
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

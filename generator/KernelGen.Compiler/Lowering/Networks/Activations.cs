using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Activations and their derivatives as vector code.</summary>
internal static class Activations
{
    // √(2 / π) and the factor of x³ in GELU's approximation.
    private const double GeluScale = 0.7978845608028654;
    private const double GeluCube = 0.044715;

    // Beyond it the approximation's derivative is 0 or 1 in every digit.
    private const double GeluReach = 30;

    private const double OneBySqrtOf2Pi = 0.3989422804014327;

    /// <summary>Whether it is so short that it is done where the value is made, instead of in a pass of its own.</summary>
    public static bool IsCheap(Activation activation) =>
        activation.Kind is ActivationKind.None or ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.Clamp;

    /// <summary>What a kernel applies to its own results: the activation where it is cheap, else nothing.</summary>
    public static Activation Fused(Activation activation) => IsCheap(activation) ? activation : Activation.None;

    /// <summary>The activation of <paramref name="x"/>, which must be a local. NaN stays NaN.</summary>
    public static Expression Apply(Builder builder, Activation activation, Expression x)
    {
        VectorType type = x.Type;
        switch (activation.Kind)
        {
            case ActivationKind.None:
                return x;
            case ActivationKind.ReLU:
                return new Select(LessThan(x, Parts.Zero(type)), Parts.Zero(type), x);
            case ActivationKind.LeakyReLU:
                return new Select(LessThan(x, Parts.Zero(type)), Multiply(Parts.Number(activation.First, type), x), x);
            case ActivationKind.Clamp:
                Expression least = Parts.Number(activation.First, type);
                Expression largest = Parts.Number(activation.Second, type);
                return new Select(LessThan(x, least), least, new Select(LessThan(largest, x), largest, x));
            case ActivationKind.Tanh:
                return Transcendentals.Tanh(builder, x);
            case ActivationKind.Sigmoid:
                return Transcendentals.Sigmoid(builder, x);
            case ActivationKind.SiLU:
                return Multiply(x, Transcendentals.Sigmoid(builder, x));
            case ActivationKind.GELU:
                return Multiply(x, Transcendentals.Normal(builder, x).Share);
            case ActivationKind.GELUTanh:
                return Multiply(x, Transcendentals.Sigmoid(builder, GeluArgument(builder, x)));
            default:
                throw new InvalidOperationException(activation.ToString());
        }
    }

    /// <summary>
    /// The gradient before the activation from the one behind it: <c>g * f'(x)</c>. Where the activation does not need its input, the
    /// derivative is written by the output <c>y = f(x)</c>: tanh' = 1 − y², sigmoid' = y (1 − y), relu' = 1 where y is positive.
    /// </summary>
    /// <param name="builder">What is written to.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="gradient">The gradient behind it, a local.</param>
    /// <param name="kept">What the forward pass has kept, a local: the input where <see cref="Activation.NeedsInput"/> says so, else the output.</param>
    public static Expression Derivative(Builder builder, Activation activation, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        switch (activation.Kind)
        {
            case ActivationKind.Tanh:
                Expression square = builder.Define("square", Multiply(kept, kept));
                return new MultiplyAdd(gradient, square, gradient, Negated: true);
            case ActivationKind.Sigmoid:
                Expression slope = builder.Define("slope", new MultiplyAdd(kept, kept, kept, Negated: true));
                return Multiply(gradient, slope);
            case ActivationKind.ReLU:
                // NaN passes the gradient on, as in PyTorch: what has gone wrong must not vanish.
                return new Select(new Binary(BinaryOperator.LessOrEqual, kept, Parts.Zero(type)), Parts.Zero(type), gradient);
            case ActivationKind.LeakyReLU:
                // Input and output have the same sign, or the input itself is here.
                return new Select(
                    LessThan(Parts.Zero(type), kept), gradient, Multiply(Parts.Number(activation.First, type), gradient));
            case ActivationKind.Clamp:
                Expression isOutside = new Binary(
                    BinaryOperator.Or,
                    LessThan(kept, Parts.Number(activation.First, type)),
                    LessThan(Parts.Number(activation.Second, type), kept));
                return new Select(isOutside, Parts.Zero(type), gradient);
            case ActivationKind.SiLU:
                return Multiply(gradient, Swish(builder, kept, Transcendentals.Sigmoid(builder, kept), Parts.Number(1, type)));
            case ActivationKind.GELU:
                (Expression share, Expression bell) = Transcendentals.Normal(builder, kept);
                Expression density = builder.Define("density", Multiply(Parts.Number(OneBySqrtOf2Pi, type), bell));
                return Multiply(gradient, new MultiplyAdd(kept, density, share));
            case ActivationKind.GELUTanh:
                // Far out the derivative is 0 or 1, but its square and cube would overflow; the argument second keeps NaN.
                Expression near = builder.Define("near", new Binary(
                    BinaryOperator.Maximum, Parts.Number(-GeluReach, type), new Binary(BinaryOperator.Minimum, Parts.Number(GeluReach, type), kept)));
                Expression squared = builder.Define("squared", Multiply(near, near));
                Expression inner = builder.Define("inner", new MultiplyAdd(
                    squared, Parts.Number(6 * GeluScale * GeluCube, type), Parts.Number(2 * GeluScale, type)));
                return Multiply(gradient, Swish(builder, near, Transcendentals.Sigmoid(builder, GeluArgument(builder, near)), inner));
            default:
                return gradient;
        }
    }

    /// <summary>The derivative of <c>x s(a(x))</c> with the logistic function s: <c>s + x s (1 − s) a'</c>.</summary>
    private static Expression Swish(Builder builder, Expression x, Expression sigmoid, Expression inner)
    {
        Expression s = builder.Define("s", sigmoid);
        Expression slope = builder.Define("slope", new MultiplyAdd(s, s, s, Negated: true));
        return builder.Define("derivative", new MultiplyAdd(Multiply(x, slope), inner, s));
    }

    /// <summary><c>2 √(2 / π) (x + 0.044715 x³)</c>: half of one plus the tanh of half of it is its logistic function.</summary>
    private static Expression GeluArgument(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        Expression square = builder.Define("xx", Multiply(x, x));
        Expression factor = builder.Define("factor", new MultiplyAdd(
            square, Parts.Number(2 * GeluScale * GeluCube, type), Parts.Number(2 * GeluScale, type)));
        return builder.Define("argument", Multiply(x, factor));
    }

    private static Expression LessThan(Expression left, Expression right) => new Binary(BinaryOperator.LessThan, left, right);

    private static Expression Multiply(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);
}

using KernelGen.Generator.Declarations;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>Activations and their derivatives as vector code.</summary>
internal static class Activations
{
    /// <summary><c>x &lt; 0 ? 0 : x</c>, so that NaN stays NaN.</summary>
    public static Expression ReLU(Expression x) =>
        new Select(new Binary(BinaryOperator.LessThan, x, Parts.Zero(x.Type)), Parts.Zero(x.Type), x);

    /// <summary>Whether it is so short that it is done where the value is made, instead of in a pass of its own.</summary>
    public static bool IsCheap(Activation activation) => activation.Kind is ActivationKind.None or ActivationKind.ReLU;

    /// <summary>What a kernel applies to its own results: the activation where it is cheap, else nothing.</summary>
    public static Activation Fused(Activation activation) => IsCheap(activation) ? activation : Activation.None;

    /// <summary>The activation of <paramref name="x"/>, which must be a local.</summary>
    public static Expression Apply(Builder builder, Activation activation, Expression x) => activation.Kind switch
    {
        ActivationKind.None => x,
        ActivationKind.ReLU => ReLU(x),
        ActivationKind.Tanh => Transcendentals.Tanh(builder, x),
        ActivationKind.Sigmoid => Transcendentals.Sigmoid(builder, x),
        _ => throw new InvalidOperationException(activation.ToString()),
    };

    /// <summary>
    /// The gradient before the activation from the one behind it: <c>g * f'(x)</c>, with the derivative written by the output
    /// <c>y = f(x)</c>: tanh' = 1 − y², sigmoid' = y (1 − y), relu' = 1 where y is positive.
    /// </summary>
    public static Expression Derivative(Builder builder, Activation activation, Expression gradient, Expression y)
    {
        switch (activation.Kind)
        {
            case ActivationKind.Tanh:
                Expression square = builder.Define("square", new Binary(BinaryOperator.Multiply, y, y));
                return new MultiplyAdd(gradient, square, gradient, Negated: true);
            case ActivationKind.Sigmoid:
                Expression slope = builder.Define("slope", new MultiplyAdd(y, y, y, Negated: true));
                return new Binary(BinaryOperator.Multiply, gradient, slope);
            case ActivationKind.ReLU:
                return new Select(new Binary(BinaryOperator.LessThan, Parts.Zero(y.Type), y), gradient, Parts.Zero(y.Type));
            default:
                return gradient;
        }
    }
}

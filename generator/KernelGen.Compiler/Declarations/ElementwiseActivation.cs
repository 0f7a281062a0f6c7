using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Declarations;

/// <summary>An activation that is a function of one number, with its vector code.</summary>
internal abstract record ElementwiseActivation : Activation
{
    /// <summary>Whether it is so short that it is done where the value is made, instead of in a pass of its own.</summary>
    public virtual bool IsCheap => false;

    /// <summary>The function of <paramref name="x"/>, which must be a local. NaN stays NaN.</summary>
    public abstract Expression Apply(Builder builder, Expression x);

    /// <summary>The gradient before the activation from the one behind it: <c>g * f'(x)</c>.</summary>
    /// <param name="builder">What is written to.</param>
    /// <param name="gradient">The gradient behind it, a local.</param>
    /// <param name="kept">What the forward pass has kept, a local: the input where <see cref="Activation.NeedsInput"/> says so, else the output.</param>
    public abstract Expression Derivative(Builder builder, Expression gradient, Expression kept);

    protected static Expression LessThan(Expression left, Expression right) => new Binary(BinaryOperator.LessThan, left, right);

    protected static Expression Multiply(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);

    /// <summary>The derivative of <c>x s(a(x))</c> with the logistic function s: <c>s + x s (1 − s) a'</c>.</summary>
    protected static Expression Swish(Builder builder, Expression x, Expression sigmoid, Expression inner)
    {
        Expression s = builder.Define("s", sigmoid);
        Expression slope = builder.Define("slope", new MultiplyAdd(s, s, s, Negated: true));
        return builder.Define("derivative", new MultiplyAdd(Multiply(x, slope), inner, s));
    }
}

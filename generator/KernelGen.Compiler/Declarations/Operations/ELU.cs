using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>Below zero an exponential that goes to −α.</summary>
internal sealed record ELUDeclaration(float Alpha) : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "ELU", OperationSlot.Activation, typeof(ELUDeclaration), [new("alpha", 1.0)], options => new ELUDeclaration(options.Number("alpha")));

    public override string Name => "ELU";

    public override string Words => $"ELU({Alpha})";

    /// <summary>The output plus α would lose the digits of a small slope.</summary>
    public override bool NeedsInput => true;

    /// <summary><c>e^x − 1 = 2 t / (1 − t)</c> with <c>t = tanh(x / 2)</c>, which keeps the digits of small values.</summary>
    public override Expression Apply(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        Expression t = builder.Define("t", Transcendentals.Tanh(builder, builder.Define("half", Multiply(Parts.Number(0.5, type), Below(builder, x)))));
        Expression less = new Binary(
            BinaryOperator.Divide, new Binary(BinaryOperator.Add, t, t), new Binary(BinaryOperator.Subtract, Parts.Number(1, type), t));
        return new Select(LessThan(Parts.Zero(type), x), x, Multiply(Parts.Number(Alpha, type), less));
    }

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        Expression slope = Multiply(Parts.Number(Alpha, type), Transcendentals.ExponentialOfNonPositive(builder, Below(builder, kept)));
        return new Select(LessThan(Parts.Zero(type), kept), gradient, Multiply(gradient, slope));
    }

    /// <summary>What is above zero as zero; the argument second keeps NaN.</summary>
    private static Expression Below(Builder builder, Expression x) =>
        builder.Define("below", new Binary(BinaryOperator.Minimum, Parts.Zero(x.Type), x));
}

using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>A ReLU without a bend: <c>log(1 + e^βx) / β</c>.</summary>
internal sealed record SoftplusDeclaration(float Beta, float Threshold) : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "Softplus", OperationSlot.Activation, typeof(SoftplusDeclaration), [new("Beta", 1.0), new("Threshold", 20.0)], Read);

    public override string Name => "Softplus";

    public override string Words => (Beta, Threshold) == (1, 20) ? "Softplus" : $"Softplus(Beta {Beta}, Threshold {Threshold})";

    public override bool NeedsInput => true;

    /// <summary><c>log(1 + e^z) = max(z, 0) + log(1 + e^−|z|)</c>, where nothing overflows.</summary>
    public override Expression Apply(Builder builder, Expression x)
    {
        VectorType type = x.Type;
        Expression z = Scaled(builder, x);
        Expression power = Transcendentals.ExponentialOfNonPositive(builder, new Binary(BinaryOperator.Or, z, Parts.Number(-0.0, type)));

        // What rounding takes from 1 + power is what small results are made of: it is added to the logarithm.
        Expression sum = builder.Define("sum", new Binary(BinaryOperator.Add, Parts.Number(1, type), power));
        Expression lost = Subtract(power, Subtract(sum, Parts.Number(1, type)));
        Expression logarithm = new Binary(BinaryOperator.Add, Transcendentals.Logarithm(builder, sum), new Binary(BinaryOperator.Divide, lost, sum));
        Expression soft = new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Maximum, Parts.Zero(type), z), logarithm);
        return new Select(IsLinear(z), x, Beta == 1 ? soft : Multiply(soft, Parts.Number(1 / (double)Beta, type)));
    }

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        Expression z = Scaled(builder, kept);
        return new Select(IsLinear(z), gradient, Multiply(gradient, Transcendentals.Sigmoid(builder, z)));
    }

    private static Expression Subtract(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    private static SoftplusDeclaration Read(Options options)
    {
        var softplus = new SoftplusDeclaration(options.Number("Beta"), options.Number("Threshold"));
        if (!options.HasErrors && !(softplus.Beta > 0 && !float.IsInfinity(1 / softplus.Beta)))
        {
            options.Refuse("Beta", "positive");
        }

        return softplus;
    }

    private Expression Scaled(Builder builder, Expression x) => Beta == 1 ? x : builder.Define("z", Multiply(Parts.Number(Beta, x.Type), x));

    private Expression IsLinear(Expression z) => LessThan(Parts.Number(Threshold, z.Type), z);
}

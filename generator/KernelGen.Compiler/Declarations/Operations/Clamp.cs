using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>Values between two bounds.</summary>
internal sealed record ClampDeclaration(float Min, float Max) : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "Clamp", OperationSlot.Activation, typeof(ClampDeclaration), [new("min", null), new("max", null)], Read);

    public override string Name => "Clamp";

    public override string Words => $"Clamp({Min}, {Max})";

    public override bool NeedsInput => true;

    public override bool IsCheap => true;

    public override Expression Apply(Builder builder, Expression x)
    {
        Expression least = Parts.Number(Min, x.Type);
        Expression largest = Parts.Number(Max, x.Type);
        return new Select(LessThan(x, least), least, new Select(LessThan(largest, x), largest, x));
    }

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        Expression isOutside = new Binary(
            BinaryOperator.Or, LessThan(kept, Parts.Number(Min, type)), LessThan(Parts.Number(Max, type), kept));
        return new Select(isOutside, Parts.Zero(type), gradient);
    }

    private static ClampDeclaration Read(Options options)
    {
        var clamp = new ClampDeclaration(options.Number("min"), options.Number("max"));
        if (!options.HasErrors && clamp.Min > clamp.Max)
        {
            options.Refuse("min", $"at most max, which is {clamp.Max}");
        }

        return clamp;
    }
}

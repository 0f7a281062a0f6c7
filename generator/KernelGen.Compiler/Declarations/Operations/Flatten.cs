using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>The image as one row of numbers.</summary>
internal sealed record FlattenDeclaration : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new("Flatten", OperationSlot.Operator, typeof(FlattenDeclaration), [], _ => new FlattenDeclaration())
    {
        Forms = typeof(FlattenForms),
    };

    public override string Words => "Flatten";

    public override bool FlattensImage => true;

    public override string ReductionWords => "is [Flatten], which flattens the image";

    public override ShapeResult Infer(ShapeRule rule) => rule.Gives(
        new TensorShape(rule.Input.Length, 1, 1), new Window(rule.Input.Height, 1, 1), new Window(rule.Input.Width, 1, 1));

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Flatten();
}

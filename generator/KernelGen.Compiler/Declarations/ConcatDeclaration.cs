using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>The channels of several values, one value behind another. Which ones are the layer's inputs.</summary>
internal sealed record ConcatDeclaration : OperatorDeclaration
{
    public const string Attribute = "Concat";

    public override string Words => Attribute;

    public override ShapeResult Infer(ShapeRule rule)
    {
        LayerInput first = rule.Inputs[0];
        foreach (LayerInput other in rule.Inputs)
        {
            if ((other.Shape.Height, other.Shape.Width) != (first.Shape.Height, first.Shape.Width))
            {
                return rule.Refuse(ShapeErrorKind.ShapesDiffer, "", first.Name, first.Shape, other.Name, other.Shape, "of one height and width");
            }
        }

        long channels = rule.Inputs.Sum(i => (long)i.Shape.Channels);
        return Counts.TryShape(channels, first.Shape.Height, first.Shape.Width, out TensorShape output)
            ? rule.Gives(output, Window.Point, Window.Point)
            : rule.TooMany("output", ShapeLimits.Activations, channels, first.Shape.Height, first.Shape.Width);
    }

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Concat();
}

using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>The shape of values that are added or multiplied.</summary>
internal static class JoinRule
{
    /// <summary>How values of a sum must fit.</summary>
    public const string Same = "of one shape";

    /// <summary>How values of a product must fit.</summary>
    public const string SameOrPixel = "of one shape, or a single pixel with as many channels";

    /// <summary>The layer's shape with what is joined to it, or why it does not fit.</summary>
    /// <param name="join">What the layer says.</param>
    /// <param name="place">The layer's place, for errors.</param>
    /// <param name="own">What the others are joined to.</param>
    /// <param name="layer">The layer's shape without them.</param>
    /// <param name="others">The others.</param>
    /// <param name="fields">What they see of the network's input.</param>
    public static ShapeResult Apply(
        JoinDeclaration join, int place, LayerInput own, LayerShape layer, IReadOnlyList<LayerInput> others, IEnumerable<ReceptiveField> fields)
    {
        LayerInput largest = join.IsProduct ? others.Prepend(own).FirstOrDefault(v => !IsPixel(v.Shape)) : own;
        largest = largest.Name is null ? own : largest;
        foreach (LayerInput value in others.Prepend(own))
        {
            if (value.Shape != largest.Shape && !(join.IsProduct && IsPixel(value.Shape) && value.Shape.Channels == largest.Shape.Channels))
            {
                // The values as they are read, the first of them first.
                (LayerInput first, LayerInput second) = value == own ? (value, largest) : (largest, value);
                return ShapeError.Of(
                    ShapeErrorKind.ShapesDiffer, place, "", first.Name, first.Shape, second.Name, second.Shape, join.IsProduct ? SameOrPixel : Same)
                    with { Attribute = join.Name };
            }
        }

        return layer with
        {
            Joined = largest.Shape == layer.Output ? null : largest.Shape,
            ReceptiveField = fields.Aggregate(layer.ReceptiveField, (all, f) => all.Union(f)),
        };
    }

    private static bool IsPixel(TensorShape shape) => shape is { Height: 1, Width: 1 };
}

namespace KernelGen.Compiler.Shapes;

/// <summary>What the shape rule of an operator says: the layer's shape, or why there is none.</summary>
internal readonly record struct ShapeResult(LayerShape? Shape, ShapeError? Error)
{
    public static implicit operator ShapeResult(LayerShape shape) => new(shape, null);

    public static implicit operator ShapeResult(ShapeError error) => new(null, error);
}

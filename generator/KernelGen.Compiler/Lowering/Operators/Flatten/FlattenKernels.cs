using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The cells of one sample in another shape.</summary>
internal sealed record PlaneReshape(PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target)
    {
        VectorType type = Output.IsContiguous ? VectorRow.TypeFor(Input.Shape.Width, target) : new VectorType(ElementType.F32, 1);
        return Reshape.Lower(
            "WidthReshape", "one sample", Input, Output, Input.IsCallers ? Input.Shape.Length : Input.Length, type,
            (builder, count, body) => builder.ForEachVector("x", count, type, x => body(x, 0)));
    }
}

/// <summary>The cells of sixteen samples in another shape, samples in the lanes.</summary>
internal sealed record BatchReshape(PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => Reshape.Lower(
        "BlockReshape", "sixteen samples in a vector", Input, Output, Input.Length, target.Float,
        (builder, count, body) => builder.Loop("x", count, x => builder.ForEachPart(target, lane => body(x, lane))));
}

/// <summary>The loops that these share: over the shape that has rows, whose number in the other is its channel.</summary>
internal static class Reshape
{
    public static Kernel Lower(
        string name, string order, PlaneLayout input, PlaneLayout output, int inputLength, VectorType type,
        Action<Builder, int, Action<Affine, Affine>> row)
    {
        var source = new Ir.Buffer("input", ElementType.F32, inputLength);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        TensorShape shape = input.Shape is { Height: 1, Width: 1 } ? output.Shape : input.Shape;
        var builder = new Builder();
        builder.Loop("c", shape.Channels, c => builder.Loop("y", shape.Height, y => row(builder, shape.Width, (x, lane) => builder.Store(
            result, At(output, c, y, x) + lane, new Load(source, At(input, c, y, x) + lane, type)))));
        string title = Parts.Text($"Cells in another shape: {input.Shape} to {output.Shape}, {order}.");
        return new Kernel(new Function(name, [title], [source, result], [], builder.Finish()), []);

        Affine At(PlaneLayout layout, Affine c, Affine y, Affine x) => layout.Shape == shape
            ? layout.Index(c, y, x)
            : layout.Index((c * (shape.Height * shape.Width)) + (y * shape.Width) + x, 0, 0);
    }
}

// Goes to generator/KernelGen.Compiler/Lowering/Operators/L2Pool.
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Roots of squares, one pixel at a time.</summary>
internal sealed record PlaneL2Pool(L2Pool Pool, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => L2PoolLoops.Forward("WidthL2Pool", Pool, Input, Output, new VectorType(ElementType.F32, 1), (_, body) => body(0));
}

/// <summary>Roots of squares, sixteen samples in the lanes.</summary>
internal sealed record BatchL2Pool(L2Pool Pool, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) =>
        L2PoolLoops.Forward("BlockL2PoolForward", Pool, Input, Output, target.Float, (builder, body) => builder.ForEachPart(target, body));
}

/// <summary>The gradient of the input, sixteen samples in the lanes.</summary>
internal sealed record BatchL2PoolInputGradient(
    L2Pool Pool, PlaneLayout Input, PlaneLayout Output, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    public override Kernel Lower(Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, Input.Length);
        var roots = new Ir.Buffer("output", ElementType.F32, Output.Length);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, OutputGradient.Length);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, InputGradient.Length, isWritten: true);
        VectorType type = target.Float;
        var builder = new Builder();

        // Windows may overlap, and some cells are in none.
        builder.Loop("clear", Input.Shape.Channels, c => builder.Loop("y", Input.Shape.Height, y => builder.Loop("x", Input.Shape.Width, x =>
            builder.ForEachPart(target, lane => builder.Store(result, InputGradient.Index(c, y, x) + lane, Parts.Zero(type))))));
        L2PoolLoops.ForEachWindow(builder, Output, (c, oy, ox) => builder.ForEachPart(target, lane =>
        {
            Expression share = builder.Define("share", new Binary(
                BinaryOperator.Divide,
                new Load(gradient, OutputGradient.Index(c, oy, ox) + lane, type), new Load(roots, Output.Index(c, oy, ox) + lane, type)));
            L2PoolLoops.ForEachTap(builder, Pool, oy, ox, (y, x) =>
            {
                Affine at = InputGradient.Index(c, y, x) + lane;
                builder.Store(result, at, new MultiplyAdd(share, new Load(source, Input.Index(c, y, x) + lane, type), new Load(result, at, type)));
            });
        }));
        string title = Parts.Text($"Roots of squares of {Pool.Rows.Kernel}×{Pool.Columns.Kernel} windows, backward, sixteen samples in a vector.");
        return new Kernel(new Function("BlockL2PoolBackward", [title], [source, roots, gradient, result], [], builder.Finish()), []);
    }
}

/// <summary>The loops that these share.</summary>
internal static class L2PoolLoops
{
    /// <summary>Forward on vectors of a type; <paramref name="parts"/> runs its body for each vector of a cell.</summary>
    public static Kernel Forward(
        string name, L2Pool pool, PlaneLayout input, PlaneLayout output, VectorType type, Action<Builder, Action<Affine>> parts)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        ForEachWindow(builder, output, (c, oy, ox) => parts(builder, lane =>
        {
            Value sum = builder.Accumulator("sum", Parts.Zero(type));
            ForEachTap(builder, pool, oy, ox, (y, x) =>
            {
                Expression cell = builder.Define("cell", new Load(source, input.Index(c, y, x) + lane, type));
                builder.Assign(sum, new MultiplyAdd(cell, cell, new Read(sum)));
            });
            builder.Store(result, output.Index(c, oy, ox) + lane, new Unary(UnaryOperator.SquareRoot, new Read(sum)));
        }));
        string title = Parts.Text($"Roots of squares of {pool.Rows.Kernel}×{pool.Columns.Kernel} windows, forward: {input.Shape} to {output.Shape}.");
        return new Kernel(new Function(name, [title], [source, result], [], builder.Finish()), []);
    }

    public static void ForEachWindow(Builder builder, PlaneLayout output, Action<Affine, Affine, Affine> body) =>
        builder.Loop("c", output.Shape.Channels, c => builder.Loop("oy", output.Shape.Height, oy => builder.Loop("ox", output.Shape.Width, ox => body(c, oy, ox))));

    public static void ForEachTap(Builder builder, L2Pool pool, Affine oy, Affine ox, Action<Affine, Affine> body) =>
        builder.Loop("ky", pool.Rows.Kernel, ky => builder.Loop("kx", pool.Columns.Kernel, kx =>
            body((oy * pool.Rows.Stride) + ky, (ox * pool.Columns.Stride) + kx)));
}

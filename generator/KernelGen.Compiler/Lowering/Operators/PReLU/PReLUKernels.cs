using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A ReLU with slopes, neighbouring pixels of a row in a vector.</summary>
internal sealed record PlanePReLU(bool IsShared, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, Input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, IsShared ? 1 : Input.Shape.Channels);
        var result = new Ir.Buffer("output", ElementType.F32, Output.Length, isWritten: true);
        VectorType type = VectorRow.TypeFor(Input.Shape.Width, target);
        var builder = new Builder();
        builder.Loop("c", Input.Shape.Channels, c =>
        {
            Expression slope = builder.Define("slope", new Broadcast(weight, IsShared ? 0 : c, type));
            builder.Loop("y", Input.Shape.Height, y => builder.ForEachVector("x", Input.Shape.Width, type, x =>
                PReLULoops.Store(builder, result, Output.Index(c, y, x), new Load(source, Input.Index(c, y, x), type), slope)));
        });
        return PReLULoops.Kernel("WidthPReLU", "forward", Input, "neighbouring pixels in a vector", [source, weight, result], builder);
    }
}

/// <summary>A ReLU with slopes, sixteen channels in a vector.</summary>
internal sealed record ChannelPReLU(bool IsShared, ChannelLayout Input, ChannelLayout Output) : KernelForm
{
    public override Kernel Lower(Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, Input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, Input.Blocks * Parts.Lanes);
        var result = new Ir.Buffer("output", ElementType.F32, Output.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("cb", Input.Blocks, block => builder.ForEachPart(target, lane =>
        {
            Expression slope = builder.Define("slope", IsShared
                ? new Broadcast(weight, 0, target.Float)
                : new Load(weight, (block * Parts.Lanes) + lane, target.Float));
            builder.Loop("y", Input.Shape.Height, y => builder.Loop("x", Input.Shape.Width, x => PReLULoops.Store(
                builder, result, Output.Index(block, y, x) + lane, new Load(source, Input.Index(block, y, x) + lane, target.Float), slope)));
        }));
        return PReLULoops.Kernel("ChannelPReLU", "forward", Input, "sixteen channels in a vector", [source, weight, result], builder);
    }
}

/// <summary>A ReLU with slopes, sixteen samples in a vector.</summary>
internal sealed record BatchPReLU(bool IsShared, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, Input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, IsShared ? 1 : Input.Shape.Channels);
        var result = new Ir.Buffer("output", ElementType.F32, Output.Length, isWritten: true);
        var builder = new Builder();
        PReLULoops.ForEachCell(builder, IsShared, weight, Input, target, (c, y, x, lane, slope) => PReLULoops.Store(
            builder, result, Output.Index(c, y, x) + lane, new Load(source, Input.Index(c, y, x) + lane, target.Float), slope));
        return PReLULoops.Kernel("BlockPReLU", "forward", Input, "sixteen samples in a vector", [source, weight, result], builder);
    }
}

/// <summary>The gradient of its input, sixteen samples in a vector.</summary>
internal sealed record BatchPReLUInputGradient(bool IsShared, PlaneLayout Input, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    public override Kernel Lower(Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, Input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, IsShared ? 1 : Input.Shape.Channels);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, OutputGradient.Length);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, InputGradient.Length, isWritten: true);
        var builder = new Builder();
        PReLULoops.ForEachCell(builder, IsShared, weight, Input, target, (c, y, x, lane, slope) =>
        {
            Expression g = builder.Define("g", new Load(gradient, OutputGradient.Index(c, y, x) + lane, target.Float));
            Expression isAbove = PReLULoops.IsAbove(new Load(source, Input.Index(c, y, x) + lane, target.Float));
            builder.Store(result, InputGradient.Index(c, y, x) + lane, new Select(isAbove, g, new Binary(BinaryOperator.Multiply, slope, g)));
        });
        return PReLULoops.Kernel("BlockPReLUBackward", "backward", Input, "sixteen samples in a vector", [source, weight, gradient, result], builder);
    }
}

/// <summary>The gradients of the slopes, added over pixels, samples and, of a slope for all, channels.</summary>
internal sealed record BatchPReLUSlopeGradient(bool IsShared, PlaneLayout Input, PlaneLayout OutputGradient) : KernelForm
{
    public override Kernel Lower(Target target)
    {
        (int channels, int height, int width) = (Input.Shape.Channels, Input.Shape.Height, Input.Shape.Width);
        int slopes = IsShared ? 1 : channels;
        var source = new Ir.Buffer("input", ElementType.F32, Input.Length);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, OutputGradient.Length);
        var result = new Ir.Buffer("weightGradient", ElementType.F32, slopes, isWritten: true);
        var shape = SumShape.Of(SumLimits.Terms, [channels / slopes, height, width]);
        var builder = new Builder();
        builder.Loop("slope", slopes, slope => builder.Store(result, slope, builder.SumLanes(target, "acc", all =>
            PartedSum.Write(builder, shape, [new("c"), new("y"), new("x")], all, (sums, at) =>
            {
                for (int part = 0; part < sums.Count; part++)
                {
                    (Affine c, Affine lane) = ((Affine)slope + at[0].Index, part * target.Lanes);
                    Expression x = builder.Define("value", new Load(source, Input.Index(c, at[1].Index, at[2].Index) + lane, target.Float));
                    Expression g = new Load(gradient, OutputGradient.Index(c, at[1].Index, at[2].Index) + lane, target.Float);
                    Expression share = new Select(PReLULoops.IsAbove(x), Parts.Zero(target.Float), new Binary(BinaryOperator.Multiply, x, g));
                    builder.Assign(sums[part], new Binary(BinaryOperator.Add, new Read(sums[part]), share));
                }
            }))));
        return PReLULoops.Kernel("BlockPReLUSlopes", "gradients of the slopes", Input, "sixteen samples in a vector", [source, gradient, result], builder);
    }
}

/// <summary>The loops that these share.</summary>
internal static class PReLULoops
{
    public static void ForEachCell(
        Builder builder, bool isShared, Ir.Buffer weight, PlaneLayout input, Target target, Action<Affine, Affine, Affine, Affine, Expression> body) =>
        builder.Loop("c", input.Shape.Channels, c =>
        {
            Expression slope = builder.Define("slope", new Broadcast(weight, isShared ? 0 : c, target.Float));
            builder.Loop("y", input.Shape.Height, y => builder.Loop("x", input.Shape.Width, x => builder.ForEachPart(target, lane => body(c, y, x, lane, slope))));
        });

    /// <summary>Not above zero is where it takes the slope: NaN too, which stays NaN.</summary>
    public static Expression IsAbove(Expression x) => new Binary(BinaryOperator.LessThan, Parts.Zero(x.Type), x);

    public static void Store(Builder builder, Ir.Buffer result, Affine at, Expression load, Expression slope)
    {
        Expression value = builder.Define("value", load);
        builder.Store(result, at, new Select(IsAbove(value), value, new Binary(BinaryOperator.Multiply, slope, value)));
    }

    public static Kernel Kernel(string name, string direction, TensorLayout input, string order, IReadOnlyList<Ir.Buffer> buffers, Builder builder) => new(
        new Function(name, [Parts.Text($"ReLU with trained slopes, {direction}: {input.Shape}, {order}.")], buffers, [], builder.Finish()), []);
}

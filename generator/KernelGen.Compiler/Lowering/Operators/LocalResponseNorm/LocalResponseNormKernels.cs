using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A local response normalisation, neighbouring pixels of a row in a vector.</summary>
internal sealed record PlaneResponseNorm(LocalResponseNorm Norm, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    /// <summary>A vector to spread a scalar over; none where nothing asks for it.</summary>
    public override int ScratchLength => Input.Shape.Width < 4 && ResponseNormLoops.NeedsLogarithm(Norm) ? Parts.Lanes : 0;

    public override Kernel Lower(Target target)
    {
        VectorType type = VectorRow.TypeFor(Input.Shape.Width, target);
        return ResponseNormLoops.Forward("WidthResponseNorm", Norm, Input, Output, type, (builder, y, cell) =>
            builder.ForEachVector("x", Input.Shape.Width, type, x => cell(y, x, 0)));
    }
}

/// <summary>A local response normalisation, sixteen samples in a vector.</summary>
internal sealed record BatchResponseNorm(LocalResponseNorm Norm, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => ResponseNormLoops.Forward("BlockResponseNorm", Norm, Input, Output, target.Float, (builder, y, cell) =>
        builder.Loop("x", Input.Shape.Width, x => builder.ForEachPart(target, lane => cell(y, x, lane))));
}

/// <summary>
/// A local response normalisation, sixteen channels in a vector. The channels of a row of pixels are copied one after another with zeros around
/// them, where a window that crosses blocks is a few vectors that overlap.
/// </summary>
internal sealed record ChannelResponseNorm(LocalResponseNorm Norm, ChannelLayout Input, ChannelLayout Output) : KernelForm
{
    /// <summary>One row of pixels.</summary>
    public override int ScratchLength => checked(Input.Shape.Width * PixelLength);

    private int PixelLength => Round.Up((Input.Blocks * ChannelLayout.BlockSize) + Norm.Channels.Size - 1, Parts.Lanes);

    public override Kernel Lower(Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, Input.Length);
        var row = new Ir.Buffer("row", ElementType.F32, ScratchLength, isWritten: true);
        var result = new Ir.Buffer("output", ElementType.F32, Output.Length, isWritten: true);
        var scalar = new VectorType(ElementType.F32, 1);
        int end = Norm.Channels.Before + Input.Shape.Channels;
        var builder = new Builder();
        builder.Loop("zeroX", Input.Shape.Width, x => builder.Loop("before", Norm.Channels.Before, c =>
            builder.Store(row, (x * PixelLength) + c, Parts.Zero(scalar))));
        builder.Loop("y", Input.Shape.Height, y =>
        {
            builder.Loop("fromX", Input.Shape.Width, x =>
            {
                builder.Loop("from", Input.Blocks, block => builder.ForEachPart(target, lane => builder.Store(
                    row, (x * PixelLength) + Norm.Channels.Before + (block * ChannelLayout.BlockSize) + lane,
                    new Load(source, Input.Index(block, y, x) + lane, target.Float))));
                builder.Note("What the last block has too much is not a channel.");
                builder.Loop("behind", PixelLength - end, c => builder.Store(row, (x * PixelLength) + c + end, Parts.Zero(scalar)));
            });
            builder.Loop("x", Input.Shape.Width, x => builder.Loop("cb", Input.Blocks, block => builder.ForEachPart(target, lane =>
            {
                Affine at = (x * PixelLength) + (block * ChannelLayout.BlockSize) + lane;
                Value sum = builder.Accumulator("sum", Parts.Zero(target.Float));
                builder.Loop("tap", Norm.Channels.Size, tap =>
                {
                    Expression neighbour = builder.Define("neighbour", new Load(row, at + tap, target.Float));
                    builder.Assign(sum, new MultiplyAdd(neighbour, neighbour, new Read(sum)));
                });
                Expression value = builder.Define("value", new Load(row, at + Norm.Channels.Before, target.Float));
                builder.Store(result, Output.Index(block, y, x) + lane, ResponseNormLoops.Scaled(builder, Norm, value, ResponseNormLoops.Divisor(builder, Norm, sum)));
            })));
        });
        return ResponseNormLoops.Kernel("ChannelResponseNorm", Norm, "forward", Input, "sixteen channels in a vector", [source, row, result], builder);
    }
}

/// <summary>The gradient of its input, sixteen samples in a vector.</summary>
internal sealed record BatchResponseNormInputGradient(
    LocalResponseNorm Norm, PlaneLayout Input, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    /// <summary>What the windows of a pixel give to all of their channels.</summary>
    public override int ScratchLength => Input.Shape.Channels * Parts.Lanes;

    public override Kernel Lower(Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, Input.Length);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, OutputGradient.Length);
        var shares = new Ir.Buffer("shares", ElementType.F32, ScratchLength, isWritten: true);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, InputGradient.Length, isWritten: true);
        VectorType type = target.Float;
        var builder = new Builder();
        builder.Loop("y", Input.Shape.Height, y => builder.Loop("x", Input.Shape.Width, x =>
        {
            builder.Note("What each window gives to all of its channels, and what it gives to its own alone.");
            ResponseNormLoops.ForEachWindow(builder, "c", Norm.Channels, Input.Shape.Channels, (c, first, end) => builder.ForEachPart(target, lane =>
            {
                Value sum = ResponseNormLoops.SumOfSquares(builder, Norm.Channels, type, first, end, n => new Load(source, Input.Index(n, y, x) + lane, type));
                Expression divisor = ResponseNormLoops.Divisor(builder, Norm, sum);
                Expression own = builder.Define("own", ResponseNormLoops.Scaled(
                    builder, Norm, builder.Define("g", new Load(gradient, OutputGradient.Index(c, y, x) + lane, type)), divisor));
                builder.Store(result, InputGradient.Index(c, y, x) + lane, own);
                Expression given = new Binary(BinaryOperator.Multiply, own, new Load(source, Input.Index(c, y, x) + lane, type));
                builder.Store(shares, (c * Parts.Lanes) + lane, new Binary(BinaryOperator.Divide, given, divisor));
            }));
            ResponseNormLoops.ForEachWindow(builder, "to", Norm.Channels.Mirrored, Input.Shape.Channels, (c, first, end) => builder.ForEachPart(target, lane =>
            {
                Value sum = ResponseNormLoops.Sum(builder, Norm.Channels, type, first, end, (part, n) => builder.Assign(
                    part, new Binary(BinaryOperator.Add, new Read(part), new Load(shares, (n * Parts.Lanes) + lane, type))));
                Affine at = InputGradient.Index(c, y, x) + lane;
                Expression factor = new Binary(
                    BinaryOperator.Multiply, Parts.Number(2.0 * Norm.Beta * Norm.Scale, type), new Load(source, Input.Index(c, y, x) + lane, type));
                builder.Store(result, at, new MultiplyAdd(factor, new Read(sum), new Load(result, at, type), Negated: true));
            }));
        }));
        return ResponseNormLoops.Kernel(
            "BlockResponseNormBackward", Norm, "backward", Input, "sixteen samples in a vector", [source, gradient, shares, result], builder);
    }
}

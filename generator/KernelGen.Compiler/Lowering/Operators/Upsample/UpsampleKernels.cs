using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Resampling of one sample, one pixel after another: neighbours take from places that no vector can follow.</summary>
internal sealed record PlaneUpsample(Upsample Upsample, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => UpsampleLoops.Forward(
        "WidthUpsample", "one sample", Upsample, Input, Output, Input.IsCallers ? Input.Shape.Length : Input.Length, Input.Shape.Channels,
        new VectorType(ElementType.F32, 1), Input.Index, Output.Index, (_, body) => body(0));
}

/// <summary>Resampling of one sample, sixteen channels in a vector.</summary>
internal sealed record ChannelUpsample(Upsample Upsample, ChannelLayout Input, ChannelLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => UpsampleLoops.Forward(
        "ChannelUpsample", "sixteen channels in a vector", Upsample, Input, Output, Input.Length, Input.Blocks, target.Float, Input.Index, Output.Index,
        (builder, body) => builder.ForEachPart(target, body));
}

/// <summary>Resampling, sixteen samples in a vector.</summary>
internal sealed record BatchUpsample(Upsample Upsample, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => UpsampleLoops.Forward(
        "BlockUpsample", "sixteen samples in a vector", Upsample, Input, Output, Input.Length, Input.Shape.Channels, target.Float, Input.Index, Output.Index,
        (builder, body) => builder.ForEachPart(target, body));
}

/// <summary>
/// The gradient of its input, sixteen samples in a vector. Along each row of the output's gradient a column gathers what it has given; then the rows
/// of these sums are gathered in the same way. Both run from the first output to the last.
/// </summary>
internal sealed record BatchUpsampleInputGradient(Upsample Upsample, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    /// <summary>Sums along the rows of one channel.</summary>
    public override int ScratchLength => Upsample.Rows.Output * Upsample.Columns.Input * Parts.Lanes;

    public override Kernel Lower(Target target)
    {
        (ResampledAxis rows, ResampledAxis columns) = (Upsample.Rows, Upsample.Columns);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, OutputGradient.Length);
        var sums = new Ir.Buffer("sums", ElementType.F32, ScratchLength, isWritten: true);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, InputGradient.Length, isWritten: true);
        VectorType type = target.Float;
        var builder = new Builder();
        builder.Loop("c", InputGradient.Shape.Channels, c =>
        {
            builder.Note("What each column has given to the rows of the output.");
            builder.Loop("ox", columns.Input, x =>
            {
                (Affine first, Affine end) = UpsampleLoops.Takers(builder, columns, x, "X");
                builder.Loop("oy", rows.Output, y => builder.ForEachPart(target, lane => builder.Store(
                    sums, Waiting(y, x) + lane, UpsampleLoops.Gathered(builder, columns, x, first, end, type, "X", taker =>
                        new Load(gradient, OutputGradient.Index(c, y, taker) + lane, type)))));
            });
            builder.Note("What each row has given to those.");
            builder.Loop("y", rows.Input, y =>
            {
                (Affine first, Affine end) = UpsampleLoops.Takers(builder, rows, y, "Y");
                builder.Loop("x", columns.Input, x => builder.ForEachPart(target, lane => builder.Store(
                    result, InputGradient.Index(c, y, x) + lane, UpsampleLoops.Gathered(builder, rows, y, first, end, type, "Y", taker =>
                        new Load(sums, Waiting(taker, x) + lane, type)))));
            });
        });
        string title = UpsampleLoops.Title(Upsample, "backward", OutputGradient, InputGradient, "sixteen samples in a vector");
        return new Kernel(new Function("BlockUpsampleBackward", [title], [gradient, sums, result], [], builder.Finish()), []);

        Affine Waiting(Affine y, Affine x) => (y * (columns.Input * Parts.Lanes)) + (x * Parts.Lanes);
    }
}

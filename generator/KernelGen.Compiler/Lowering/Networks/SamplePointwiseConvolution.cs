using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// A 1×1 convolution of one sample with neighbouring pixels in a vector. A strip of pixels is copied out of all channels, since as they lie, a whole
/// plane apart, they would push each other out of the first cache; then all output channels read the strip.
/// </summary>
internal static class SamplePointwiseConvolution
{
    /// <summary>Whether strips pay: the copy is shared by enough output channels, and a row is long enough to cut.</summary>
    public static bool Supports(Convolution convolution, PlaneLayout input, PlaneLayout output) =>
        convolution is { Groups: 1, Pinned: null, Rows: { Kernel: 1, Output: 1 }, Columns: { Kernel: 1, Stride: 1 } }
        && input.Shape.Height == 1 && input.Shape.Width >= Parts.Lanes && output.Shape.Channels >= Parts.Lanes;

    /// <summary>Floats of the strip, for the target with the longest vectors.</summary>
    public static int StripLength(PlaneLayout input, PlaneLayout output) => input.Shape.Channels * Target.All.Max(t => Tile(input, output, t)[1] * t.Lanes);

    public static Kernel Lower(PlaneLayout input, PlaneLayout? added, PlaneLayout output, bool hasBias, Activation fused, Target target)
    {
        int inputs = input.Shape.Channels;
        int outputs = output.Shape.Channels;
        int[] tile = Tile(input, output, target);
        int pixels = tile[1] * target.Lanes;
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, outputs * inputs);
        var bias = new Ir.Buffer("bias", ElementType.F32, outputs);
        var strip = new Ir.Buffer("strip", ElementType.F32, StripLength(input, output), isWritten: true);
        Ir.Buffer? addend = added is null ? null : new Ir.Buffer("added", ElementType.F32, added.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        int whole = input.Shape.Width / pixels;
        builder.Loop("strip", whole, turn => Strip((Affine)turn * pixels));
        if (whole * pixels < input.Shape.Width)
        {
            builder.Note("The last strip overlaps the one before it, so that it is whole.");
            Strip(input.Shape.Width - pixels);
        }

        return new Kernel(
            new Function(
                "PointwiseConvolution",
                [
                    Parts.Text($"Convolution, forward, one sample: {inputs} to {outputs} channels of {input.Shape.Width} pixels, kernel 1×1, {target.Lanes} pixels in a vector{(added is null ? "" : ", another tensor added")}."),
                    Parts.Text($"Tile: {tile[0]} channels × {tile[1]} vectors in registers of {target.VectorBits} bits, over strips of {pixels} pixels."),
                ],
                [.. new[] { source, weight, hasBias ? bias : null, strip, addend, result }.OfType<Ir.Buffer>()], [], builder.Finish()),
            [
                new LoopSchedule("c", Unroll: 4),
                new LoopSchedule("oc", tile[0]),
                new LoopSchedule("v", tile[1], tile[1]),
                new LoopSchedule("ic", Unroll: tile[0] * tile[1] < 16 ? 2 : 1),
            ]);

        void Strip(Affine ox)
        {
            // The next strip's lines lie in as many pages as there are channels, more than the processor watches by itself.
            builder.Loop("c", inputs, c => builder.Loop("v", tile[1], v =>
            {
                Affine at = input.Index(c, 0, ox) + ((Affine)v * target.Lanes);
                builder.Store(strip, ((Affine)c * pixels) + ((Affine)v * target.Lanes), new Load(source, at, target.Float));
                builder.Prefetch(source, at + pixels);
            }));
            builder.Loop("oc", outputs, oc => builder.Loop("v", tile[1], v =>
            {
                Value acc = builder.Accumulator("acc", hasBias ? new Broadcast(bias, oc, target.Float) : Parts.Zero(target.Float));
                PartedSum.Write(builder, SumShape.OfTaps(inputs, 1, 1), [new("ic"), new("ky"), new("kx")], [acc], (parts, at) => builder.Assign(parts[0], new MultiplyAdd(
                    new Broadcast(weight, ((Affine)oc * inputs) + at[0].Index, target.Float),
                    new Load(strip, (at[0].Index * pixels) + ((Affine)v * target.Lanes), target.Float),
                    new Read(parts[0]))));
                Affine pixel = (Affine)v * target.Lanes;
                Expression value = Parts.Sum(builder, acc, addend, addend is null ? 0 : added!.Index(oc, 0, ox) + pixel);
                builder.Store(result, output.Index(oc, 0, ox) + pixel, Activations.Apply(builder, fused, value));
            }));
        }
    }

    private static int[] Tile(PlaneLayout input, PlaneLayout output, Target target)
    {
        int fits = Math.Max(1, target.FirstCacheBytes * 3 / 4 / (4 * target.Lanes * input.Shape.Channels));
        int most = Math.Min(fits, input.Shape.Width / target.Lanes);
        return TileModel.Choose(
            target,
            [new TileAxis("oc", output.Shape.Channels), new TileAxis("v", Math.Max(1, input.Shape.Width / target.Lanes), most)],
            t => new TileCost(t[0] * t[1], t[0] + t[1], (t[0] * t[1]) + t[1] + (target.HasFusedMultiplyAdd ? 1 : 2))).Tile;
    }
}

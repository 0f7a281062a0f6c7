using KernelGen.Generator.Graph;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Lowering.Layouts;
using KernelGen.Generator.Lowering.Schedules;
using KernelGen.Generator.Passes;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>
/// The gradient of a convolution's weights over sixteen samples: each weight sums over all pixels, each sample in a lane of its own, and the
/// lanes are added last.
/// </summary>
internal static class BlockConvolutionWeights
{
    public static Kernel Lower(Convolution convolution, PlaneLayout input, PlaneLayout outputGradient, Target target)
    {
        AxisTaps rows = AxisTaps.Forward(convolution.Rows);
        AxisTaps columns = AxisTaps.Forward(convolution.Columns);
        int inputs = input.Shape.Channels / convolution.Groups;
        int outputs = outputGradient.Shape.Channels / convolution.Groups;
        int taps = rows.Taps * columns.Taps;
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var result = new Ir.Buffer("weightGradient", ElementType.F32, outputs * convolution.Groups * inputs * taps, isWritten: true);
        var builder = new Builder();
        builder.Loop("group", convolution.Groups, group => builder.Loop("oc", outputs, oc => builder.Loop("ic", inputs, ic =>
            builder.Loop("ky", rows.Taps, ky => builder.Loop("kx", columns.Taps, kx =>
            {
                Expression sum = builder.SumLanes(target, "acc", sums => builder.Loop("oy", rows.Count, oy =>
                    builder.Loop("ox", columns.Count, ox =>
                    {
                        Affine inputIndex = input.Index(((Affine)group * inputs) + ic, rows.In(oy, ky), columns.In(ox, kx));
                        Affine gradientIndex = outputGradient.Index(((Affine)group * outputs) + oc, oy, ox);
                        for (int part = 0; part < sums.Count; part++)
                        {
                            int lane = part * target.Lanes;
                            builder.Assign(sums[part], new MultiplyAdd(
                                new Load(gradient, gradientIndex + lane, target.Float),
                                new Load(source, inputIndex + lane, target.Float),
                                new Read(sums[part])));
                        }
                    })));
                Affine index = (((Affine)group * outputs) + oc) * (inputs * taps) + ((Affine)ic * taps) + ((Affine)ky * columns.Taps) + kx;
                builder.Store(result, index, sum);
            })))));

        int parts = Parts.CountOf(target);
        bool tileInputs = columns.Taps < 3;
        TileAxis other = tileInputs ? new TileAxis("ic", inputs) : new TileAxis("kx", columns.Taps);
        (int[] tile, _) = TileModel.Choose(
            target,
            [new TileAxis("oc", outputs), other],
            t => new TileCost(
                t[0] * t[1] * parts,
                (t[0] + t[1]) * parts,
                (t[0] * t[1] * parts) + ((t[1] + 1) * parts) + (target.HasFusedMultiplyAdd ? 0 : 1)));
        string[] summary =
        [
            Parts.Text($"Convolution, backward weights: {input.Shape} and {outputGradient.Shape}, kernel {rows.Taps}×{columns.Taps}, sixteen samples side by side."),
            Parts.Text($"Tile: {tile[0]} channels × {tile[1]} {(tileInputs ? "input channels" : "taps")} in registers of {target.VectorBits} bits, each with sixteen partial sums."),
        ];
        return new Kernel(
            new Function("BlockConvolutionBackwardWeights", summary, [source, gradient, result], [], builder.Finish()),
            [new LoopSchedule("oc", tile[0]), new LoopSchedule(other.Loop, tile[1]), new LoopSchedule("ox", Unroll: tile[0] * tile[1] * parts < 8 ? 2 : 1)]);
    }
}

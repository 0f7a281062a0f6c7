using KernelGen.Generator.Declarations;
using KernelGen.Generator.Graph;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Lowering.Layouts;
using KernelGen.Generator.Lowering.Schedules;
using KernelGen.Generator.Passes;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>
/// Convolution over sixteen samples side by side, forward and backward for the data: both are sums over taps, with the roles of
/// the channels exchanged. Weights are read as they are, one broadcast for a tile of pixels.
/// </summary>
internal static class BlockConvolution
{
    public static Kernel Forward(Convolution convolution, PlaneLayout input, PlaneLayout output, bool hasBias, Activation fused, Target target)
    {
        int groups = convolution.Groups;
        int inputs = input.Shape.Channels / groups;
        int outputs = output.Shape.Channels / groups;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        var sum = new TapSum(
            groups, outputs, inputs, [AxisTaps.Forward(convolution.Rows)], [AxisTaps.Forward(convolution.Columns)],
            WeightPerOutput: inputs * taps, WeightPerInput: taps, WeightPerGroup: outputs * inputs * taps, convolution.Columns.Kernel);
        return Lower("BlockConvolutionForward", "Convolution, forward", ("input", "output"), sum, input, output, hasBias, fused, target);
    }

    public static Kernel BackwardData(Convolution convolution, PlaneLayout outputGradient, PlaneLayout inputGradient, Target target)
    {
        int groups = convolution.Groups;
        int inputs = inputGradient.Shape.Channels / groups;
        int outputs = outputGradient.Shape.Channels / groups;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        var sum = new TapSum(
            groups, inputs, outputs, AxisTaps.BackwardData(convolution.Rows), AxisTaps.BackwardData(convolution.Columns),
            WeightPerOutput: taps, WeightPerInput: inputs * taps, WeightPerGroup: outputs * inputs * taps, convolution.Columns.Kernel);
        return Lower(
            "BlockConvolutionBackwardData", "Convolution, backward data", ("outputGradient", "inputGradient"), sum, outputGradient, inputGradient,
            false, Activation.None, target);
    }

    private static Kernel Lower(
        string name, string title, (string Source, string Result) names, TapSum sum, PlaneLayout input, PlaneLayout output, bool hasBias,
        Activation fused, Target target)
    {
        var source = new Ir.Buffer(names.Source, ElementType.F32, input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, sum.WeightPerGroup * sum.Groups);
        var bias = new Ir.Buffer("bias", ElementType.F32, sum.Groups * sum.Outputs);
        var result = new Ir.Buffer(names.Result, ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("group", sum.Groups, group =>
        {
            foreach (AxisTaps rows in sum.Rows)
            {
                foreach (AxisTaps columns in sum.Columns)
                {
                    if (sum.Rows.Count * sum.Columns.Count > 1)
                    {
                        builder.Note(Parts.Text(
                            $"Every {rows.OutStep}. row from {rows.OutStart} and every {columns.OutStep}. column from {columns.OutStart}: {rows.Taps}×{columns.Taps} weights meet them."));
                    }

                    builder.Loop("oc", sum.Outputs, oc => builder.Loop("oy", rows.Count, oy => builder.ForEachPart(
                        target, lane => builder.Loop("ox", columns.Count, ox => Pixel(group, rows, columns, oc, oy, lane, ox)))));
                }
            }
        });

        Ir.Buffer[] buffers = hasBias ? [source, weight, bias, result] : [source, weight, result];
        AxisTaps widest = sum.Columns.OrderByDescending(c => c.Count * c.Taps).First();
        TileAxis[] axes = [new TileAxis("oc", sum.Outputs), new TileAxis("ox", widest.Count)];
        int phases = sum.Rows.Count * sum.Columns.Count;
        (int[] tile, _) = TileModel.Choose(
            target,
            axes,
            t => new TileCost(t[0] * t[1], t[0] + LoadsPerTap(t[1], widest), (t[0] * t[1]) + t[1] + (target.HasFusedMultiplyAdd ? 1 : 2)),
            TextBudget.TileSize(target, phases));
        int bodies = TextBudget.Bodies(axes, tile) * phases;
        int live = (tile[0] * tile[1]) + tile[0] + 1 + widest.SharedReads(tile[1]);
        (int unrollRows, int unrollColumns) = TextBudget.Unroll(
            target, tile[0] * tile[1], bodies, sum.Rows.Max(r => r.Taps), widest.Taps, live, live);
        int perInput = tile[0] * tile[1] * Math.Min(unrollColumns, Math.Max(1, widest.Taps));
        string[] summary =
        [
            Parts.Text($"{title}: {input.Shape} to {output.Shape}{(sum.Groups > 1 ? Parts.Text($", {sum.Groups} groups") : "")}, sixteen samples side by side."),
            Parts.Text($"Tile: {tile[0]} channels × {tile[1]} pixels in registers of {target.VectorBits} bits."),
        ];
        return new Kernel(
            new Function(name, summary, buffers, [], builder.Finish()),
            [
                new LoopSchedule("oc", tile[0]),
                new LoopSchedule("ox", tile[1]),
                new LoopSchedule("ic", Unroll: perInput >= 16 || bodies > 1 ? 1 : 4),
                new LoopSchedule("ky", Unroll: unrollRows),
                new LoopSchedule("kx", Unroll: unrollColumns),
            ]);

        void Pixel(Affine group, AxisTaps rows, AxisTaps columns, Affine oc, Affine oy, Affine lane, Affine ox)
        {
            Affine channel = (group * sum.Outputs) + oc;
            Value acc = builder.Accumulator("acc", hasBias ? new Broadcast(bias, channel, target.Float) : Parts.Zero(target.Float));
            builder.Loop("ic", sum.Inputs, ic => builder.Loop("ky", rows.Taps, ky => builder.Loop("kx", columns.Taps, kx =>
            {
                Affine weightIndex = (group * sum.WeightPerGroup) + (oc * sum.WeightPerOutput) + ((Affine)ic * sum.WeightPerInput)
                    + (rows.Weight(ky) * sum.KernelWidth) + columns.Weight(kx);
                Affine inputIndex = input.Index((group * sum.Inputs) + ic, rows.In(oy, ky), columns.In(ox, kx)) + lane;
                builder.Assign(acc, new MultiplyAdd(
                    new Broadcast(weight, weightIndex, target.Float), new Load(source, inputIndex, target.Float), new Read(acc)));
            })));
            Expression value = new Read(acc);
            builder.Store(
                result, output.Index(channel, rows.Out(oy), columns.Out(ox)) + lane, Activations.Apply(builder, fused, value));
        }
    }

    /// <summary>Neighbouring pixels share what their windows have in common when the taps of a row are written out.</summary>
    private static double LoadsPerTap(int pixels, AxisTaps columns)
    {
        int taps = Math.Max(1, columns.Taps);
        int distinct = Math.Abs(columns.TapStep) == columns.InStep ? pixels + taps - 1 : pixels * taps;
        return (double)distinct / taps;
    }

    /// <summary>A sum over input channels and taps for each output.</summary>
    private sealed record TapSum(
        int Groups, int Outputs, int Inputs, IReadOnlyList<AxisTaps> Rows, IReadOnlyList<AxisTaps> Columns,
        int WeightPerOutput, int WeightPerInput, int WeightPerGroup, int KernelWidth);
}

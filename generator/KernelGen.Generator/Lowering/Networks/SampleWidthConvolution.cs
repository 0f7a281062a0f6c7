using KernelGen.Generator.Declarations;
using KernelGen.Generator.Graph;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Lowering.Layouts;
using KernelGen.Generator.Lowering.Schedules;
using KernelGen.Generator.Passes;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>
/// Convolution of one sample with neighbouring pixels of a row in a vector, for layers whose channels are too few to fill one. Each weight is
/// broadcast as it lies in PyTorch's layout.
/// </summary>
internal static class SampleWidthConvolution
{
    /// <summary>Steps from pixel to pixel that vectors can follow.</summary>
    public static bool Supports(AxisWindow columns) => columns.Stride <= 2 && columns.Output >= 4;

    public static Kernel Lower(Convolution convolution, PlaneLayout input, PlaneLayout output, bool hasBias, Activation fused, Target target)
    {
        AxisTaps down = AxisTaps.Forward(convolution.Rows);
        AxisTaps across = AxisTaps.Forward(convolution.Columns);
        int inputs = input.Shape.Channels / convolution.Groups;
        int outputs = output.Shape.Channels / convolution.Groups;
        int taps = down.Taps * across.Taps;
        VectorType type = VectorRow.TypeFor(across.Count, target);
        // The user's own memory, where the first layer reads it, ends with the last pixel.
        var source = new Ir.Buffer("input", ElementType.F32, input.Halo.IsNone && across.InStep == 1 ? input.Shape.Length : input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, outputs * convolution.Groups * inputs * taps);
        var bias = new Ir.Buffer("bias", ElementType.F32, outputs * convolution.Groups);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("group", convolution.Groups, group => builder.Loop("oc", outputs, oc => builder.Loop("oy", down.Count, oy =>
            builder.ForEachVector("ox", across.Count, type, ox =>
            {
                Affine channel = ((Affine)group * outputs) + oc;
                Value acc = builder.Accumulator("acc", hasBias ? new Broadcast(bias, channel, type) : Parts.Zero(type));
                builder.Loop("ic", inputs, ic => builder.Loop("ky", down.Taps, ky => builder.Loop("kx", across.Taps, kx =>
                {
                    Affine index = input.Index(((Affine)group * inputs) + ic, down.In(oy, ky), across.In(ox, kx));
                    builder.Assign(acc, new MultiplyAdd(
                        new Broadcast(weight, (channel * (inputs * taps)) + ((Affine)ic * taps) + ((Affine)ky * across.Taps) + kx, type),
                        across.InStep == 1 || type.IsScalar ? new Load(source, index, type) : new LoadEverySecond(source, index, type),
                        new Read(acc)));
                })));
                Expression value = new Read(acc);
                builder.Store(result, output.Index(channel, oy, ox), Activations.Apply(builder, fused, value));
            }))));

        (int[] tile, double cycles) = Tile(down, across, outputs, type, target);
        int tail = across.Count % type.Lanes > 0 ? 2 : 1;
        int bodies = tail * TextBudget.Bodies(
            [new TileAxis("oc", outputs), new TileAxis("oy", down.Count), new TileAxis("ox", across.Count / type.Lanes)], tile);
        int size = tile[0] * tile[1] * tile[2];
        int live = size + (tile[1] * tile[2]) + 1;
        int shared = down.SharedReads(tile[1]) * tile[2] * across.Taps;
        (int unrollRows, int unrollColumns) = TextBudget.Unroll(target, size, bodies, down.Taps, across.Taps, live, live + shared);
        return new Kernel(
            new Function(
                "WidthConvolution",
                [
                    Parts.Text($"Convolution, forward, one sample: {input.Shape} to {output.Shape}, kernel {down.Taps}×{across.Taps}, {type.Lanes} pixels of a row in a vector."),
                    Parts.Text($"Tile: {tile[0]} channels × {tile[1]} rows × {tile[2]} vectors in registers of {type.Bits} bits; {cycles * convolution.Groups * inputs * taps:F0} cycles by the model."),
                ],
                hasBias ? [source, weight, bias, result] : [source, weight, result], [], builder.Finish()),
            [
                new LoopSchedule("oc", tile[0]),
                new LoopSchedule("oy", tile[1]),
                new LoopSchedule("ox", tile[2]),
                new LoopSchedule("ky", Unroll: unrollRows),
                new LoopSchedule("kx", Unroll: unrollColumns),
            ]);
    }

    /// <summary>Cycles that the model gives for 512-bit registers, to weigh it against other forms.</summary>
    public static double Estimate(Convolution convolution, int inputChannels, int outputChannels)
    {
        AxisTaps down = AxisTaps.Forward(convolution.Rows);
        AxisTaps across = AxisTaps.Forward(convolution.Columns);
        VectorType type = VectorRow.TypeFor(across.Count, Target.Bits512);
        (_, double cycles) = Tile(down, across, outputChannels / convolution.Groups, type, Target.Bits512);
        return cycles * convolution.Groups * (inputChannels / convolution.Groups) * down.Taps * across.Taps;
    }

    private static (int[] Tile, double Cycles) Tile(AxisTaps down, AxisTaps across, int outputs, VectorType type, Target target)
    {
        int vectors = across.Count / type.Lanes;
        int tail = across.Count % type.Lanes > 0 ? 1 : 0;
        int loads = across.InStep == 1 ? 1 : 3;
        (int[] tile, double cycles) = TileModel.Choose(
            target,
            [new TileAxis("oc", outputs), new TileAxis("oy", down.Count, 4), new TileAxis("ox", vectors)],
            t =>
            {
                int pixels = t[1] * t[2];
                return new TileCost(
                    t[0] * pixels, t[0] + (loads * pixels), (t[0] * pixels) + pixels + 1 + (target.HasFusedMultiplyAdd ? 0 : 1));
            });
        // The last, overlapping vector of each row runs on its own.
        double perVector = cycles / vectors;
        return (tile, cycles + (tail * perVector));
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Convolution of one sample with neighbouring pixels of a row in a vector, for layers whose channels are too few to fill one. Each weight is
/// broadcast as it lies in PyTorch's layout. All output channels of a few pixels follow one another, so that what they read stays near.
/// </summary>
internal static class SampleWidthConvolution
{
    /// <summary>Steps from pixel to pixel that vectors can follow.</summary>
    public static bool Supports(AxisWindow columns) => columns.Stride <= 2 && columns.Output >= 4;

    /// <param name="convolution">What is computed.</param>
    /// <param name="input">Where the input lies.</param>
    /// <param name="padded">
    /// Where the input has no room for the padding: memory for the channels of one group with that room, into which each group is copied first, so
    /// that it is still in the first cache when it is read.
    /// </param>
    /// <param name="added">Where the tensor is stored that is added to the result before the activation; null where none is.</param>
    /// <param name="output">Where the output goes.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    /// <param name="fused">What is done with each value before it is stored.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Lower(
        Convolution convolution, PlaneLayout input, PlaneLayout? padded, PlaneLayout? added, PlaneLayout output, bool hasBias, Activation fused,
        Target target)
    {
        AxisTaps down = AxisTaps.Forward(convolution.Rows);
        AxisTaps across = AxisTaps.Forward(convolution.Columns);
        int inputs = input.Shape.Channels / convolution.Groups;
        int outputs = output.Shape.Channels / convolution.Groups;
        int taps = down.Taps * across.Taps;
        SumShape shape = SumShape.OfTaps(inputs, down.Taps, across.Taps);
        VectorType type = TypeFor(across, target);
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        Ir.Buffer? copy = padded is null ? null : new Ir.Buffer("padded", ElementType.F32, padded.Length, isWritten: true);
        var weight = new Ir.Buffer("weight", ElementType.F32, outputs * convolution.Groups * inputs * taps);
        var bias = new Ir.Buffer("bias", ElementType.F32, outputs * convolution.Groups);
        Ir.Buffer? addend = added is null ? null : new Ir.Buffer("added", ElementType.F32, added.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("group", convolution.Groups, group =>
        {
            if (copy is not null)
            {
                VectorType row = VectorRow.TypeFor(input.Shape.Width, target);
                builder.Loop("c", inputs, c => builder.Loop("y", input.Shape.Height, y => builder.ForEachVector("x", input.Shape.Width, row, x =>
                    builder.Store(copy, padded!.Index(c, y, x), new Load(source, input.Index(((Affine)group * inputs) + c, y, x), row)))));
            }

            builder.Loop("oy", down.Count, oy => builder.ForEachVector("ox", across.Count, type, ox => builder.Loop("oc", outputs, oc =>
            {
                Affine channel = ((Affine)group * outputs) + oc;
                Value acc = builder.Accumulator("acc", hasBias ? new Broadcast(bias, channel, type) : Parts.Zero(type));
                PartedSum.Write(builder, shape, [new("ic"), new("ky"), new("kx")], [acc], (parts, at) =>
                {
                    (Affine ic, Affine ky, Affine kx) = (at[0].Index, at[1].Index, at[2].Index);
                    (Ir.Buffer from, Affine index) = copy is null
                        ? (source, input.Index(((Affine)group * inputs) + ic, down.In(oy, ky), across.In(ox, kx)))
                        : (copy, padded!.Index(ic, down.In(oy, ky), across.In(ox, kx)));
                    builder.Assign(parts[0], new MultiplyAdd(
                        new Broadcast(weight, (channel * (inputs * taps)) + (ic * taps) + (ky * across.Taps) + kx, type),
                        across.InStep == 1 || type.IsScalar ? new Load(from, index, type) : new LoadEverySecond(from, index, type),
                        new Read(parts[0])));
                });
                Expression value = Parts.Sum(builder, acc, addend, addend is null ? 0 : added!.Index(channel, oy, ox));
                builder.Store(result, output.Index(channel, oy, ox), Activations.Apply(builder, fused, value));
            })));
        });

        PinnedTile pinned = new(convolution.Pinned);
        (int[] tile, double cycles) = Tile(down, across, outputs, type, target, pinned);
        int tail = across.Count % type.Lanes > 0 ? 2 : 1;
        int bodies = tail * TextBudget.Bodies(
            [new TileAxis("oc", outputs), new TileAxis("oy", down.Count), new TileAxis("ox", across.Count / type.Lanes)], tile);
        int size = tile[0] * tile[1] * tile[2];
        int live = size + (tile[1] * tile[2]) + 1;
        int shared = down.SharedReads(tile[1]) * tile[2] * across.Taps;
        (int unrollRows, int unrollColumns) = TextBudget.Unroll(target, size, bodies, down.Taps, across.Taps, live, live + shared);
        (unrollRows, unrollColumns) = pinned.Unroll(unrollRows, unrollColumns);
        return new Kernel(
            new Function(
                "WidthConvolution",
                [
                    Parts.Text($"Convolution, forward, one sample: {input.Shape} to {output.Shape}, kernel {down.Taps}×{across.Taps}, {type.Lanes} pixels of a row in a vector{(added is null ? "" : ", another tensor added")}."),
                    Parts.Text($"Tile: {tile[0]} channels × {tile[1]} rows × {tile[2]} vectors in registers of {type.Bits} bits{pinned}; {cycles * convolution.Groups * inputs * taps:F0} cycles by the model."),
                ],
                [.. new[] { source, weight, hasBias ? bias : null, copy, addend, result }.OfType<Ir.Buffer>()], [], builder.Finish()),
            [
                new LoopSchedule("y", 2),
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
        VectorType type = TypeFor(across, Target.Bits512);
        (_, double cycles) = Tile(down, across, outputChannels / convolution.Groups, type, Target.Bits512, new(null));
        return cycles * convolution.Groups * (inputChannels / convolution.Groups) * down.Taps * across.Taps;
    }

    /// <summary>Vectors follow steps of one and two; other steps are walked pixel by pixel.</summary>
    private static VectorType TypeFor(AxisTaps across, Target target) =>
        across.InStep <= 2 ? VectorRow.TypeFor(across.Count, target) : new VectorType(ElementType.F32, 1);

    private static (int[] Tile, double Cycles) Tile(AxisTaps down, AxisTaps across, int outputs, VectorType type, Target target, PinnedTile pinned)
    {
        int vectors = across.Count / type.Lanes;
        int tail = across.Count % type.Lanes > 0 ? 1 : 0;
        // Every second pixel takes two loads and a permutation, which runs where multiply-adds do.
        bool permutes = across.InStep == 2 && !type.IsScalar;
        int loads = permutes ? 2 : 1;
        TileAxis[] axes = [new TileAxis("oc", outputs), new TileAxis("oy", down.Count, 4), new TileAxis("ox", vectors)];
        (int[] tile, double cycles) = TileModel.Choose(
            target,
            axes,
            t =>
            {
                int pixels = t[1] * t[2];
                return new TileCost(
                    (t[0] * pixels) + (permutes ? pixels : 0), t[0] + (loads * pixels), (t[0] * pixels) + pixels + 1 + (target.HasFusedMultiplyAdd ? 0 : 1));
            },
            keep: pinned.OfPixels(type, axes));
        // The last, overlapping vector of each row runs on its own.
        double perVector = cycles / vectors;
        return (tile, cycles + (tail * perVector));
    }
}

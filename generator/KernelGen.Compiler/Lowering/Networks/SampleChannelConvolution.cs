using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Convolution and linear layer of one sample with sixteen output channels in a vector: weights are packed so that they are read in order,
/// and every input value is broadcast. Groups are packed as zeros between the groups.
/// </summary>
internal static class SampleChannelConvolution
{
    /// <summary>Lowers the layer.</summary>
    /// <param name="convolution">The windows; of a linear layer the one that is its whole input.</param>
    /// <param name="isLinear">Whether it is a linear layer, which is then called so.</param>
    /// <param name="input">Where the input is stored.</param>
    /// <param name="added">Where the tensor is stored that is added to the result before the activation; null where none is.</param>
    /// <param name="output">Where the output goes.</param>
    /// <param name="fused">The activation that is applied before the result is stored.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Lower(
        Convolution convolution, bool isLinear, TensorLayout input, ChannelLayout? added, ChannelLayout output, Activation fused, Target target)
    {
        AxisTaps down = AxisTaps.Forward(convolution.Rows);
        AxisTaps across = AxisTaps.Forward(convolution.Columns);
        Pool? pool = convolution.Behind;
        var stored = new StoredPixels(output.Shape.Height, output.Shape.Width, pool);
        int taps = down.Taps * across.Taps;
        SumShape shape = SumShape.OfTaps(input.Shape.Channels, down.Taps, across.Taps);
        int perBlock = PackedPerBlock(input.Shape.Channels, taps);
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, output.Blocks * perBlock);
        var bias = new Ir.Buffer("bias", ElementType.F32, output.Blocks * Parts.Lanes);
        Ir.Buffer? addend = added is null ? null : new Ir.Buffer("added", ElementType.F32, added.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("ocb", output.Blocks, block => builder.Loop("oy", stored.Rows, oy => builder.Loop("ox", stored.Columns, ox =>
            builder.ForEachPart(target, lane =>
            {
                IReadOnlyList<(Affine Y, Affine X)> pixels = stored.At(oy, ox);
                Value[] sums =
                [
                    .. pixels.Select((_, i) => builder.Accumulator(
                        pixels.Count == 1 ? "acc" : $"acc{(char)('A' + i)}", new Load(bias, ((Affine)block * Parts.Lanes) + lane, target.Float))),
                ];
                PartedSum.Write(builder, shape, [new("ic", input.Channels), new("ky"), new("kx")], sums, (parts, at) =>
                {
                    (Plane plane, Affine ky, Affine kx) = (input.At(at[0]), at[1].Index, at[2].Index);
                    Affine weightIndex = ((Affine)block * perBlock) + (plane.Channel * (taps * Parts.Lanes))
                        + (ky * (across.Taps * Parts.Lanes)) + (kx * Parts.Lanes) + lane;
                    for (int i = 0; i < parts.Count; i++)
                    {
                        builder.Assign(parts[i], new MultiplyAdd(
                            new Load(weight, weightIndex, target.Float),
                            new Broadcast(source, plane.Index(down.In(pixels[i].Y, ky), across.In(pixels[i].X, kx)), target.Float),
                            new Read(parts[i])));
                    }
                });
                Expression value = stored.Combine(builder, [.. sums.Select(s => Activations.Apply(builder, fused, Sum(s, block, oy, ox, lane)))]);
                builder.Store(result, output.Index(block, oy, ox) + lane, value);
            }))));

        int parts = Parts.CountOf(target);
        TileAxis[] axes =
        [
            new TileAxis("ocb", output.Blocks, 8),
            new TileAxis("oy", stored.Rows, 2),
            new TileAxis("ox", stored.Columns),
            new TileAxis("part", parts),
        ];
        int cells = stored.Height * stored.Width;
        PinnedTile pinned = new(convolution.Pinned);
        (int[] tile, double cycles) = TileModel.Choose(target, axes, Cost, keep: pinned.OfChannels(target, axes));
        int size = tile[0] * tile[1] * tile[2] * tile[3] * cells;
        int bodies = TextBudget.Bodies(axes, tile) * (input is ChannelLayout && input.Shape.Channels % Parts.Lanes > 0 ? 2 : 1);
        int live = size + (tile[0] * tile[3]) + 1;
        (int tileRows, int tileColumns) = (tile[1] * stored.Height, tile[2] * stored.Width);
        int sharedInRow = tileRows * across.SharedReads(tileColumns);
        int sharedInRows = down.SharedReads(tileRows) * tileColumns * across.Taps;
        (int unrollRows, int unrollColumns) = TextBudget.Unroll(
            target, size, bodies, down.Taps, across.Taps, live + sharedInRow, live + Math.Max(sharedInRow, sharedInRows));
        (unrollRows, unrollColumns) = pinned.Unroll(unrollRows, unrollColumns);
        int channels = unrollRows > 1 && size * bodies * taps < 16 ? Round.Quotient(16, size * bodies * taps) : 1;
        string after = (pool is null ? "" : Parts.Text($", then the {(pool.IsMaximum ? "maximum" : "mean")} of {stored.Height}×{stored.Width} windows"))
            + (added is null ? "" : ", another tensor added");
        string name = isLinear ? "ChannelLinear" : "ChannelConvolution";
        return new Kernel(
            new Function(
                name,
                [
                    Parts.Text($"{(isLinear ? "Linear" : "Convolution")}, forward, one sample: {input.Shape} to {output.Shape}{(isLinear ? "" : Parts.Text($", kernel {down.Taps}×{across.Taps}"))}, sixteen output channels in a vector{after}."),
                    Parts.Text($"Tile: {tile[0] * Parts.Lanes * tile[3] / parts} channels × {tileRows} rows × {tileColumns} pixels in registers of {target.VectorBits} bits{pinned}; {cycles * input.Shape.Channels * taps:F0} cycles by the model."),
                ],
                addend is null ? [source, weight, bias, result] : [source, weight, bias, addend, result], [], builder.Finish()),
            [
                // Pixels outside, channels inside: a broadcast pixel meets all its weights and leaves its register.
                new LoopSchedule("oy", tile[1]),
                new LoopSchedule("ox", tile[2]),
                new LoopSchedule("ocb", tile[0]),
                new LoopSchedule("part", tile[3]),
                new LoopSchedule("kx", Unroll: unrollColumns),
                new LoopSchedule("ky", Unroll: unrollRows),
                new LoopSchedule("ic", Unroll: Math.Min(channels, 8)),
            ]);

        Expression Sum(Value sum, Affine block, Affine oy, Affine ox, Affine lane) =>
            Parts.Sum(builder, sum, addend, addend is null ? 0 : added!.Index(block, oy, ox) + lane);

        TileCost Cost(int[] t)
        {
            int vectors = t[0] * t[3];
            int pixels = t[1] * t[2] * cells;
            return new TileCost(
                vectors * pixels,
                vectors + pixels,
                (vectors * pixels) + vectors + (vectors > 1 ? 1 : 0) + (target.HasFusedMultiplyAdd ? 0 : 1));
        }
    }

    /// <summary>Floats of the packed weights of sixteen output channels.</summary>
    public static int PackedPerBlock(int inputChannels, int taps) => checked(inputChannels * taps * Parts.Lanes);

    /// <summary>Cycles that the model gives for 512-bit registers, to weigh it against other forms.</summary>
    public static double Estimate(AxisWindow rows, AxisWindow columns, int inputChannels, int outputChannels)
    {
        int blocks = Round.Quotient(outputChannels, Parts.Lanes);
        (_, double cycles) = TileModel.Choose(
            Target.Bits512,
            [new TileAxis("ocb", blocks, 8), new TileAxis("ox", columns.Output)],
            t => new TileCost(t[0] * t[1], t[0] + t[1], (t[0] * t[1]) + t[0] + (t[0] > 1 ? 1 : 0)));
        return cycles * rows.Output * inputChannels * rows.Kernel * columns.Kernel;
    }
}

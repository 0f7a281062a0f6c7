using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Transposed convolution of one sample with sixteen output channels in a vector. Outputs that are a stride apart sum over the same taps: each such
/// phase is a convolution by itself. Weights are packed as <c>[blocks, inputs, taps, 16]</c>, groups as zeros between them, and beside those which
/// lanes an input belongs to.
/// </summary>
internal static class SampleTransposedConvolution
{
    /// <summary>Whether the parts of a group's sums would begin within a block of sixteen channels, which loops cannot follow.</summary>
    public static bool CutsBlocks(Convolution convolution, int inputs) =>
        convolution.Groups > 1 && inputs / convolution.Groups % ChannelLayout.BlockSize != 0
        && Phases(convolution).Any(p => SumShape.OfTaps(inputs / convolution.Groups, p.Rows.Taps, p.Columns.Taps).HasParts);

    public static Kernel Channels(Convolution convolution, TensorLayout input, ChannelLayout output, Activation fused, Target target)
    {
        int inputs = input.Shape.Channels;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        int perBlock = SampleChannelConvolution.PackedPerBlock(inputs, taps);
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, output.Blocks * perBlock);
        Ir.Buffer? members = convolution.Groups > 1 ? new Ir.Buffer("members", ElementType.F32, output.Blocks * inputs * Parts.Lanes) : null;
        var bias = new Ir.Buffer("bias", ElementType.F32, output.Blocks * Parts.Lanes);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        foreach ((AxisTaps rows, AxisTaps columns) in Phases(convolution))
        {
            builder.Note(Parts.Text($"{rows.Place("Row")} and {columns.Place("column")} meet {rows.Taps}×{columns.Taps} weights."));
            rows.ForEachPhase(builder, "phaseY", r => columns.ForEachPhase(builder, "phaseX", c => Phase(r, c)));
        }

        (int[] tile, int size) = Tile(convolution, output, target);
        IReadOnlyList<(AxisTaps Rows, AxisTaps Columns)> phases = Phases(convolution);
        AxisTaps widest = Widest(convolution);
        int live = size + tile[0] + 1;
        (int unrollRows, int unrollColumns) = TextBudget.Unroll(
            target, size, 2 * phases.Count, phases.Max(p => p.Rows.Taps), widest.Taps, live + widest.SharedReads(tile[1]), live + widest.SharedReads(tile[1]));
        string groups = convolution.Groups > 1 ? Parts.Text($", {convolution.Groups} groups") : "";
        return new Kernel(
            new Function(
                "ChannelTransposed",
                [
                    Parts.Text($"Transposed convolution, forward, one sample: {input.Shape} to {output.Shape}, kernel {convolution.Rows.Kernel}×{convolution.Columns.Kernel}{groups}, sixteen output channels in a vector."),
                    Parts.Text($"Tile: {tile[0]} blocks of channels × {tile[1]} pixels in registers of {target.VectorBits} bits."),
                ],
                [.. new[] { source, weight, members, bias, result }.OfType<Ir.Buffer>()], [], builder.Finish()),
            [
                new LoopSchedule("ox", tile[1]),
                new LoopSchedule("ocb", tile[0]),
                new LoopSchedule("kx", Unroll: unrollColumns),
                new LoopSchedule("ky", Unroll: unrollRows),
            ]);

        void Phase(AxisTaps rows, AxisTaps columns) => builder.Loop("oy", rows.Count, oy => builder.Loop("ox", columns.Count, ox =>
            builder.Loop("ocb", output.Blocks, block => builder.ForEachPart(target, lane =>
            {
                Value acc = builder.Accumulator("acc", new Load(bias, (block * Parts.Lanes) + lane, target.Float));
                Sum(rows, columns, oy, ox, block, lane, acc);
                builder.Store(
                    result, output.Index(block, rows.Out(oy), columns.Out(ox)) + lane, Activations.Apply(builder, fused, new Read(acc)));
            }))));

        void Sum(AxisTaps rows, AxisTaps columns, Affine oy, Affine ox, Affine block, Affine lane, Value acc)
        {
            int inGroup = inputs / convolution.Groups;
            SumShape shape = SumShape.OfTaps(inGroup, rows.Taps, columns.Taps);
            if (members is null)
            {
                PartedSum.Write(builder, shape, [new("ic", input.Channels), new("ky"), new("kx")], [acc], (sums, at) =>
                    builder.Assign(sums[0], Added(sums[0], input.At(at[0]), at[1].Index, at[2].Index)));
                return;
            }

            if (!shape.HasParts)
            {
                PartedSum.Write(builder, SumShape.Whole(inputs), [new("ic", input.Channels)], [acc], (sums, at) =>
                {
                    Expression isMember = IsMember(input.At(at[0]));
                    builder.Loop("ky", rows.Taps, ky => builder.Loop("kx", columns.Taps, kx => Add(sums[0], isMember, input.At(at[0]), ky, kx)));
                });
                return;
            }

            // Parts begin anew with each group, in all lanes; those of other groups add zeros.
            SumPlace next = input.Channels.Place(inGroup);
            builder.Loop("group", convolution.Groups, group => PartedSum.Write(
                builder, shape, [new("ic", input.Channels), new("ky"), new("kx")], [acc], (sums, at) =>
                {
                    Plane plane = input.At(new SumPlace(at[0].Index + (group * (int)next.Index.Constant), at[0].Offset + (group * (int)next.Offset.Constant)));
                    Add(sums[0], IsMember(plane), plane, at[1].Index, at[2].Index);
                }));

            Expression IsMember(Plane plane) => builder.Define("member", new Load(
                members!, (block * (inputs * Parts.Lanes)) + (plane.Channel * Parts.Lanes) + lane, target.Float));

            void Add(Value sum, Expression member, Plane plane, Affine ky, Affine kx) => builder.Assign(sum, new Select(
                new Binary(BinaryOperator.LessThan, Parts.Zero(target.Float), member), Added(sum, plane, ky, kx), new Read(sum)));

            Expression Added(Value sum, Plane plane, Affine ky, Affine kx)
            {
                Affine tap = (rows.Weight(ky) * convolution.Columns.Kernel) + columns.Weight(kx);
                Affine at = (block * perBlock) + (plane.Channel * (taps * Parts.Lanes)) + (tap * Parts.Lanes) + lane;
                return new MultiplyAdd(
                    new Load(weight, at, target.Float), new Broadcast(source, plane.Index(rows.In(oy, ky), columns.In(ox, kx)), target.Float), new Read(sum));
            }
        }
    }

    private static (int[] Tile, int Size) Tile(Convolution convolution, ChannelLayout output, Target target)
    {
        // A mask and a choice take registers too.
        int perSum = convolution.Groups > 1 ? 3 : 1;
        int parts = Parts.CountOf(target);
        (int[] tile, _) = TileModel.Choose(
            target,
            [new TileAxis("ocb", output.Blocks, 8), new TileAxis("ox", Widest(convolution).Count)],
            t => new TileCost(
                t[0] * t[1] * parts, (t[0] * parts) + t[1], (t[0] * t[1] * perSum) + t[0] + 1 + (target.HasFusedMultiplyAdd ? 1 : 2)),
            TextBudget.TileSize(target, Phases(convolution).Count));
        return (tile, tile[0] * tile[1]);
    }

    private static AxisTaps Widest(Convolution convolution) => AxisTaps.BackwardData(convolution.Columns).OrderByDescending(c => c.Count * c.Taps).First();

    private static IReadOnlyList<(AxisTaps Rows, AxisTaps Columns)> Phases(Convolution convolution) =>
    [
        .. AxisTaps.BackwardData(convolution.Rows).SelectMany(r => AxisTaps.BackwardData(convolution.Columns).Select(c => (r, c))),
    ];
}

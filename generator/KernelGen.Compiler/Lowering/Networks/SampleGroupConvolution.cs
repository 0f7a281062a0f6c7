using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Convolution in groups over one sample, sixteen output channels in a vector. Where each channel is a group of its own, its pixels and
/// weights stand in the same lane. Otherwise the lanes of a vector may belong to several groups: every input is broadcast and counts in the
/// lanes of its own group alone, so that a NaN of another group does not reach them.
/// </summary>
internal static class SampleGroupConvolution
{
    /// <summary>Whether channels keep to themselves and lie sixteen in a vector.</summary>
    public static bool IsDepthwise(Convolution convolution, TensorLayout input, ChannelLayout output) =>
        input is ChannelLayout && convolution.Groups == input.Shape.Channels && input.Shape.Channels == output.Shape.Channels;

    /// <summary>Each channel by itself; weights are packed as <c>[blocks, taps, 16]</c>.</summary>
    public static Kernel Depthwise(Convolution convolution, ChannelLayout input, ChannelLayout output, Activation fused, Target target)
    {
        var window = new Taps(convolution);
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, output.Blocks * window.Count * Parts.Lanes);
        return Lower("ChannelDepthwise", window, source, weight, null, output, fused, target, 2, (builder, acc, block, oy, ox, lane) =>
            PartedSum.Write(builder, window.Shape(1), [new("ic"), new("ky"), new("kx")], [acc], (parts, at) => builder.Assign(parts[0], new MultiplyAdd(
                new Load(weight, ((Affine)block * (window.Count * Parts.Lanes)) + (window.Tap(at[1].Index, at[2].Index) * Parts.Lanes) + lane, target.Float),
                new Load(source, input.Index(block, window.Down.In(oy, at[1].Index), window.Across.In(ox, at[2].Index)) + lane, target.Float),
                new Read(parts[0])))));
    }

    /// <summary>Whether the parts of a group's sums would begin within a block of sixteen channels, which loops cannot follow.</summary>
    public static bool CutsBlocks(Convolution convolution, int inputs) =>
        convolution.Groups > 1 && inputs / convolution.Groups % ChannelLayout.BlockSize != 0 && new Taps(convolution).Shape(inputs / convolution.Groups).HasParts;

    /// <summary>Whether weights with zeros between the groups would take more memory than they are worth; then one group follows another.</summary>
    public static bool HasTooManyZeros(Convolution convolution, int inputs, int outputs) =>
        convolution.Groups > 1
        && MemoryBounds.WithZeros(inputs, outputs, (double)convolution.Rows.Kernel * convolution.Columns.Kernel) > ShapeLimits.WeightsWithZeros;

    /// <summary>Any groups; weights are packed as <c>[blocks, inputs, taps, 16]</c>, and beside them which lanes an input belongs to.</summary>
    public static Kernel Masked(Convolution convolution, TensorLayout input, ChannelLayout output, Activation fused, Target target)
    {
        var window = new Taps(convolution);
        int inputs = input.Shape.Channels;
        int perBlock = SampleChannelConvolution.PackedPerBlock(inputs, window.Count);
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, output.Blocks * perBlock);
        var members = new Ir.Buffer("members", ElementType.F32, output.Blocks * inputs * Parts.Lanes);
        int inGroup = inputs / convolution.Groups;
        SumShape shape = window.Shape(inGroup);
        return Lower("ChannelGroups", window, source, weight, members, output, fused, target, 4, (builder, acc, block, oy, ox, lane) =>
        {
            if (!shape.HasParts)
            {
                // A sum that stays whole need not know where a group begins: a lane adds what its own group has.
                PartedSum.Write(builder, SumShape.Whole(inputs), [new("ic", input.Channels)], [acc], (sums, at) => Channel(sums[0], at[0], window.ForEach));
                return;
            }

            // Parts begin anew with each group, in all lanes; those of other groups add zeros.
            SumPlace next = input.Channels.Place(inGroup);
            builder.Loop("group", convolution.Groups, group => PartedSum.Write(
                builder, shape, [new("ic", input.Channels), new("ky"), new("kx")], [acc], (sums, at) => Channel(
                    sums[0],
                    new SumPlace(at[0].Index + ((Affine)group * next.Index.Constant), at[0].Offset + ((Affine)group * next.Offset.Constant)),
                    (_, add) => add(at[1].Index, at[2].Index))));

            void Channel(Value sum, SumPlace at, Action<Builder, Action<Affine, Affine>> forEachTap)
            {
                Plane plane = input.At(at);
                Affine membersAt = ((Affine)block * (inputs * Parts.Lanes)) + (plane.Channel * Parts.Lanes) + lane;
                Expression member = builder.Define("member", new Load(members, membersAt, target.Float));
                forEachTap(builder, (ky, kx) =>
                {
                    Affine weightAt = ((Affine)block * perBlock) + (plane.Channel * (window.Count * Parts.Lanes)) + (window.Tap(ky, kx) * Parts.Lanes) + lane;
                    var added = new MultiplyAdd(
                        new Load(weight, weightAt, target.Float),
                        new Broadcast(source, plane.Index(window.Down.In(oy, ky), window.Across.In(ox, kx)), target.Float),
                        new Read(sum));
                    builder.Assign(sum, new Select(new Binary(BinaryOperator.LessThan, Parts.Zero(target.Float), member), added, new Read(sum)));
                });
            }
        });
    }

    private static Kernel Lower(
        string name, Taps window, Ir.Buffer source, Ir.Buffer weight, Ir.Buffer? members, ChannelLayout output, Activation fused, Target target,
        int registersPerPixel, Action<Builder, Value, Affine, Affine, Affine, Affine> accumulate)
    {
        var bias = new Ir.Buffer("bias", ElementType.F32, output.Blocks * Parts.Lanes);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("ocb", output.Blocks, block => builder.Loop("oy", window.Down.Count, oy => builder.Loop("ox", window.Across.Count, ox =>
            builder.ForEachPart(target, lane =>
            {
                Value acc = builder.Accumulator("acc", new Load(bias, ((Affine)block * Parts.Lanes) + lane, target.Float));
                accumulate(builder, acc, block, oy, ox, lane);
                builder.Store(result, output.Index(block, oy, ox) + lane, Activations.Apply(builder, fused, new Read(acc)));
            }))));

        TileAxis[] axes = [new TileAxis("ox", window.Across.Count)];
        (int[] tile, _) = TileModel.Choose(target, axes, t => new TileCost(t[0], t[0] + 1, (registersPerPixel * t[0]) + 3));
        (int rows, int columns) = TextBudget.Unroll(
            target, tile[0], 2 * TextBudget.Bodies(axes, tile), window.Down.Taps, window.Across.Taps);
        Ir.Buffer[] buffers = members is null ? [source, weight, bias, result] : [source, weight, members, bias, result];
        string title = Parts.Text($"Convolution in groups, forward, one sample: {output.Shape}, kernel {window.Down.Taps}×{window.Across.Taps}, sixteen output channels in a vector.");
        return new Kernel(
            new Function(name, [title], buffers, [], builder.Finish()),
            [new LoopSchedule("ox", tile[0]), new LoopSchedule("kx", Unroll: columns), new LoopSchedule("ky", Unroll: rows)]);
    }

    /// <summary>The taps of a convolution, both ways.</summary>
    private sealed class Taps(Convolution convolution)
    {
        public AxisTaps Down { get; } = AxisTaps.Forward(convolution.Rows);

        public AxisTaps Across { get; } = AxisTaps.Forward(convolution.Columns);

        public int Count => Down.Taps * Across.Taps;

        /// <summary>Runs through the taps.</summary>
        public void ForEach(Builder builder, Action<Affine, Affine> body) =>
            builder.Loop("ky", Down.Taps, ky => builder.Loop("kx", Across.Taps, kx => body(ky, kx)));

        /// <summary>The number of a tap.</summary>
        public Affine Tap(Affine ky, Affine kx) => (ky * Across.Taps) + kx;

        /// <summary>The parts of a sum over the taps of so many channels.</summary>
        public SumShape Shape(int channels) => SumShape.OfTaps(channels, Down.Taps, Across.Taps);
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Passes;

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
            window.ForEach(builder, (ky, kx, tap) => builder.Assign(acc, new MultiplyAdd(
                new Load(weight, ((Affine)block * (window.Count * Parts.Lanes)) + (tap * Parts.Lanes) + lane, target.Float),
                new Load(source, input.Index(block, window.Down.In(oy, ky), window.Across.In(ox, kx)) + lane, target.Float),
                new Read(acc)))));
    }

    /// <summary>Any groups; weights are packed as <c>[blocks, inputs, taps, 16]</c>, and beside them which lanes an input belongs to.</summary>
    public static Kernel Masked(Convolution convolution, TensorLayout input, ChannelLayout output, Activation fused, Target target)
    {
        var window = new Taps(convolution);
        int inputs = input.Shape.Channels;
        int perBlock = SampleChannelConvolution.PackedPerBlock(inputs, window.Count);
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, output.Blocks * perBlock);
        var members = new Ir.Buffer("members", ElementType.F32, output.Blocks * inputs * Parts.Lanes);
        return Lower("ChannelGroups", window, source, weight, members, output, fused, target, 4, (builder, acc, block, oy, ox, lane) =>
            input.ForEachChannel(builder, plane =>
            {
                Affine membersAt = ((Affine)block * (inputs * Parts.Lanes)) + (plane.Channel * Parts.Lanes) + lane;
                Expression member = builder.Define("member", new Load(members, membersAt, target.Float));
                window.ForEach(builder, (ky, kx, tap) =>
                {
                    Affine weightAt = ((Affine)block * perBlock) + (plane.Channel * (window.Count * Parts.Lanes)) + (tap * Parts.Lanes) + lane;
                    var sum = new MultiplyAdd(
                        new Load(weight, weightAt, target.Float),
                        new Broadcast(source, plane.Index(window.Down.In(oy, ky), window.Across.In(ox, kx)), target.Float),
                        new Read(acc));
                    builder.Assign(acc, new Select(new Binary(BinaryOperator.LessThan, Parts.Zero(target.Float), member), sum, new Read(acc)));
                });
            }));
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

        /// <summary>Runs through the taps with the number of each.</summary>
        public void ForEach(Builder builder, Action<Affine, Affine, Affine> body) => builder.Loop("ky", Down.Taps, ky =>
            builder.Loop("kx", Across.Taps, kx => body(ky, kx, ((Affine)ky * Across.Taps) + kx)));
    }
}

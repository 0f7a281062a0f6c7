using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Each channel times a factor and plus a summand, in one multiplication with addition in every layout, so that all give the same bits.</summary>
internal static class Scaling
{
    /// <summary>Sixteen samples in the lanes.</summary>
    public static Kernel Batch(PlaneLayout input, PlaneLayout output, Activation fused, Target target)
    {
        var scaling = new Writer(input.Length, output.Length, input.Shape.Channels, target.Float, fused);
        scaling.Builder.Loop("c", output.Shape.Channels, c =>
        {
            scaling.OfAll(c);
            scaling.Builder.Loop("y", output.Shape.Height, y => scaling.Builder.Loop("x", output.Shape.Width, x =>
                scaling.Builder.ForEachPart(target, lane => scaling.Write(input.Index(c, y, x) + lane, output.Index(c, y, x) + lane))));
        });
        return scaling.Finish("BlockScale", Parts.Text($"Scale of channels, {output.Shape}, sixteen samples in a vector."), new LoopSchedule("x", 2));
    }

    /// <summary>Pixels of a row in the lanes.</summary>
    public static Kernel Planes(PlaneLayout input, PlaneLayout output, Activation fused, Target target)
    {
        VectorType type = VectorRow.TypeFor(output.Shape.Width, target);
        var scaling = new Writer(input.Length, output.Length, Round(output.Shape.Channels), type, fused);
        scaling.Builder.Loop("c", output.Shape.Channels, c =>
        {
            scaling.OfAll(c);
            scaling.Builder.Loop("y", output.Shape.Height, y =>
                scaling.Builder.ForEachVector("x", output.Shape.Width, type, x => scaling.Write(input.Index(c, y, x), output.Index(c, y, x))));
        });
        return scaling.Finish("WidthScale", Parts.Text($"Scale of channels, {output.Shape}, row by row."), new LoopSchedule("y", 2));
    }

    /// <summary>Sixteen channels in the lanes.</summary>
    public static Kernel Channels(ChannelLayout input, ChannelLayout output, Activation fused, Target target)
    {
        var scaling = new Writer(input.Length, output.Length, Round(output.Shape.Channels), target.Float, fused);
        scaling.Builder.Loop("cb", output.Blocks, block => scaling.Builder.ForEachPart(target, lane =>
        {
            scaling.OfEach(((Affine)block * Parts.Lanes) + lane);
            scaling.Builder.Loop("y", output.Shape.Height, y => scaling.Builder.Loop("x", output.Shape.Width, x =>
                scaling.Write(input.Index(block, y, x) + lane, output.Index(block, y, x) + lane)));
        }));
        return scaling.Finish("ChannelScale", Parts.Text($"Scale of channels, {output.Shape}, sixteen channels in a vector."), new LoopSchedule("x", 2));
    }

    private static int Round(int channels) => Graph.Round.Up(channels, Parts.Lanes);

    /// <summary>A kernel while it is written.</summary>
    private sealed class Writer(int inputLength, int outputLength, int channels, VectorType type, Activation fused)
    {
        private readonly Ir.Buffer _source = new("input", ElementType.F32, inputLength);
        private readonly Ir.Buffer _scale = new("scale", ElementType.F32, channels);
        private readonly Ir.Buffer _shift = new("shift", ElementType.F32, channels);
        private readonly Ir.Buffer _result = new("output", ElementType.F32, outputLength, isWritten: true);
        private Expression _factor = Parts.Zero(type);
        private Expression _summand = Parts.Zero(type);

        public Builder Builder { get; } = new();

        /// <summary>One channel in all lanes.</summary>
        public void OfAll(Affine channel)
        {
            _factor = Builder.Define("factor", new Broadcast(_scale, channel, type));
            _summand = Builder.Define("add", new Broadcast(_shift, channel, type));
        }

        /// <summary>A channel in each lane.</summary>
        public void OfEach(Affine first)
        {
            _factor = Builder.Define("factor", new Load(_scale, first, type));
            _summand = Builder.Define("add", new Load(_shift, first, type));
        }

        public void Write(Affine from, Affine to)
        {
            Expression value = Builder.Define("value", new MultiplyAdd(new Load(_source, from, type), _factor, _summand));
            Builder.Store(_result, to, Activations.Apply(Builder, fused, value));
        }

        public Kernel Finish(string name, string summary, LoopSchedule schedule) =>
            new(new Function(name, [summary], [_source, _scale, _shift, _result], [], Builder.Finish()), [schedule]);
    }
}

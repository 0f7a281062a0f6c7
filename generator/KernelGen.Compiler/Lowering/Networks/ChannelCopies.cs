using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Channels of one tensor brought to other places among those of another of the same height and width.</summary>
internal static class ChannelCopies
{
    /// <summary>Sixteen samples in the lanes.</summary>
    /// <param name="input">The tensor that is read.</param>
    /// <param name="output">The tensor that is written.</param>
    /// <param name="from">The first channel of the input.</param>
    /// <param name="to">The first channel of the output.</param>
    /// <param name="count">Channels.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Batch(PlaneLayout input, PlaneLayout output, int from, int to, int count, Target target)
    {
        var copy = new Copy(input, output);
        copy.Builder.Loop("c", count, c => copy.Builder.Loop("y", input.Shape.Height, y => copy.Builder.Loop("x", input.Shape.Width, x =>
            copy.Builder.ForEachPart(target, lane =>
                copy.Move(input.Index(c + (Affine)from, y, x) + lane, output.Index(c + (Affine)to, y, x) + lane, target.Float)))));
        return copy.Finish("BlockChannels", Title(from, to, count, "sixteen samples in a vector"), new LoopSchedule("x", 2));
    }

    /// <summary>Pixels of a row in the lanes.</summary>
    public static Kernel Planes(PlaneLayout input, PlaneLayout output, int to, Target target)
    {
        var copy = new Copy(input, output);
        VectorType type = VectorRow.TypeFor(input.Shape.Width, target);
        copy.Builder.Loop("c", input.Shape.Channels, c => copy.Builder.Loop("y", input.Shape.Height, y =>
            copy.Builder.ForEachVector("x", input.Shape.Width, type, x => copy.Move(input.Index(c, y, x), output.Index(c + (Affine)to, y, x), type))));
        return copy.Finish("WidthChannels", Title(0, to, input.Shape.Channels, "row by row"), new LoopSchedule("y", 2));
    }

    /// <summary>Sixteen channels in the lanes, where the first channel of the output begins a block.</summary>
    public static Kernel Channels(ChannelLayout input, ChannelLayout output, int to, Target target)
    {
        var copy = new Copy(input, output);
        int first = to / ChannelLayout.BlockSize;
        copy.Builder.Loop("cb", input.Blocks, block => copy.Builder.Loop("y", input.Shape.Height, y => copy.Builder.Loop("x", input.Shape.Width, x =>
            copy.Builder.ForEachPart(target, lane =>
                copy.Move(input.Index(block, y, x) + lane, output.Index(block + (Affine)first, y, x) + lane, target.Float)))));
        return copy.Finish("ChannelChannels", Title(0, to, input.Shape.Channels, "sixteen channels in a vector"), new LoopSchedule("x", 2));
    }

    private static string Title(int from, int to, int count, string how) => Parts.Text($"Copy of {count} channels, from {from} to {to}, {how}.");

    /// <summary>A kernel while it is written.</summary>
    private sealed class Copy(TensorLayout input, TensorLayout output)
    {
        private readonly Ir.Buffer _source = new("input", ElementType.F32, input.Length);
        private readonly Ir.Buffer _result = new("output", ElementType.F32, output.Length, isWritten: true);

        public Builder Builder { get; } = new();

        public void Move(Affine from, Affine to, VectorType type) => Builder.Store(_result, to, new Load(_source, from, type));

        public Kernel Finish(string name, string summary, LoopSchedule schedule) =>
            new(new Function(name, [summary], [_source, _result], [], Builder.Finish()), [schedule]);
    }
}

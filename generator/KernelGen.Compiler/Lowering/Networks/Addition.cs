using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Tensors of one shape added element by element, from the first to the last in every layout, so that all give the same bits.</summary>
internal static class Addition
{
    /// <summary>Sixteen samples in the lanes.</summary>
    public static Kernel Batch(IReadOnlyList<PlaneLayout> inputs, PlaneLayout output, Activation fused, Target target)
    {
        var sum = new Sum([.. inputs.Select(i => i.Length)], output.Length, target.Float, fused);
        sum.Builder.Loop("c", output.Shape.Channels, c => sum.Builder.Loop("y", output.Shape.Height, y =>
            sum.Builder.Loop("x", output.Shape.Width, x => sum.Builder.ForEachPart(target, lane =>
                sum.Write([.. inputs.Select(i => i.Index(c, y, x) + lane)], output.Index(c, y, x) + lane)))));
        return sum.Finish("BlockSum", Parts.Text($"Sum of {inputs.Count} tensors, {output.Shape}, sixteen samples in a vector."), new LoopSchedule("x", 2));
    }

    /// <summary>Pixels of a row in the lanes.</summary>
    public static Kernel Planes(IReadOnlyList<PlaneLayout> inputs, PlaneLayout output, Activation fused, Target target)
    {
        VectorType type = VectorRow.TypeFor(output.Shape.Width, target);
        var sum = new Sum([.. inputs.Select(i => i.Length)], output.Length, type, fused);
        sum.Builder.Loop("c", output.Shape.Channels, c => sum.Builder.Loop("y", output.Shape.Height, y =>
            sum.Builder.ForEachVector("x", output.Shape.Width, type, x => sum.Write([.. inputs.Select(i => i.Index(c, y, x))], output.Index(c, y, x)))));
        return sum.Finish("WidthSum", Parts.Text($"Sum of {inputs.Count} tensors, {output.Shape}, row by row."), new LoopSchedule("y", 2));
    }

    /// <summary>Sixteen channels in the lanes.</summary>
    public static Kernel Channels(IReadOnlyList<ChannelLayout> inputs, ChannelLayout output, Activation fused, Target target)
    {
        var sum = new Sum([.. inputs.Select(i => i.Length)], output.Length, target.Float, fused);
        sum.Builder.Loop("cb", output.Blocks, block => sum.Builder.Loop("y", output.Shape.Height, y =>
            sum.Builder.Loop("x", output.Shape.Width, x => sum.Builder.ForEachPart(target, lane =>
                sum.Write([.. inputs.Select(i => i.Index(block, y, x) + lane)], output.Index(block, y, x) + lane)))));
        return sum.Finish(
            "ChannelSum", Parts.Text($"Sum of {inputs.Count} tensors, {output.Shape}, sixteen channels in a vector."), new LoopSchedule("x", 2));
    }

    /// <summary>A kernel while it is written.</summary>
    private sealed class Sum(IReadOnlyList<int> lengths, int outputLength, VectorType type, Activation fused)
    {
        private readonly Ir.Buffer[] _sources =
            [.. lengths.Select((length, i) => new Ir.Buffer(FormattableString.Invariant($"input{i}"), ElementType.F32, length))];

        private readonly Ir.Buffer _result = new("output", ElementType.F32, outputLength, isWritten: true);

        public Builder Builder { get; } = new();

        public void Write(IReadOnlyList<Affine> from, Affine to)
        {
            Expression sum = new Load(_sources[0], from[0], type);
            for (int i = 1; i < from.Count; i++)
            {
                sum = Builder.Define(FormattableString.Invariant($"sum{i}"), new Binary(BinaryOperator.Add, sum, new Load(_sources[i], from[i], type)));
            }

            Builder.Store(_result, to, Activations.Apply(Builder, fused, sum));
        }

        public Kernel Finish(string name, string summary, LoopSchedule schedule) =>
            new(new Function(name, [summary], [.. _sources, _result], [], Builder.Finish()), [schedule]);
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Steps over one sample that treat every element alike, and copies between layouts.</summary>
internal static class SampleElementwise
{
    /// <summary>Copies one sample between planes with different halos.</summary>
    public static Kernel CopyPlanes(PlaneLayout input, PlaneLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        VectorType type = VectorRow.TypeFor(input.Shape.Width, target);
        var builder = new Builder();
        builder.Loop("c", input.Shape.Channels, c => builder.Loop("y", input.Shape.Height, y => builder.ForEachVector("x", input.Shape.Width, type, x =>
            builder.Store(result, output.Index(c, y, x), new Load(source, input.Index(c, y, x), type)))));
        return new Kernel(
            new Function("CopyPlanes", [Parts.Text($"Copy of one sample, {input.Shape}, row by row.")], [source, result], [], builder.Finish()),
            [new LoopSchedule("y", 2)]);
    }

    /// <summary>Copies one sample between channel blocks with different halos.</summary>
    public static Kernel CopyChannels(ChannelLayout input, ChannelLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("cb", input.Blocks, block => builder.Loop("y", input.Shape.Height, y => builder.Loop("x", input.Shape.Width, x =>
            builder.ForEachPart(target, lane =>
                builder.Store(result, output.Index(block, y, x) + lane, new Load(source, input.Index(block, y, x) + lane, target.Float))))));
        return new Kernel(
            new Function("CopyChannels", [Parts.Text($"Copy of one sample, {input.Shape}, sixteen channels in a vector.")],
                [source, result], [], builder.Finish()),
            [new LoopSchedule("x", 2)]);
    }
}

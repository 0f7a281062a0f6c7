using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Pooling of one sample, in the layout that it finds.</summary>
internal static class SamplePool
{
    /// <summary>Sixteen channels in a vector.</summary>
    public static Kernel Lower(PoolLoops loops, ChannelLayout input, ChannelLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        loops.ForEachRow(builder, "cb", input.Blocks, (block, run, window) => builder.Loop("ox", run.Count, ox =>
        {
            PoolWindow w = window(ox);
            builder.ForEachPart(target, lane =>
            {
                Expression value = w.Reduce(builder, target.Float, (y, x) => new Load(source, input.Index(block, y, x) + lane, target.Float));
                builder.Store(result, output.Index(block, w.OutputY, w.OutputX) + lane, value);
            });
        }));
        string title = loops.Title("one sample", input, output, "sixteen channels in a vector");
        return new Kernel(new Function("ChannelPool", [title], [source, result], [], builder.Finish()), loops.Schedule("cb"));
    }

    /// <summary>Neighbouring outputs of a row in a vector, where windows step by one or two; else one at a time.</summary>
    public static Kernel Lower(PoolLoops loops, PlaneLayout input, PlaneLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        loops.ForEachRow(builder, "c", input.Shape.Channels, (c, run, window) =>
        {
            VectorType type = TypeFor(run, target);
            builder.ForEachVector("ox", run.Count, type, ox =>
            {
                PoolWindow w = window(ox);
                Expression value = w.Reduce(builder, type, (y, x) => run.StartStep == 2 && !type.IsScalar
                    ? new LoadEverySecond(source, input.Index(c, y, x), type)
                    : new Load(source, input.Index(c, y, x), type));
                builder.Store(result, output.Index(c, w.OutputY, w.OutputX), value);
            });
        });
        string title = loops.Title("one sample", input, output, "neighbouring pixels in a vector");
        return new Kernel(new Function("WidthPool", [title], [source, result], [], builder.Finish()), loops.Schedule("c"));
    }

    private static VectorType TypeFor(PoolRun run, Target target) =>
        run is { Varied: null, Step: 1, StartStep: 1 or 2 } ? VectorRow.TypeFor(run.Count, target) : new VectorType(ElementType.F32, 1);
}

using KernelGen.Generator.Graph;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Lowering.Layouts;
using KernelGen.Generator.Passes;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>Pooling of one sample, in the layout that it finds.</summary>
internal static class SamplePool
{
    /// <summary>Sixteen channels in a vector.</summary>
    public static Kernel Lower(Pool pool, ChannelLayout input, ChannelLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        IReadOnlyList<PoolRange> columnRanges = PoolRange.Split(pool.Columns, pool.PaddingRight);
        builder.Loop("cb", input.Blocks, block =>
        {
            foreach (PoolRange rows in PoolRange.Split(pool.Rows, pool.PaddingBottom))
            {
                builder.Loop("oy", rows.Count, oy =>
                {
                    foreach (PoolRange columns in columnRanges)
                    {
                        builder.Loop("ox", columns.Count, ox => builder.ForEachPart(target, lane =>
                        {
                            var window = new PoolWindow(pool, rows, columns, rows.Output(oy), columns.Output(ox));
                            Expression value = PoolWindow.Reduce(
                                builder, pool, window, (y, x) => new Load(source, input.Index(block, y, x) + lane, target.Float));
                            builder.Store(result, output.Index(block, window.OutputY, window.OutputX) + lane, value);
                        }));
                    }
                });
            }
        });
        return new Kernel(
            new Function("ChannelPool", [Title(pool, input, output, "sixteen channels in a vector")], [source, result], [], builder.Finish()),
            []);
    }

    /// <summary>Neighbouring outputs of a row in a vector, where windows step by one or two; else one at a time.</summary>
    public static Kernel Lower(Pool pool, PlaneLayout input, PlaneLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        IReadOnlyList<PoolRange> columnRanges = PoolRange.Split(pool.Columns, pool.PaddingRight);
        builder.Loop("c", input.Shape.Channels, c =>
        {
            foreach (PoolRange rows in PoolRange.Split(pool.Rows, pool.PaddingBottom))
            {
                builder.Loop("oy", rows.Count, oy =>
                {
                    foreach (PoolRange columns in columnRanges)
                    {
                        VectorType type = pool.Columns.Stride <= 2
                            ? VectorRow.TypeFor(columns.Count, target)
                            : new VectorType(ElementType.F32, 1);
                        builder.ForEachVector("ox", columns.Count, type, ox =>
                        {
                            var window = new PoolWindow(pool, rows, columns, rows.Output(oy), columns.Output(ox));
                            Expression value = PoolWindow.Reduce(builder, pool, window, (y, x) => pool.Columns.Stride == 2 && !type.IsScalar
                                ? new LoadEverySecond(source, input.Index(c, y, x), type)
                                : new Load(source, input.Index(c, y, x), type));
                            builder.Store(result, output.Index(c, window.OutputY, window.OutputX), value);
                        });
                    }
                });
            }
        });
        return new Kernel(
            new Function("WidthPool", [Title(pool, input, output, "neighbouring pixels in a vector")], [source, result], [], builder.Finish()),
            []);
    }

    private static string Title(Pool pool, TensorLayout input, TensorLayout output, string how) => Parts.Text(
        $"{(pool.IsMaximum ? "Maximum" : "Mean")} of {pool.Rows.Kernel}×{pool.Columns.Kernel} windows, one sample: {input.Shape} to {output.Shape}, {how}.");
}

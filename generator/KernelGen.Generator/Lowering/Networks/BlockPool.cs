using KernelGen.Generator.Graph;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Lowering.Layouts;
using KernelGen.Generator.Passes;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>Pooling over sixteen samples side by side, forward and backward.</summary>
internal static class BlockPool
{
    public static Kernel Forward(Pool pool, PlaneLayout input, PlaneLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        ForEachWindow(builder, pool, input.Shape.Channels, target, (c, lane, window) =>
        {
            Expression value = PoolWindow.Reduce(
                builder, pool, window, (y, x) => new Load(source, input.Index(c, y, x) + lane, target.Float));
            builder.Store(result, output.Index(c, window.OutputY, window.OutputX) + lane, value);
        });
        return new Kernel(
            new Function("BlockPoolForward", [Title(pool, "forward", input, output)], [source, result], [], builder.Finish()), []);
    }

    /// <summary>
    /// The gradient of the input. A maximum passes its gradient to the first cell, in row order, that holds it; NaN counts as the largest.
    /// </summary>
    public static Kernel Backward(
        Pool pool, PlaneLayout input, PlaneLayout output, PlaneLayout outputGradient, PlaneLayout inputGradient, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var maxima = new Ir.Buffer("output", ElementType.F32, output.Length);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, inputGradient.Length, isWritten: true);
        var builder = new Builder();
        bool adds = !PoolRange.IsDisjoint(pool.Rows) || !PoolRange.IsDisjoint(pool.Columns);
        if (adds)
        {
            builder.Note("Windows overlap: start from zero and add.");
            builder.Loop("c", input.Shape.Channels, c => builder.Loop("y", input.Shape.Height, y => builder.Loop("x", input.Shape.Width, x =>
                builder.ForEachPart(target, lane => builder.Store(result, inputGradient.Index(c, y, x) + lane, Parts.Zero(target.Float))))));
        }

        ForEachWindow(builder, pool, input.Shape.Channels, target, (c, lane, window) =>
        {
            Expression share = builder.Define("gradient", new Load(
                gradient, outputGradient.Index(c, window.OutputY, window.OutputX) + lane, target.Float));
            Expression maximum = share;
            if (pool.IsMaximum)
            {
                maximum = builder.Define("maximum", new Load(maxima, output.Index(c, window.OutputY, window.OutputX) + lane, target.Float));
            }
            else
            {
                share = builder.Define("share", PoolWindow.Divide(share, window.Cells(pool)));
            }

            foreach ((Affine y, Affine x) in window.Taps())
            {
                Expression passed = share;
                if (pool.IsMaximum)
                {
                    // The gradient that is still to be given away goes to the first cell that equals the maximum.
                    Expression cell = builder.Define("cell", new Load(source, input.Index(c, y, x) + lane, target.Float));
                    Expression isMaximum = new Binary(BinaryOperator.Equal, cell, maximum);
                    Expression isNumber = new Binary(BinaryOperator.Equal, cell, cell);
                    passed = builder.Define("passed", new Select(isNumber, new Select(isMaximum, share, Parts.Zero(target.Float)), share));
                    Expression zero = Parts.Zero(target.Float);
                    share = builder.Define("left", new Select(isNumber, new Select(isMaximum, zero, share), zero));
                }

                Affine at = inputGradient.Index(c, y, x) + lane;
                builder.Store(result, at, adds ? new Binary(BinaryOperator.Add, new Load(result, at, target.Float), passed) : passed);
            }
        });
        Ir.Buffer[] buffers = pool.IsMaximum ? [source, maxima, gradient, result] : [gradient, result];
        return new Kernel(
            new Function("BlockPoolBackward", [Title(pool, "backward", input, output)], buffers, [], builder.Finish()),
            []);
    }

    private static void ForEachWindow(Builder builder, Pool pool, int channels, Target target, Action<Affine, Affine, PoolWindow> body)
    {
        IReadOnlyList<PoolRange> columnRanges = PoolRange.Split(pool.Columns, pool.PaddingRight);
        builder.Loop("c", channels, c =>
        {
            foreach (PoolRange rows in PoolRange.Split(pool.Rows, pool.PaddingBottom))
            {
                builder.Loop("oy", rows.Count, oy =>
                {
                    foreach (PoolRange columns in columnRanges)
                    {
                        builder.Loop("ox", columns.Count, ox => builder.ForEachPart(
                            target, lane => body(c, lane, new PoolWindow(pool, rows, columns, rows.Output(oy), columns.Output(ox)))));
                    }
                });
            }
        });
    }

    private static string Title(Pool pool, string direction, PlaneLayout input, PlaneLayout output) => Parts.Text(
        $"{(pool.IsMaximum ? "Maximum" : "Mean")} of {pool.Rows.Kernel}×{pool.Columns.Kernel} windows, {direction}: {input.Shape} to {output.Shape}, sixteen samples side by side.");
}

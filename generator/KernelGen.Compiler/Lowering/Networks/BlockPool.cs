using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Pooling over sixteen samples in a vector, forward and backward.</summary>
internal static class BlockPool
{
    private const string How = "sixteen samples in a vector";

    public static Kernel Forward(PoolLoops loops, PlaneLayout input, PlaneLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        ForEachWindow(builder, loops, input.Shape.Channels, target, (c, lane, window) =>
        {
            Expression value = window.Reduce(builder, target.Float, (y, x) => new Load(source, input.Index(c, y, x) + lane, target.Float));
            builder.Store(result, output.Index(c, window.OutputY, window.OutputX) + lane, value);
        });
        return new Kernel(
            new Function("BlockPoolForward", [loops.Title("forward", input, output, How)], [source, result], [], builder.Finish()), loops.Schedule("c"));
    }

    /// <summary>
    /// The gradient of the input. A maximum passes its gradient to the first cell, in row order, that holds it; NaN counts as the largest.
    /// </summary>
    /// <param name="loops">The windows.</param>
    /// <param name="isFirst">Whether no kernel of the layer ran before this one.</param>
    /// <param name="before">The activation that made the input, which the gradient goes back through where no windows overlap.</param>
    /// <param name="input">The layer's input.</param>
    /// <param name="output">Its output.</param>
    /// <param name="outputGradient">The gradient of its output.</param>
    /// <param name="inputGradient">The gradient of its input.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Backward(
        PoolLoops loops, bool isFirst, Finish before, PlaneLayout input, PlaneLayout output, PlaneLayout outputGradient, PlaneLayout inputGradient,
        Target target)
    {
        bool isMaximum = loops.Pool.IsMaximum;
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var maxima = new Ir.Buffer("output", ElementType.F32, output.Length);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, inputGradient.Length, isWritten: true);
        var builder = new Builder();
        
        // Where windows overlap, a kernel finds gradients of other windows where it puts its own, so that memory starts from zero.
        bool adds = !loops.Pool.IsDisjoint;
        if (adds && isFirst)
        {
            builder.Note("Windows overlap: start from zero and add.");
            builder.Loop("c", input.Shape.Channels, c => builder.Loop("y", input.Shape.Height, y => builder.Loop("x", input.Shape.Width, x =>
                builder.ForEachPart(target, lane => builder.Store(result, inputGradient.Index(c, y, x) + lane, Parts.Zero(target.Float))))));
        }

        ForEachWindow(builder, loops, input.Shape.Channels, target, (c, lane, window) =>
        {
            if (window.IsEmpty)
            {
                return;
            }

            Affine outputAt = outputGradient.Index(c, window.OutputY, window.OutputX) + lane;
            Expression share = builder.Define("gradient", new Load(gradient, outputAt, target.Float));
            if (!isMaximum)
            {
                share = builder.Define("share", window.Mean(share));
                window.ForEachTap(builder, (y, x) => Give(inputGradient.Index(c, y, x) + lane, share, input.Index(c, y, x) + lane));
                return;
            }

            Expression maximum = builder.Define(
                "maximum", new Load(maxima, output.Index(c, window.OutputY, window.OutputX) + lane, target.Float));
            window.PassOn(builder, share, (y, x, left) =>
            {
                // The gradient that is still to be given away goes to the first cell that equals the maximum.
                Expression cell = builder.Define("cell", new Load(source, input.Index(c, y, x) + lane, target.Float));
                Expression isTaken = new Binary(BinaryOperator.Equal, cell, maximum);
                Expression isNumber = new Binary(BinaryOperator.Equal, cell, cell);
                Expression zero = Parts.Zero(target.Float);
                Expression passed = builder.Define("passed", new Select(isNumber, new Select(isTaken, left, zero), left));
                Give(inputGradient.Index(c, y, x) + lane, passed, input.Index(c, y, x) + lane);
                return new Select(isNumber, new Select(isTaken, zero, left), zero);
            });
        });
        Ir.Buffer[] buffers = isMaximum ? [source, maxima, gradient, result] : before.IsNothing ? [gradient, result] : [source, gradient, result];
        return new Kernel(
            new Function("BlockPoolBackward", [loops.Title("backward", input, output, How)], buffers, [], builder.Finish()), loops.Schedule("c"));

        void Give(Affine at, Expression passed, Affine valueAt) => builder.Store(
            result,
            at,
            adds ? new Binary(BinaryOperator.Add, new Load(result, at, target.Float), passed) : before.Back(builder, passed, source, valueAt));
    }

    private static void ForEachWindow(
        Builder builder, PoolLoops loops, int channels, Target target, Action<Affine, Affine, PoolWindow> body) =>
        loops.ForEachRow(builder, "c", channels, (c, run, window) => builder.Loop(
            "ox", run.Count, ox =>
            {
                PoolWindow under = window(ox);
                builder.ForEachPart(target, lane => body(c, lane, under));
            }));
}

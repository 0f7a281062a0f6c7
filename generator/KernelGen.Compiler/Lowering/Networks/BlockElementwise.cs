using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Steps over sixteen samples in a vector that treat every element alike, and the sums for a bias.</summary>
internal static class BlockElementwise
{
    /// <summary>The activation of a tensor; source and result may be the same memory.</summary>
    public static Kernel Forward(Activation activation, PlaneLayout layout, Target target)
    {
        var values = new Ir.Buffer("values", ElementType.F32, layout.Length, isWritten: true);
        var builder = new Builder();
        IReadOnlyList<Run> runs = layout.Runs("i");
        BlockLinear.ForEach(builder, runs, layout.Origin, (at, _) => builder.ForEachPart(target, lane =>
        {
            Expression x = builder.Define("x", new Load(values, at + lane, target.Float));
            builder.Store(values, at + lane, Activations.Apply(builder, activation, x));
        }));
        return new Kernel(
            new Function("BlockActivationForward", [Parts.Text($"{activation}, forward, in place: {layout.Shape}, sixteen samples in a vector.")],
                [values], [], builder.Finish()),
            []);
    }

    /// <summary>The activation of one tensor written to another.</summary>
    public static Kernel ForwardTo(Activation activation, PlaneLayout input, PlaneLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        Over(builder, input.Shape, (c, y, x) => builder.ForEachPart(target, lane =>
        {
            Expression value = builder.Define("x", new Load(source, input.Index(c, y, x) + lane, target.Float));
            builder.Store(result, output.Index(c, y, x) + lane, Activations.Apply(builder, activation, value));
        }));
        return new Kernel(
            new Function("BlockActivationForwardTo", [Parts.Text($"{activation}, forward: {input.Shape}, sixteen samples in a vector.")],
                [source, result], [], builder.Finish()),
            []);
    }

    /// <summary>Turns the gradient behind an activation into the one before it, in place.</summary>
    public static Kernel Backward(Activation activation, PlaneLayout output, PlaneLayout gradient, Target target)
    {
        var values = new Ir.Buffer("output", ElementType.F32, output.Length);
        var gradients = new Ir.Buffer("gradient", ElementType.F32, gradient.Length, isWritten: true);
        var builder = new Builder();
        Over(builder, output.Shape, (c, y, x) => builder.ForEachPart(target, lane =>
        {
            Expression value = builder.Define("y", new Load(values, output.Index(c, y, x) + lane, target.Float));
            Expression behind = builder.Define("g", new Load(gradients, gradient.Index(c, y, x) + lane, target.Float));
            builder.Store(gradients, gradient.Index(c, y, x) + lane, Activations.Derivative(builder, activation, behind, value));
        }));
        return new Kernel(
            new Function("BlockActivationBackward", [Parts.Text($"{activation}, backward, in place: {output.Shape}, sixteen samples in a vector.")],
                [values, gradients], [], builder.Finish()),
            []);
    }

    /// <summary>The gradient before an activation that stands alone, from what the forward pass has kept and the gradient behind it.</summary>
    public static Kernel BackwardTo(Activation activation, PlaneLayout kept, PlaneLayout behind, PlaneLayout before, Target target)
    {
        var values = new Ir.Buffer(activation.NeedsInput ? "input" : "output", ElementType.F32, kept.Length);
        var gradients = new Ir.Buffer("outputGradient", ElementType.F32, behind.Length);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, before.Length, isWritten: true);
        var builder = new Builder();
        Over(builder, kept.Shape, (c, y, x) => builder.ForEachPart(target, lane =>
        {
            Expression value = builder.Define("value", new Load(values, kept.Index(c, y, x) + lane, target.Float));
            Expression gradient = builder.Define("g", new Load(gradients, behind.Index(c, y, x) + lane, target.Float));
            builder.Store(result, before.Index(c, y, x) + lane, Activations.Derivative(builder, activation, gradient, value));
        }));
        return new Kernel(
            new Function("BlockActivationBackwardTo", [Parts.Text($"{activation}, backward: {kept.Shape}, sixteen samples in a vector.")],
                [values, gradients, result], [], builder.Finish()),
            []);
    }

    /// <summary>Copies a tensor between layouts with different halos.</summary>
    public static Kernel Copy(PlaneLayout input, PlaneLayout output, Target target) =>
        ForwardTo(Activation.None, input, output, target);

    /// <summary>The gradient of a bias: the sum over all pixels and samples.</summary>
    public static Kernel BiasGradient(PlaneLayout outputGradient, Target target)
    {
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var result = new Ir.Buffer("biasGradient", ElementType.F32, outputGradient.Shape.Channels, isWritten: true);
        var builder = new Builder();
        builder.Loop("oc", outputGradient.Shape.Channels, oc =>
        {
            var shape = SumShape.Of(SumLimits.Terms, [outputGradient.Shape.Height, outputGradient.Shape.Width]);
            Expression sum = builder.SumLanes(target, "acc", all => PartedSum.Write(builder, shape, [new("oy"), new("ox")], all, (sums, at) =>
            {
                for (int part = 0; part < sums.Count; part++)
                {
                    builder.Assign(sums[part], new Binary(
                        BinaryOperator.Add,
                        new Read(sums[part]),
                        new Load(gradient, outputGradient.Index(oc, at[0].Index, at[1].Index) + (part * target.Lanes), target.Float)));
                }
            }));
            builder.Store(result, oc, sum);
        });
        return new Kernel(
            new Function("BlockBiasGradient", [Parts.Text($"Bias gradient: the sum of {outputGradient.Shape} over pixels and sixteen samples.")],
                [gradient, result], [], builder.Finish()),
            [new LoopSchedule("oc", Math.Max(1, 4 / Parts.CountOf(target)))]);
    }

    private static void Over(Builder builder, Shapes.TensorShape shape, Action<Affine, Affine, Affine> body) =>
        builder.Loop("c", shape.Channels, c => builder.Loop("y", shape.Height, y => builder.Loop("x", shape.Width, x => body(c, y, x))));
}

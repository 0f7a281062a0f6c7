using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Softmax and its logarithm over the channels of each pixel. The largest value is taken away first, so that no exponential overflows,
/// and sums run over the channels in order, so that all widths and layouts give the same bits.
/// </summary>
internal static class SoftmaxLowering
{
    /// <summary>Forward over sixteen samples in a vector.</summary>
    public static Kernel BlockForward(Softmax softmax, PlaneLayout input, PlaneLayout output, Target target)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        TensorShape shape = input.Shape;
        var builder = new Builder();
        builder.Loop("y", shape.Height, y => builder.Loop("x", shape.Width, x => builder.ForEachPart(target, lane => Forward(
            builder, softmax, target.Float, shape.Channels, (source, c => input.Index(c, y, x) + lane), (result, c => output.Index(c, y, x) + lane)))));
        return Kernel("BlockSoftmaxForward", softmax, "forward", shape, "sixteen samples in a vector", [source, result], builder);
    }

    /// <summary>
    /// Backward over sixteen samples in a vector, from the output y and its gradient g: <c>y (g − Σ g y) / T</c>, or
    /// <c>g − e^y Σ g</c> for the logarithm.
    /// </summary>
    public static Kernel BlockBackward(Softmax softmax, PlaneLayout output, PlaneLayout outputGradient, PlaneLayout inputGradient, Target target)
    {
        var values = new Ir.Buffer("output", ElementType.F32, output.Length);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, inputGradient.Length, isWritten: true);
        TensorShape shape = output.Shape;
        VectorType type = target.Float;
        var builder = new Builder();
        builder.Loop("y", shape.Height, y => builder.Loop("x", shape.Width, x => builder.ForEachPart(target, lane =>
        {
            Value sum = builder.Accumulator("sum", Parts.Zero(type));
            SumOverChannels(builder, shape.Channels, sum, (part, c) => builder.Assign(part, softmax.IsLogarithm
                ? new Binary(BinaryOperator.Add, new Read(part), Gradient(c))
                : new MultiplyAdd(Gradient(c), Output(c), new Read(part))));
            builder.Loop("each", shape.Channels, c => builder.Store(result, inputGradient.Index(c, y, x) + lane, softmax.IsLogarithm
                ? new MultiplyAdd(
                    Transcendentals.Exponential(builder, builder.Define("log", Output(c))), new Read(sum), Gradient(c), Negated: true)
                : Cooled(softmax, new Binary(
                    BinaryOperator.Multiply, Output(c), new Binary(BinaryOperator.Subtract, Gradient(c), new Read(sum))))));

            Expression Output(Affine c) => new Load(values, output.Index(c, y, x) + lane, type);

            Expression Gradient(Affine c) => new Load(gradient, outputGradient.Index(c, y, x) + lane, type);
        })));
        return Kernel("BlockSoftmaxBackward", softmax, "backward", shape, "sixteen samples in a vector", [values, gradient, result], builder);
    }

    /// <summary>Forward of one sample whose planes have at least four pixels, which stand side by side in a vector.</summary>
    public static Kernel SamplePixels(Softmax softmax, TensorShape shape, Target target)
    {
        int pixels = shape.Height * shape.Width;
        var source = new Ir.Buffer("input", ElementType.F32, shape.Length);
        var result = new Ir.Buffer("output", ElementType.F32, shape.Length, isWritten: true);
        VectorType type = VectorRow.TypeFor(pixels, target);
        var builder = new Builder();
        builder.ForEachVector("pixel", pixels, type, pixel => Forward(
            builder, softmax, type, shape.Channels, (source, c => (c * pixels) + pixel), (result, c => (c * pixels) + pixel)));
        return Kernel("SoftmaxOfPixels", softmax, "forward, one sample", shape, "pixels in a vector", [source, result], builder);
    }

    /// <summary>Floats of scratch memory that <see cref="SampleChannels"/> works in.</summary>
    public static int ScratchLength(TensorShape shape) => Round.Up(shape.Channels, Parts.Lanes) + Parts.Lanes;

    /// <summary>Forward of one sample with fewer pixels than that: one after another, the channels side by side for the exponentials.</summary>
    public static Kernel SampleChannels(Softmax softmax, TensorShape shape, Target target)
    {
        int pixels = shape.Height * shape.Width;
        int slot = Round.Up(shape.Channels, Parts.Lanes);
        var scalar = new VectorType(ElementType.F32, 1);
        var source = new Ir.Buffer("input", ElementType.F32, shape.Length);
        var scratch = new Ir.Buffer("scratch", ElementType.F32, ScratchLength(shape), isWritten: true);
        var result = new Ir.Buffer("output", ElementType.F32, shape.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("pixel", pixels, pixel =>
        {
            Value largest = Largest(builder, scalar, shape.Channels, Input);
            builder.Store(scratch, slot, new Read(largest));
            builder.Loop("channel", shape.Channels, c => builder.Store(scratch, c, Input(c)));
            Expression top = builder.Define("top", new Broadcast(scratch, slot, target.Float));
            builder.Loop("vector", slot / target.Lanes, v =>
            {
                Affine at = (Affine)v * target.Lanes;
                builder.Store(scratch, at, Transcendentals.Exponential(builder, Shifted(builder, softmax, new Load(scratch, at, target.Float), top)));
            });
            Value sum = builder.Accumulator("sum", Parts.Zero(scalar));
            SumOverChannels(builder, shape.Channels, sum, (part, c) => builder.Assign(
                part, new Binary(BinaryOperator.Add, new Read(part), new Load(scratch, c, scalar))));
            if (softmax.IsLogarithm)
            {
                builder.Store(scratch, slot, new Read(sum));
                Expression total = builder.Define("total", new Broadcast(scratch, slot, target.Float));
                builder.Store(scratch, slot, Transcendentals.Logarithm(builder, total));
                builder.Loop("each", shape.Channels, c => builder.Store(result, At(c), new Binary(
                    BinaryOperator.Subtract, Shifted(builder, softmax, Input(c), new Read(largest)), new Load(scratch, slot, scalar))));
            }
            else
            {
                Expression share = builder.Define("share", new Binary(BinaryOperator.Divide, Parts.Number(1, scalar), new Read(sum)));
                builder.Loop("each", shape.Channels, c => builder.Store(
                    result, At(c), new Binary(BinaryOperator.Multiply, new Load(scratch, c, scalar), share)));
            }

            Affine At(Affine c) => (c * pixels) + pixel;

            Expression Input(Affine c) => new Load(source, At(c), scalar);
        });
        return Kernel("SoftmaxOfChannels", softmax, "forward, one sample", shape, "channels in a vector", [source, scratch, result], builder);
    }

    private static void Forward(
        Builder builder, Softmax softmax, VectorType type, int channels, (Ir.Buffer Buffer, Func<Affine, Affine> At) input,
        (Ir.Buffer Buffer, Func<Affine, Affine> At) output)
    {
        Value largest = Largest(builder, type, channels, Input);
        Value sum = builder.Accumulator("sum", Parts.Zero(type));
        SumOverChannels(builder, channels, sum, (part, c) =>
        {
            Expression power = Transcendentals.Exponential(builder, Shifted(builder, softmax, Input(c), new Read(largest)));
            if (!softmax.IsLogarithm)
            {
                builder.Store(output.Buffer, output.At(c), power);
            }

            builder.Assign(part, new Binary(BinaryOperator.Add, new Read(part), power));
        });
        if (softmax.IsLogarithm)
        {
            Expression logarithm = Transcendentals.Logarithm(builder, new Read(sum));
            builder.Loop("each", channels, c => builder.Store(output.Buffer, output.At(c), new Binary(
                BinaryOperator.Subtract, Shifted(builder, softmax, Input(c), new Read(largest)), logarithm)));
        }
        else
        {
            Expression share = builder.Define("share", new Binary(BinaryOperator.Divide, Parts.Number(1, type), new Read(sum)));
            builder.Loop("each", channels, c => builder.Store(output.Buffer, output.At(c), new Binary(
                BinaryOperator.Multiply, new Load(output.Buffer, output.At(c), type), share)));
        }

        Expression Input(Affine c) => new Load(input.Buffer, input.At(c), type);
    }

    /// <summary>All forms take the same parts, so that they give the same bits.</summary>
    private static void SumOverChannels(Builder builder, int channels, Value sum, Action<Value, Affine> add) =>
        PartedSum.Write(builder, SumShape.Of(SumLimits.Terms, [channels]), [new("c")], [sum], (parts, places) => add(parts[0], places[0].Index));

    private static Value Largest(Builder builder, VectorType type, int channels, Func<Affine, Expression> input)
    {
        Value largest = builder.Accumulator("largest", input(0));
        if (channels > 1)
        {
            builder.Loop("next", 1, channels, 1, c => builder.Assign(
                largest, new Binary(BinaryOperator.Maximum, new Read(largest), input(c))));
        }

        return largest;
    }

    private static Expression Shifted(Builder builder, Softmax softmax, Expression x, Expression largest) =>
        builder.Define("shifted", Cooled(softmax, new Binary(BinaryOperator.Subtract, x, largest)));

    private static Expression Cooled(Softmax softmax, Expression x) => softmax.Temperature == 1
        ? x
        : new Binary(BinaryOperator.Multiply, x, Parts.Number(1 / softmax.Temperature, x.Type));

    private static Kernel Kernel(
        string name, Softmax softmax, string direction, TensorShape shape, string order, IReadOnlyList<Ir.Buffer> buffers, Builder builder)
    {
        string what = softmax.IsLogarithm ? "Log-softmax" : softmax.Temperature == 1 ? "Softmax" : Parts.Text($"Softmax at temperature {softmax.Temperature}");
        return new Kernel(new Function(name, [Parts.Text($"{what}, {direction}: the channels of {shape}, {order}.")], buffers, [], builder.Finish()), []);
    }
}

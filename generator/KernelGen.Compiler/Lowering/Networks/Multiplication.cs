using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Tensors multiplied element by element, from the first to the last in every layout, so that all give the same bits. One of a single pixel
/// multiplies every pixel of its channel.
/// </summary>
internal static class Multiplication
{
    /// <summary>Sixteen samples in the lanes.</summary>
    public static Kernel Batch(IReadOnlyList<PlaneLayout> inputs, PlaneLayout output, Activation fused, Target target)
    {
        var product = new Product([.. inputs.Select(i => i.Length)], output.Length, target.Float, fused);
        product.Builder.Loop("c", output.Shape.Channels, c => product.Builder.Loop("y", output.Shape.Height, y =>
            product.Builder.Loop("x", output.Shape.Width, x => product.Builder.ForEachPart(target, lane =>
                product.Write(i => product.Load(i, At(inputs[i], c, y, x) + lane), output.Index(c, y, x) + lane)))));
        return product.Finish("BlockProduct", Title(inputs.Count, output, "sixteen samples in a vector"), new LoopSchedule("x", 2));
    }

    /// <summary>Pixels of a row in the lanes.</summary>
    public static Kernel Planes(IReadOnlyList<PlaneLayout> inputs, PlaneLayout output, Activation fused, Target target)
    {
        var product = new Product([.. inputs.Select(i => i.Length)], output.Length, VectorRow.TypeFor(output.Shape.Width, target), fused);
        product.Builder.Loop("c", output.Shape.Channels, c => product.Builder.Loop("y", output.Shape.Height, y =>
            product.Builder.ForEachVector("x", output.Shape.Width, product.Type, x => product.Write(
                i => IsPixel(inputs[i]) && !IsPixel(output) ? product.Broadcast(i, inputs[i].Index(c, 0, 0)) : product.Load(i, inputs[i].Index(c, y, x)),
                output.Index(c, y, x)))));
        return product.Finish("WidthProduct", Title(inputs.Count, output, "row by row"), new LoopSchedule("y", 2));
    }

    /// <summary>Sixteen channels in the lanes.</summary>
    public static Kernel Channels(IReadOnlyList<ChannelLayout> inputs, ChannelLayout output, Activation fused, Target target)
    {
        var product = new Product([.. inputs.Select(i => i.Length)], output.Length, target.Float, fused);
        product.Builder.Loop("cb", output.Blocks, block => product.Builder.Loop("y", output.Shape.Height, y =>
            product.Builder.Loop("x", output.Shape.Width, x => product.Builder.ForEachPart(target, lane => product.Write(
                i => product.Load(i, (IsPixel(inputs[i]) ? inputs[i].Index(block, 0, 0) : inputs[i].Index(block, y, x)) + lane),
                output.Index(block, y, x) + lane)))));
        return product.Finish("ChannelProduct", Title(inputs.Count, output, "sixteen channels in a vector"), new LoopSchedule("x", 2));
    }

    /// <summary>The gradient of one factor, sixteen samples in the lanes.</summary>
    /// <param name="outputGradient">The gradient of the product.</param>
    /// <param name="others">The other factors.</param>
    /// <param name="inputGradient">The gradient of the factor; of a single pixel, the sum over all pixels.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Backward(PlaneLayout outputGradient, IReadOnlyList<PlaneLayout> others, PlaneLayout inputGradient, Target target)
    {
        IReadOnlyList<PlaneLayout> factors = [outputGradient, .. others];
        var product = new Product([.. factors.Select(f => f.Length)], inputGradient.Length, target.Float, Activation.None, "inputGradient");
        Builder builder = product.Builder;
        bool isSum = IsPixel(inputGradient) && !IsPixel(outputGradient);
        builder.Loop("c", inputGradient.Shape.Channels, c =>
        {
            if (!isSum)
            {
                builder.Loop("y", inputGradient.Shape.Height, y => builder.Loop("x", inputGradient.Shape.Width, x => builder.ForEachPart(target, lane =>
                    product.Write(i => product.Load(i, At(factors[i], c, y, x) + lane), inputGradient.Index(c, y, x) + lane))));
                return;
            }

            SumShape shape = SumShape.Of(SumLimits.Terms, [outputGradient.Shape.Height, outputGradient.Shape.Width]);
            builder.ForEachPart(target, lane =>
            {
                Value acc = builder.Accumulator("acc", Parts.Zero(target.Float));
                PartedSum.Write(builder, shape, [new("y"), new("x")], [acc], (sums, at) =>
                {
                    Expression value = product.Of(i => product.Load(i, At(factors[i], c, at[0].Index, at[1].Index) + lane));
                    builder.Assign(sums[0], new Binary(BinaryOperator.Add, new Read(sums[0]), value));
                });
                product.Store(inputGradient.Index(c, 0, 0) + lane, new Read(acc));
            });
        });
        return product.Finish(
            "BlockProductBackward", Parts.Text($"The gradient of a factor, {inputGradient.Shape}, of a product, {outputGradient.Shape}, sixteen samples in a vector."));
    }

    private static string Title(int count, TensorLayout output, string how) => Parts.Text($"Product of {count} tensors, {output.Shape}, {how}.");

    private static bool IsPixel(TensorLayout layout) => layout.Shape is { Height: 1, Width: 1 };

    private static Affine At(PlaneLayout layout, Affine c, Affine y, Affine x) => IsPixel(layout) ? layout.Index(c, 0, 0) : layout.Index(c, y, x);

    /// <summary>A kernel while it is written.</summary>
    private sealed class Product(IReadOnlyList<int> lengths, int outputLength, VectorType type, Activation fused, string result = "output")
    {
        private readonly Ir.Buffer[] _sources =
            [.. lengths.Select((length, i) => new Ir.Buffer(FormattableString.Invariant($"input{i}"), ElementType.F32, length))];

        private readonly Ir.Buffer _result = new(result, ElementType.F32, outputLength, isWritten: true);

        public Builder Builder { get; } = new();

        public VectorType Type => type;

        public Expression Load(int source, Affine at) => new Load(_sources[source], at, type);

        public Expression Broadcast(int source, Affine at) => type.Lanes == 1 ? Load(source, at) : new Broadcast(_sources[source], at, type);

        /// <summary>The product of the factors, each at its place.</summary>
        public Expression Of(Func<int, Expression> factor)
        {
            Expression product = factor(0);
            for (int i = 1; i < _sources.Length; i++)
            {
                product = Builder.Define(FormattableString.Invariant($"product{i}"), new Binary(BinaryOperator.Multiply, product, factor(i)));
            }

            return product;
        }

        public void Store(Affine at, Expression value) => Builder.Store(_result, at, value);

        public void Write(Func<int, Expression> factor, Affine to) => Store(to, Activations.Apply(Builder, fused, Of(factor)));

        public Kernel Finish(string name, string summary, params IReadOnlyList<LoopSchedule> schedule) =>
            new(new Function(name, [summary], [.. _sources, _result], [], Builder.Finish()), schedule);
    }
}

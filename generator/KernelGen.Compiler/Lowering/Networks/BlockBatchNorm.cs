using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// The steps of a batch norm over sixteen samples in a vector. Every sample has numbers of its own, so that lanes without a sample are left out where those of
/// the batch come together, and what comes of them is bits of the samples alone.
/// </summary>
internal static class BlockBatchNorm
{
    /// <summary>
    /// For each channel its mean, what the mean was rounded by, and the sum of squares about it: the two passes and the correction of Chan, Golub and
    /// LeVeque (1983), which loses nothing where the mean is far larger than the deviation.
    /// </summary>
    public static Kernel Statistics(PlaneLayout input, Target target)
    {
        TensorShape shape = input.Shape;
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("statistics", ElementType.F32, 3 * shape.Channels * Parts.Lanes, isWritten: true);
        var pass = new Pass(target);
        Expression share = Parts.Number(1.0 / (shape.Height * shape.Width), target.Float);
        pass.Builder.Loop("c", shape.Channels, c =>
        {
            Value[] sums = pass.Sums("sum");
            pass.Sum(shape, sums, (builder, parts, y, x) =>
            {
                for (int part = 0; part < pass.Count; part++)
                {
                    builder.Assign(parts[part], new Binary(BinaryOperator.Add, new Read(parts[part]), new Load(source, pass.At(input.Index(c, y, x), part), target.Float)));
                }
            });
            Expression[] means = pass.Define("mean", part => new Binary(BinaryOperator.Multiply, new Read(sums[part]), share));
            Value[] both = [.. pass.Sums("rest"), .. pass.Sums("square")];
            pass.Sum(shape, both, (builder, parts, y, x) =>
            {
                for (int part = 0; part < pass.Count; part++)
                {
                    Expression far = builder.Define(pass.Name("far", part), new Binary(
                        BinaryOperator.Subtract, new Load(source, pass.At(input.Index(c, y, x), part), target.Float), means[part]));
                    builder.Assign(parts[part], new Binary(BinaryOperator.Add, new Read(parts[part]), far));
                    builder.Assign(parts[pass.Count + part], new MultiplyAdd(far, far, new Read(parts[pass.Count + part])));
                }
            });
            for (int part = 0; part < pass.Count; part++)
            {
                Expression rest = pass.Builder.Define(pass.Name("left", part), new Binary(BinaryOperator.Multiply, new Read(both[part]), share));
                pass.Builder.Store(result, pass.Of(c, 0, shape, part), means[part]);
                pass.Builder.Store(result, pass.Of(c, 1, shape, part), rest);
                pass.Builder.Store(result, pass.Of(c, 2, shape, part), new MultiplyAdd(rest, new Read(both[part]), new Read(both[pass.Count + part]), Negated: true));
            }
        });
        return pass.Finish("BlockBatchStatistics", Parts.Text($"Mean and squares of {shape}, of each sample in a vector of sixteen."), [source, result], new LoopSchedule("c", pass.Tile(4)));
    }

    /// <summary>The values less the mean, times the factor, and the shift added.</summary>
    public static Kernel Normalize(PlaneLayout input, PlaneLayout output, bool hasShift, Activation fused, Target target)
    {
        TensorShape shape = input.Shape;
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var statistics = new Ir.Buffer("statistics", ElementType.F32, 3 * shape.Channels * Parts.Lanes);
        var shifts = new Ir.Buffer("shift", ElementType.F32, shape.Channels);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var pass = new Pass(target);
        pass.Builder.Loop("c", shape.Channels, c =>
        {
            Expression[] mean = pass.Define("mean", part => new Load(statistics, pass.Of(c, 0, shape, part), target.Float));
            Expression[] factor = pass.Define("factor", part => new Load(statistics, pass.Of(c, 1, shape, part), target.Float));
            Expression shift = hasShift ? pass.Builder.Define("add", new Broadcast(shifts, c, target.Float)) : Parts.Zero(target.Float);
            pass.Each(shape, input.IsDense && output.IsDense, (y, x) =>
            {
                for (int part = 0; part < pass.Count; part++)
                {
                    Expression far = new Binary(BinaryOperator.Subtract, new Load(source, pass.At(input.Index(c, y, x), part), target.Float), mean[part]);
                    Expression value = pass.Builder.Define(
                        pass.Name("value", part), hasShift ? new MultiplyAdd(far, factor[part], shift) : new Binary(BinaryOperator.Multiply, far, factor[part]));
                    pass.Builder.Store(result, pass.At(output.Index(c, y, x), part), Activations.Apply(pass.Builder, fused, value));
                }
            });
        });
        return pass.Finish(
            "BlockBatchNorm", Parts.Text($"Batch norm, {shape}, sixteen samples in a vector."), hasShift ? [source, statistics, shifts, result] : [source, statistics, result],
            new LoopSchedule("x", pass.Tile(4)));
    }

    /// <summary>For each channel the sum of the gradients, and of their products with the values less the mean.</summary>
    public static Kernel GradientSums(PlaneLayout input, PlaneLayout outputGradient, Target target)
    {
        TensorShape shape = input.Shape;
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var gradients = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var statistics = new Ir.Buffer("statistics", ElementType.F32, 3 * shape.Channels * Parts.Lanes);
        var result = new Ir.Buffer("sums", ElementType.F32, 2 * shape.Channels * Parts.Lanes, isWritten: true);
        var pass = new Pass(target);
        pass.Builder.Loop("c", shape.Channels, c =>
        {
            Expression[] mean = pass.Define("mean", part => new Load(statistics, pass.Of(c, 0, shape, part), target.Float));
            Value[] both = [.. pass.Sums("sum"), .. pass.Sums("product")];
            pass.Sum(shape, both, (builder, parts, y, x) =>
            {
                for (int part = 0; part < pass.Count; part++)
                {
                    Expression gradient = builder.Define(pass.Name("g", part), new Load(gradients, pass.At(outputGradient.Index(c, y, x), part), target.Float));
                    Expression far = new Binary(BinaryOperator.Subtract, new Load(source, pass.At(input.Index(c, y, x), part), target.Float), mean[part]);
                    builder.Assign(parts[part], new Binary(BinaryOperator.Add, new Read(parts[part]), gradient));
                    builder.Assign(parts[pass.Count + part], new MultiplyAdd(gradient, far, new Read(parts[pass.Count + part])));
                }
            });
            for (int part = 0; part < pass.Count; part++)
            {
                pass.Builder.Store(result, pass.Of(c, 0, shape, part), new Read(both[part]));
                pass.Builder.Store(result, pass.Of(c, 1, shape, part), new Read(both[pass.Count + part]));
            }
        });
        return pass.Finish(
            "BlockBatchNormSums", Parts.Text($"Sums of the gradients behind a batch norm, {shape}, of each sample in a vector of sixteen."),
            [source, gradients, statistics, result], new LoopSchedule("c", pass.Tile(4)));
    }

    /// <summary>
    /// The gradient of the input: the factor times what is left of the output's gradient when the mean of it, and its share along the values, are taken away. In
    /// lanes without a sample all of these are zero.
    /// </summary>
    public static Kernel Backward(PlaneLayout input, PlaneLayout outputGradient, PlaneLayout inputGradient, Finish before, Target target)
    {
        TensorShape shape = input.Shape;
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var gradients = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var statistics = new Ir.Buffer("statistics", ElementType.F32, 3 * shape.Channels * Parts.Lanes);
        var sums = new Ir.Buffer("sums", ElementType.F32, 2 * shape.Channels * Parts.Lanes);
        var values = new Ir.Buffer("values", ElementType.F32, before.Values?.Length ?? 0);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, inputGradient.Length, isWritten: true);
        var pass = new Pass(target);
        bool isDense = input.IsDense && outputGradient.IsDense && inputGradient.IsDense && before.Values?.IsDense != false;
        pass.Builder.Loop("c", shape.Channels, c =>
        {
            Expression[] mean = pass.Define("mean", part => new Load(statistics, pass.Of(c, 0, shape, part), target.Float));
            Expression[] factor = pass.Define("factor", part => new Load(statistics, pass.Of(c, 1, shape, part), target.Float));
            Expression[] level = pass.Define("level", part => new Load(sums, pass.Of(c, 0, shape, part), target.Float));
            Expression[] slope = pass.Define("slope", part => new Load(sums, pass.Of(c, 1, shape, part), target.Float));
            pass.Each(shape, isDense, (y, x) =>
            {
                for (int part = 0; part < pass.Count; part++)
                {
                    Expression far = new Binary(BinaryOperator.Subtract, new Load(source, pass.At(input.Index(c, y, x), part), target.Float), mean[part]);
                    Expression centred = new Binary(
                        BinaryOperator.Subtract, new Load(gradients, pass.At(outputGradient.Index(c, y, x), part), target.Float), level[part]);
                    Expression gradient = pass.Builder.Define(
                        pass.Name("g", part), new Binary(BinaryOperator.Multiply, new MultiplyAdd(far, slope[part], centred, Negated: true), factor[part]));
                    Affine at = before.Values is { } kept ? pass.At(kept.Index(c, y, x), part) : 0;
                    pass.Builder.Store(result, pass.At(inputGradient.Index(c, y, x), part), before.Back(pass.Builder, gradient, values, at));
                }
            });
        });
        return pass.Finish(
            "BlockBatchNormBackward", Parts.Text($"Gradient of a batch norm's input, {shape}, sixteen samples in a vector."),
            before.IsNothing ? [source, gradients, statistics, sums, result] : [source, gradients, statistics, sums, values, result],
            new LoopSchedule("x", pass.Tile(4)));
    }

    /// <summary>A kernel while it is written: sixteen lanes are one, two or four registers.</summary>
    private sealed class Pass(Target target)
    {
        public Builder Builder { get; } = new();

        public int Count => Parts.CountOf(target);

        /// <summary>So many turns side by side as keep that many sums apart.</summary>
        public int Tile(int registers) => Math.Max(1, registers / Count);

        public string Name(string name, int part) => Count == 1 ? name : $"{name}{(char)('A' + part)}";

        public Affine At(Affine index, int part) => index + (part * target.Lanes);

        /// <summary>The place of one of a channel's vectors in a table of several for each channel.</summary>
        public Affine Of(Affine channel, int slot, TensorShape shape, int part) =>
            (channel * Parts.Lanes) + (slot * shape.Channels * Parts.Lanes) + (part * target.Lanes);

        public Expression[] Define(string name, Func<int, Expression> value) =>
            [.. Enumerable.Range(0, Count).Select(part => Builder.Define(Name(name, part), value(part)))];

        public Value[] Sums(string name) =>
            [.. Enumerable.Range(0, Count).Select(part => Builder.Accumulator(Name(name, part), Parts.Zero(target.Float)))];

        /// <summary>A sum over the pixels, in parts where it is long.</summary>
        public void Sum(TensorShape shape, IReadOnlyList<Value> sums, Action<Builder, IReadOnlyList<Value>, Affine, Affine> add) => PartedSum.Write(
            Builder, SumShape.Of(SumLimits.Terms, [shape.Height, shape.Width]), [new("y"), new("x")], sums,
            (parts, at) => add(Builder, parts, at[0].Index, at[1].Index));

        /// <summary>All pixels, as one row where there is nothing between the rows.</summary>
        public void Each(TensorShape shape, bool isDense, Action<Affine, Affine> body)
        {
            (int rows, int columns) = isDense ? (1, shape.Height * shape.Width) : (shape.Height, shape.Width);
            Builder.Loop("y", rows, y => Builder.Loop("x", columns, x => body(y, x)));
        }

        public Kernel Finish(string name, string summary, IReadOnlyList<Ir.Buffer> buffers, LoopSchedule schedule) =>
            new(new Function(name, [summary], buffers, [], Builder.Finish()), [schedule]);
    }
}

using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The loops that local response normalisations share. Sums run over the channels in order, so that all layouts give the same bits.</summary>
internal static class ResponseNormLoops
{
    /// <summary>Forward in planes.</summary>
    /// <param name="name">The kernel.</param>
    /// <param name="norm">What it computes.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">The output.</param>
    /// <param name="type">The vector of a cell.</param>
    /// <param name="cells">Calls its last argument with the row, column and lane of each vector of a row.</param>
    public static Kernel Forward(
        string name, LocalResponseNorm norm, PlaneLayout input, PlaneLayout output, VectorType type,
        Action<Builder, Affine, Action<Affine, Affine, Affine>> cells)
    {
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        Ir.Buffer? spread = type.IsScalar && NeedsLogarithm(norm) ? new Ir.Buffer("spread", ElementType.F32, Parts.Lanes, isWritten: true) : null;
        var builder = new Builder();
        ForEachWindow(builder, "c", norm.Channels, input.Shape.Channels, (c, first, end) => builder.Loop("y", input.Shape.Height, row =>
            cells(builder, row, (y, x, lane) =>
            {
                Value sum = SumOfSquares(builder, norm.Channels, type, first, end, n => new Load(source, input.Index(n, y, x) + lane, type));
                Expression divisor = Divisor(builder, norm, sum);
                Expression value = builder.Define("value", new Load(source, input.Index(c, y, x) + lane, type));
                builder.Store(result, output.Index(c, y, x) + lane, Scaled(builder, norm, value, divisor, spread));
            })));
        string order = input.Lanes == 1 ? "neighbouring pixels in a vector" : "sixteen samples in a vector";
        return Kernel(name, norm, "forward", input, order, spread is null ? [source, result] : [source, spread, result], builder);
    }

    /// <summary>Each channel with the first channel of its window and the one behind the last.</summary>
    public static void ForEachWindow(Builder builder, string name, ChannelWindow window, int channels, Action<Affine, Affine, Affine> body) =>
        builder.Loop(name, channels, c => body(
            c,
            builder.Bound("first", Whole.Larger((Affine)0, (Affine)c - window.Before)),
            builder.Bound("end", Whole.Smaller((Affine)channels, (Affine)c + (window.After + 1)))));

    public static Value SumOfSquares(
        Builder builder, ChannelWindow window, VectorType type, Affine first, Affine end, Func<Affine, Expression> load) =>
        Sum(builder, window, type, first, end, (part, n) =>
        {
            Expression neighbour = builder.Define("neighbour", load(n));
            builder.Assign(part, new MultiplyAdd(neighbour, neighbour, new Read(part)));
        });

    /// <summary>A sum over the channels of a window.</summary>
    public static Value Sum(Builder builder, ChannelWindow window, VectorType type, Affine first, Affine end, Action<Value, Affine> add)
    {
        Value sum = builder.Accumulator("sum", Parts.Zero(type));
        WindowSum.Write(builder, SumShape.Of(SumLimits.Terms, [window.Size]), [new("n", first, end)], sum, (part, at) => add(part, at[0]));
        return sum;
    }

    /// <summary><c>K + Scale Σ</c>.</summary>
    public static Expression Divisor(Builder builder, LocalResponseNorm norm, Value sum) => builder.Define(
        "divisor", new MultiplyAdd(Parts.Number(norm.Scale, sum.Type), new Read(sum), Parts.Number(norm.K, sum.Type)));

    /// <summary>The value divided by the power of the divisor: by roots where these are enough, else by its logarithm.</summary>
    /// <param name="builder">Where locals are written.</param>
    /// <param name="norm">What is computed.</param>
    /// <param name="value">The value.</param>
    /// <param name="divisor">The divisor, a local.</param>
    /// <param name="spread">Room for a vector, where scalars need logarithms.</param>
    public static Expression Scaled(Builder builder, LocalResponseNorm norm, Expression value, Expression divisor, Ir.Buffer? spread = null)
    {
        float quarters = 4 * norm.Beta;
        if (quarters == 0)
        {
            return value;
        }

        if (NeedsLogarithm(norm))
        {
            return Multiply(value, Power(builder, norm, divisor, spread));
        }

        Expression? power = null;
        for (int whole = (int)quarters / 4; whole > 0; whole--)
        {
            Take(divisor);
        }

        if ((int)quarters % 4 != 0)
        {
            Expression root = builder.Define("root", new Unary(UnaryOperator.SquareRoot, divisor));
            if (((int)quarters & 2) != 0)
            {
                Take(root);
            }

            if (((int)quarters & 1) != 0)
            {
                Take(new Unary(UnaryOperator.SquareRoot, root));
            }
        }

        return new Binary(BinaryOperator.Divide, value, power!);

        void Take(Expression factor) => power = power is null ? factor : Multiply(power, factor);
    }

    public static Kernel Kernel(
        string name, LocalResponseNorm norm, string direction, TensorLayout input, string order, IReadOnlyList<Ir.Buffer> buffers, Builder builder)
    {
        string title = Parts.Text($"Local response normalisation over {norm.Channels.Size} channels, {direction}: {input.Shape}, {order}.");
        return new Kernel(new Function(name, [title], buffers, [], builder.Finish()), []);
    }

    /// <summary>Whether the power is no product of few roots.</summary>
    public static bool NeedsLogarithm(LocalResponseNorm norm) => 4 * norm.Beta is var quarters && (quarters != (int)quarters || quarters is < 0 or > 8);

    /// <summary>The divisor to the power −Beta. Logarithms need vectors: a scalar is spread over one first.</summary>
    private static Expression Power(Builder builder, LocalResponseNorm norm, Expression divisor, Ir.Buffer? spread)
    {
        Expression wide = divisor;
        if (spread is not null)
        {
            builder.Store(spread, 0, divisor);
            wide = builder.Define("wide", new Broadcast(spread, 0, new VectorType(ElementType.F32, 4)));
        }

        Expression exponent = builder.Define("exponent", Multiply(Parts.Number(-norm.Beta, wide.Type), Transcendentals.Logarithm(builder, wide)));
        Expression power = Transcendentals.Exponential(builder, exponent);
        if (spread is null)
        {
            return power;
        }

        builder.Store(spread, 0, power);
        return new Load(spread, 0, divisor.Type);
    }

    private static Expression Multiply(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);
}

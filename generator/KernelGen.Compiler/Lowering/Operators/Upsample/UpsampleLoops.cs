using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The loops that resampling kernels share. Places are computed in whole numbers, so that they are the same everywhere.</summary>
internal static class UpsampleLoops
{
    /// <summary>Forward: each cell of the output takes from one or four of the input.</summary>
    /// <param name="name">The kernel.</param>
    /// <param name="order">What a vector is.</param>
    /// <param name="upsample">What is computed.</param>
    /// <param name="input">Where the input is.</param>
    /// <param name="output">Where the output is.</param>
    /// <param name="inputLength">Floats of the input.</param>
    /// <param name="planes">Channels, or blocks of them.</param>
    /// <param name="type">The vector of a cell.</param>
    /// <param name="from">The index of a cell of the input.</param>
    /// <param name="to">The index of a cell of the output.</param>
    /// <param name="parts">Runs its body for each vector of a cell.</param>
    public static Kernel Forward(
        string name, string order, Upsample upsample, TensorLayout input, TensorLayout output, int inputLength, int planes, VectorType type,
        Func<Affine, Affine, Affine, Affine> from, Func<Affine, Affine, Affine, Affine> to, Action<Builder, Action<Affine>> parts)
    {
        var source = new Ir.Buffer("input", ElementType.F32, inputLength);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        var builder = new Builder();
        builder.Loop("plane", planes, plane => builder.Loop("y", upsample.Rows.Output, y =>
        {
            Source row = Find(builder, upsample.Rows, y, type, "Y");
            builder.Loop("x", upsample.Columns.Output, x =>
            {
                Source column = Find(builder, upsample.Columns, x, type, "X");
                parts(builder, lane =>
                {
                    Expression upper = Row(row.Cell, lane);
                    Expression value = row.Share is null ? upper : Between(row.Share, upper, Row(row.Next, lane));
                    builder.Store(result, to(plane, y, x) + lane, value);
                });

                Expression Row(Affine cell, Affine lane) => column.Share is null
                    ? Cell(cell, column.Cell, lane)
                    : builder.Define("row", Between(column.Share, Cell(cell, column.Cell, lane), Cell(cell, column.Next, lane)));

                Expression Cell(Affine cellY, Affine cellX, Affine lane) => new Load(source, from(plane, cellY, cellX) + lane, type);
            });
        }));
        return new Kernel(new Function(name, [Title(upsample, "forward", input, output, order)], [source, result], [], builder.Finish()), []);
    }

    /// <summary>The first output that a cell gives something to, and the first behind the last.</summary>
    public static (Affine First, Affine End) Takers(Builder builder, ResampledAxis axis, Affine cell, string suffix)
    {
        // Those i with (cell − 1) * Unit < Step * i + Start < (cell + 1) * Unit; of the nearest cell, cell * Unit <= Step * i < (cell + 1) * Unit.
        // Quotients are taken of what is never negative, so the dividends are shifted by whole steps.
        long shift = (((2 * axis.Unit) + Math.Abs(axis.Start)) / axis.Step) + 2;
        Affine low = axis.IsLinear ? ((cell - 1) * axis.Unit) - axis.Start + axis.Step : (cell * axis.Unit) - axis.Start + (axis.Step - 1);
        Affine high = ((cell + 1) * axis.Unit) - axis.Start + (axis.Step - 1);
        Affine first = (Affine)builder.Bound("low" + suffix, new WholeQuotient(low + (shift * axis.Step), axis.Step)) - shift;
        Affine end = (Affine)builder.Bound("high" + suffix, new WholeQuotient(high + (shift * axis.Step), axis.Step)) - shift;
        return (
            builder.Bound("first" + suffix, Whole.Larger((Affine)0, first)),
            builder.Bound("end" + suffix, Whole.Smaller((Affine)axis.Output, end)));
    }

    /// <summary>What those outputs give back to the cell.</summary>
    public static Expression Gathered(
        Builder builder, ResampledAxis axis, Affine cell, Affine first, Affine end, VectorType type, string suffix, Func<Affine, Expression> load)
    {
        Value sum = builder.Accumulator("sum", Parts.Zero(type));
        WindowSum.Write(builder, SumShape.Of(SumLimits.Terms, [axis.Most]), [new("taker" + suffix, first, end)], sum, (part, at) =>
        {
            if (!axis.IsLinear)
            {
                builder.Assign(part, new Binary(BinaryOperator.Add, new Read(part), load(at[0])));
                return;
            }

            // One less the distance.
            Affine place = builder.Bound("within" + suffix, Whole.Smaller((Affine)((axis.Input - 1) * axis.Unit), Place(builder, axis, at[0], suffix)));
            Expression distance = new Unary(UnaryOperator.Absolute, new Counted(place - (cell * axis.Unit), type));
            Expression share = builder.Define("share", new MultiplyAdd(distance, Parts.Number(1.0 / axis.Unit, type), Parts.Number(1, type), Negated: true));
            builder.Assign(part, new MultiplyAdd(share, load(at[0]), new Read(part)));
        });
        return new Read(sum);
    }

    public static string Title(Upsample upsample, string direction, TensorLayout from, TensorLayout to, string order) =>
        Parts.Text($"Resampling ({(upsample.Rows.IsLinear ? "bilinear" : "nearest")}), {direction}: {from.Shape} to {to.Shape}, {order}.");

    /// <summary>The cells that an output takes from.</summary>
    private static Source Find(Builder builder, ResampledAxis axis, Affine output, VectorType type, string suffix)
    {
        if (axis.Input == axis.Output && axis.Start == 0)
        {
            return new(output, output, null);
        }

        if (axis.Input == 1)
        {
            return new(0, 0, null);
        }

        Affine place = Place(builder, axis, output, suffix);
        Affine cell = builder.Bound("cell" + suffix, new WholeQuotient(place, axis.Unit));
        if (!axis.IsLinear)
        {
            return new(cell, cell, null);
        }

        Affine next = builder.Bound("next" + suffix, Whole.Smaller((Affine)(axis.Input - 1), cell + 1));
        Affine rest = builder.Bound("rest" + suffix, new WholeRemainder(place, axis.Unit));
        Expression share = builder.Define("share" + suffix, new Binary(BinaryOperator.Multiply, new Counted(rest, type), Parts.Number(1.0 / axis.Unit, type)));
        return new(cell, next, share);
    }

    /// <summary>An output's place in units, not before the first cell.</summary>
    private static Affine Place(Builder builder, ResampledAxis axis, Affine output, string suffix)
    {
        Affine place = (output * axis.Step) + axis.Start;
        return axis.IsLinear
            ? builder.Bound("place" + suffix, Whole.Larger((Affine)0, place))
            : place;
    }

    /// <summary>As PyTorch has it: each with its share, so that infinity stays infinity.</summary>
    private static Expression Between(Expression share, Expression left, Expression right) => new MultiplyAdd(
        share, right, new Binary(BinaryOperator.Multiply, new Binary(BinaryOperator.Subtract, Parts.Number(1, share.Type), share), left));

    /// <summary>Two neighbouring cells, and the share of the second; none where the first is all.</summary>
    private sealed record Source(Affine Cell, Affine Next, Expression? Share);
}

using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>The cells of the input under one output of a pooling layer, which is one iteration of a run down and one across.</summary>
internal sealed record PoolWindow(Pool Pool, PoolText Text, WindowAxis Rows, WindowAxis Columns)
{
    public Affine OutputY => Rows.Output;

    public Affine OutputX => Columns.Output;

    /// <summary>Whether the window has no cell inside the input, only padding: its mean is 0, whatever it would be divided by.</summary>
    public bool IsEmpty => Rows.Run.Taps * Columns.Run.Taps == 0;

    private bool IsVaried => Rows.IsVaried || Columns.IsVaried;

    /// <summary>The parts of a mean's sum; windows that are written out are short enough to stay whole.</summary>
    private SumShape Shape => SumShape.Of(SumLimits.Terms, [Rows.Run.Taps, Columns.Run.Taps]);

    /// <summary>Whether every tap is a statement of its own.</summary>
    private bool IsStraight => Text.WritesOut(Rows.Run, Columns.Run) == (true, true);

    /// <summary>Runs through the input cells in row order.</summary>
    public void ForEachTap(Builder builder, Action<Affine, Affine> body)
    {
        (bool rows, bool columns) = Text.WritesOut(Rows.Run, Columns.Run);
        Along(builder, Rows, "y", rows, y => Along(builder, Columns, "x", columns, x => body(y, x)));
    }

    private static void Along(Builder builder, WindowAxis axis, string name, bool isWrittenOut, Action<Affine> body)
    {
        if (axis.IsVaried)
        {
            builder.Loop(name, axis.First, axis.End, axis.Run.TapStep, cell => body(cell));
        }
        else if (isWrittenOut)
        {
            for (int tap = 0; tap < axis.Run.Taps; tap++)
            {
                body(axis.Cell(tap));
            }
        }
        else
        {
            builder.Loop("k" + name, axis.Run.Taps, tap => body(axis.Cell(tap)));
        }
    }

    /// <summary>The maximum or mean of the cells; a NaN makes either NaN.</summary>
    public Expression Reduce(Builder builder, VectorType type, Func<Affine, Affine, Expression> load)
    {
        string name = Pool.IsMaximum ? "maximum" : "sum";
        Expression start = Parts.Number(Pool.IsMaximum ? double.NegativeInfinity : 0, type);
        Expression? result = null;
        if (IsEmpty)
        {
            return start;
        }

        if (IsStraight)
        {
            ForEachTap(builder, (y, x) => result = builder.Define(name, result is null ? load(y, x) : Next(result, load(y, x))));
        }
        else
        {
            Value accumulator = builder.Accumulator(name, start);
            result = new Read(accumulator);
            if (!Pool.IsMaximum && Shape is { HasParts: true } parts)
            {
                Add(builder, parts, accumulator, (sum, y, x) => builder.Assign(sum, Next(new Read(sum), load(y, x))));
            }
            else
            {
                ForEachTap(builder, (y, x) => builder.Assign(accumulator, Next(result, load(y, x))));
            }
        }

        return Pool.IsMaximum ? result! : Mean(result!);

        Expression Next(Expression before, Expression loaded)
        {
            if (!Pool.IsMaximum)
            {
                return new Binary(BinaryOperator.Add, before, loaded);
            }

            Expression cell = builder.Define("cell", loaded);
            Expression isNumber = new Binary(BinaryOperator.Equal, cell, cell);
            Expression isLarger = new Binary(BinaryOperator.LessThan, before, cell);
            return new Select(isNumber, new Select(isLarger, cell, before), cell);
        }
    }

    private void Add(Builder builder, SumShape parts, Value sum, Action<Value, Affine, Affine> add)
    {
        if (IsVaried)
        {
            WindowSum.Write(
                builder, parts, [new("y", Rows.First, Rows.End), new("x", Columns.First, Columns.End)], sum, (into, cell) => add(into, cell[0], cell[1]));
        }
        else
        {
            PartedSum.Write(
                builder, parts, [new("ky"), new("kx")], [sum], (sums, at) => add(sums[0], Rows.Cell(at[0].Index), Columns.Cell(at[1].Index)));
        }
    }

    /// <summary>Runs through the cells with a value that each changes: the body gives what is left of it for the cells behind.</summary>
    public void PassOn(Builder builder, Expression value, Func<Affine, Affine, Expression, Expression> body)
    {
        if (IsStraight)
        {
            // Nobody asks what the last one leaves.
            Expression? left = null;
            ForEachTap(builder, (y, x) => left = body(y, x, left is null ? value : builder.Define("left", left)));
            return;
        }

        Value accumulator = builder.Accumulator("left", value);
        ForEachTap(builder, (y, x) => builder.Assign(accumulator, body(y, x, new Read(accumulator))));
    }

    /// <summary>
    /// A sum or a gradient divided by the cells of the window, rounded once; where their number is a power of two its reciprocal is exact, and
    /// faster.
    /// </summary>
    public Expression Mean(Expression dividend)
    {
        if (IsVaried)
        {
            // Each count is exact as a float, so their product is rounded once, as the whole number would be.
            return new Binary(
                BinaryOperator.Divide, dividend,
                new Binary(BinaryOperator.Multiply, Rows.Divisor(dividend.Type), Columns.Divisor(dividend.Type)));
        }

        int divisor = Rows.Run.Cells * Columns.Run.Cells;
        return (divisor & (divisor - 1)) == 0
            ? new Binary(BinaryOperator.Multiply, dividend, Parts.Number(1.0 / divisor, dividend.Type))
            : new Binary(BinaryOperator.Divide, dividend, Parts.Number(divisor, dividend.Type));
    }
}

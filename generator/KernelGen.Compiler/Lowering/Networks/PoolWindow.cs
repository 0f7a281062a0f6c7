using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>The cells of the input under one output of a pooling layer, which is one turn of a run down and one across.</summary>
internal sealed record PoolWindow(Pool Pool, PoolText Text, PoolRun Rows, PoolRun Columns, Affine TurnY, Affine TurnX)
{
    public Affine OutputY => (TurnY * Rows.Step) + Rows.First;

    public Affine OutputX => (TurnX * Columns.Step) + Columns.First;

    /// <summary>What a mean divides by.</summary>
    public int Cells => Rows.Cells * Columns.Cells;

    /// <summary>Whether the window has no cell inside the input: dilation can leap over a small one.</summary>
    public bool IsEmpty => Rows.Taps * Columns.Taps == 0;

    /// <summary>The parts of a mean's sum; windows that are written out are short enough to stay whole.</summary>
    private SumShape Shape => SumShape.Of(SumLimits.Terms, [Rows.Taps, Columns.Taps]);

    /// <summary>Whether every tap is a statement of its own.</summary>
    private bool IsStraight => Text.WritesOut(Rows, Columns) == (true, true);

    /// <summary>Runs through the input cells in row order.</summary>
    public void ForEachTap(Builder builder, Action<Affine, Affine> body)
    {
        (bool rows, bool columns) = Text.WritesOut(Rows, Columns);
        Repeat("ky", Rows.Taps, rows, ky => Repeat("kx", Columns.Taps, columns, kx => body(Y(ky), X(kx))));

        void Repeat(string name, int count, bool isWrittenOut, Action<Affine> turn)
        {
            if (isWrittenOut)
            {
                for (int i = 0; i < count; i++)
                {
                    turn(i);
                }
            }
            else
            {
                builder.Loop(name, count, i => turn(i));
            }
        }
    }

    private Affine Y(Affine tap) => (TurnY * Rows.StartStep) + (tap * Rows.TapStep) + Rows.Start;

    private Affine X(Affine tap) => (TurnX * Columns.StartStep) + (tap * Columns.TapStep) + Columns.Start;

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
                PartedSum.Write(builder, parts, [new("ky"), new("kx")], [accumulator], (sums, at) => builder.Assign(
                    sums[0], Next(new Read(sums[0]), load(Y(at[0].Index), X(at[1].Index)))));
            }
            else
            {
                ForEachTap(builder, (y, x) => builder.Assign(accumulator, Next(result, load(y, x))));
            }
        }

        return Pool.IsMaximum ? result! : Divide(result!, Cells);

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

    /// <summary>Runs through the cells with a value that each changes: the body gives what is left of it for the cells behind.</summary>
    public void PassOn(Builder builder, Expression value, Func<Affine, Affine, Expression, Expression> body)
    {
        if (IsStraight)
        {
            Expression left = value;
            ForEachTap(builder, (y, x) => left = builder.Define("left", body(y, x, left)));
            return;
        }

        Value accumulator = builder.Accumulator("left", value);
        ForEachTap(builder, (y, x) => builder.Assign(accumulator, body(y, x, new Read(accumulator))));
    }

    /// <summary>A quotient rounded once; where the divisor is a power of two its reciprocal is exact, and faster.</summary>
    public static Expression Divide(Expression dividend, int divisor) => (divisor & (divisor - 1)) == 0
        ? new Binary(BinaryOperator.Multiply, dividend, Parts.Number(1.0 / divisor, dividend.Type))
        : new Binary(BinaryOperator.Divide, dividend, Parts.Number(divisor, dividend.Type));
}

using KernelGen.Generator.Graph;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Networks;

/// <summary>The cells of the input under one output of a pooling layer.</summary>
internal sealed record PoolWindow(Pool Pool, PoolRange Rows, PoolRange Columns, Affine OutputY, Affine OutputX)
{
    /// <summary>The input cells in row order.</summary>
    public IEnumerable<(Affine Y, Affine X)> Taps()
    {
        for (int ky = 0; ky < Rows.Taps; ky++)
        {
            for (int kx = 0; kx < Columns.Taps; kx++)
            {
                yield return (
                    (OutputY * Pool.Rows.Stride) + (Rows.FirstTap + ky - Pool.Rows.PaddingBefore),
                    (OutputX * Pool.Columns.Stride) + (Columns.FirstTap + kx - Pool.Columns.PaddingBefore));
            }
        }
    }

    /// <summary>What a mean divides by.</summary>
    public int Cells(Pool pool) => pool.CountIncludePad ? Rows.Padded * Columns.Padded : Rows.Taps * Columns.Taps;

    /// <summary>The maximum or mean of the cells; a NaN makes either NaN.</summary>
    public static Expression Reduce(Builder builder, Pool pool, PoolWindow window, Func<Affine, Affine, Expression> load)
    {
        Expression? result = null;
        foreach ((Affine y, Affine x) in window.Taps())
        {
            if (result is null)
            {
                result = builder.Define(pool.IsMaximum ? "maximum" : "sum", load(y, x));
            }
            else if (pool.IsMaximum)
            {
                Expression cell = builder.Define("cell", load(y, x));
                Expression isNumber = new Binary(BinaryOperator.Equal, cell, cell);
                Expression isLarger = new Binary(BinaryOperator.LessThan, result, cell);
                result = builder.Define("maximum", new Select(isNumber, new Select(isLarger, cell, result), cell));
            }
            else
            {
                result = builder.Define("sum", new Binary(BinaryOperator.Add, result, load(y, x)));
            }
        }

        return pool.IsMaximum ? result! : Divide(result!, window.Cells(pool));
    }

    /// <summary>A quotient rounded once; where the divisor is a power of two its reciprocal is exact, and faster.</summary>
    public static Expression Divide(Expression dividend, int divisor) => (divisor & (divisor - 1)) == 0
        ? new Binary(BinaryOperator.Multiply, dividend, Parts.Number(1.0 / divisor, dividend.Type))
        : new Binary(BinaryOperator.Divide, dividend, Parts.Number(divisor, dividend.Type));
}

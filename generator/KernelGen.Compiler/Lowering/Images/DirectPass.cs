using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// A kernel in one pass: every pixel of the windows is loaded from its row and added to all outputs that it belongs to, in the order of the taps. For
/// kernels whose columns have little in common, and for sums of floats, whose order is a part of the result.
/// </summary>
internal sealed class DirectPass
{
    private readonly ImageKernel _kernel;
    private readonly VectorType _sum;
    private readonly int _rows;
    private readonly int _pixels;
    private readonly Builder _builder = new();
    private readonly Ir.Buffer[] _source;
    private readonly Ir.Buffer[] _destination;
    private readonly Symbol _count;

    private DirectPass(ImageKernel kernel, Target target, int rows)
    {
        _kernel = kernel;
        _rows = rows;
        _sum = Lanes.Register(target, kernel.Arithmetic.Lane);
        _pixels = Pixels(kernel, target);
        _count = new("n", _pixels);
        _source = [.. Enumerable.Range(0, kernel.Sum.Height + rows - 1).Select(i => new Ir.Buffer(
            "row" + Number(i), kernel.Source.Element(), (Affine)_count + ((kernel.Sum.Width - 1) * kernel.Channels)))];
        _destination = [.. Enumerable.Range(0, rows).Select(i => new Ir.Buffer(
            "result" + Number(i), kernel.Destination.Element(), _count, isWritten: true))];
    }

    /// <summary>Elements of one turn.</summary>
    public static int Pixels(ImageKernel kernel, Target target) =>
        target.VectorBits / Math.Min(kernel.Arithmetic.Lane.Bits(), kernel.Destination.Element().Bits());

    public static Function Lower(ImageKernel kernel, Target target, int rows, string name, IReadOnlyList<string> summary)
    {
        var pass = new DirectPass(kernel, target, rows);
        pass._builder.OverlappingLoop("x", pass._count, pass._pixels, pass.Turn, pass._destination[0]);
        return new Function(name, summary, [.. pass._source, .. pass._destination], [pass._count], pass._builder.Finish());
    }

    private void Turn(Symbol x)
    {
        int parts = _pixels / _sum.Lanes;
        Expression[,] sums = _sum.Element == ElementType.F32
            ? Sums(x, parts, name => new FloatSum(_builder, name, _sum, _kernel.Sum.NonZero > FloatSum.LongWindow), (s, row, column, p) => s.Add(_kernel.FloatTap(row, column), p), s => s.Finish())
            : Sums(x, parts, NewSum, (s, row, column, p) => s.Add(_kernel.Sum[row, column], p), s => s.Finish());
        var store = new RunStore(_builder);
        for (int y = 0; y < _rows; y++)
        {
            int row = y;
            Expression[] registers = [.. Enumerable.Range(0, parts).Select(part => sums[row, part])];
            store.Store(new Quotients(_builder, _kernel, Number(y)).Finish(registers), _kernel.Destination, _destination[y], x);
        }
    }

    private IntegerSum NewSum(string name)
    {
        BigInteger start = _kernel.Sum.Constant + (_kernel.Arithmetic.Rounding?.Bias ?? 0);
        return new(_builder, name, _sum, start, _kernel.Sum.Taps.Where(t => !t.IsZero));
    }

    /// <summary>Every pixel is loaded once and added to all outputs that it belongs to, in the order of the taps.</summary>
    private Expression[,] Sums<T>(Symbol x, int parts, Func<string, T> make, Action<T, int, int, Expression> add, Func<T, Expression> finish)
    {
        var sums = new T[_rows, parts];
        for (int y = 0; y < _rows; y++)
        {
            for (int part = 0; part < parts; part++)
            {
                sums[y, part] = make($"sum{Number(y)}{(parts == 1 ? "" : ((char)('a' + part)).ToString())}");
            }
        }

        for (int row = 0; row < _source.Length; row++)
        {
            for (int column = 0; column < _kernel.Sum.Width; column++)
            {
                int[] outputs = [.. Enumerable.Range(0, _rows).Where(y => !Tap(row - y, column).IsZero)];
                for (int part = 0; part < parts && outputs.Length > 0; part++)
                {
                    Affine index = (Affine)x + (column * _kernel.Channels) + (part * _sum.Lanes);
                    Expression pixels = _builder.Define($"pixels{Number(row)}_{Number(column)}", Lanes.Load(_source[row], index, _sum));
                    foreach (int y in outputs)
                    {
                        add(sums[y, part], row - y, column, pixels);
                    }
                }
            }
        }

        var finished = new Expression[_rows, parts];
        for (int y = 0; y < _rows; y++)
        {
            for (int part = 0; part < parts; part++)
            {
                finished[y, part] = finish(sums[y, part]);
            }
        }

        return finished;
    }

    private BigInteger Tap(int row, int column) => row < 0 || row >= _kernel.Sum.Height ? BigInteger.Zero : _kernel.Sum[row, column];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

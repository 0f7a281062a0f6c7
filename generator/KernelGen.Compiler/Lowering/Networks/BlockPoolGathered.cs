using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// The gradient of a pool's input where so many windows can reach over a cell that its sum is taken in parts: each cell gathers what the windows
/// over it give, where <see cref="BlockPool"/> has each window add to its cells.
/// </summary>
internal sealed class BlockPoolGathered
{
    private readonly Builder _builder = new();
    private readonly PoolLoops _loops;
    private readonly CoveringWindows _rows;
    private readonly CoveringWindows _columns;
    private readonly PlaneLayout _input;
    private readonly PlaneLayout _output;
    private readonly PlaneLayout _outputGradient;
    private readonly PlaneLayout _inputGradient;
    private readonly Target _target;
    private readonly Ir.Buffer _source;
    private readonly Ir.Buffer _maxima;
    private readonly Ir.Buffer _gradient;
    private readonly Ir.Buffer _scratch;
    private readonly Ir.Buffer _result;

    private BlockPoolGathered(
        Pool pool, PlaneLayout input, PlaneLayout output, PlaneLayout outputGradient, PlaneLayout inputGradient, Target target)
    {
        (_loops, _input, _output, _target) = (new PoolLoops(pool, new PoolText(pool), pool.Rows.Runs), input, output, target);
        (_outputGradient, _inputGradient) = (outputGradient, inputGradient);
        (_rows, _columns) = (new CoveringWindows(pool.Rows.Windows), new CoveringWindows(pool.Columns.Windows));
        _source = new Ir.Buffer("input", ElementType.F32, input.Length);
        _maxima = new Ir.Buffer("output", ElementType.F32, output.Length);
        _gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        _scratch = new Ir.Buffer("scratch", ElementType.F32, ScratchLength(pool, outputGradient, inputGradient), isWritten: true);
        _result = new Ir.Buffer("inputGradient", ElementType.F32, inputGradient.Length, isWritten: true);
    }

    private int OutputWidth => _outputGradient.Shape.Width;

    /// <summary>Floats of one channel's outputs.</summary>
    private int Plane => _outputGradient.Shape.Height * OutputWidth * Parts.Lanes;

    /// <summary>Whether a cell's sum can be long; a mean's windows have no gaps, which a cell would have to leave out.</summary>
    public static bool Suits(Pool pool) =>
        (long)new CoveringWindows(pool.Rows.Windows).Most * new CoveringWindows(pool.Columns.Windows).Most > SumLimits.Terms.Whole
        && (pool.IsMaximum || (pool.Rows.Windows.TapStep == 1 && pool.Columns.Windows.TapStep == 1));

    /// <summary>
    /// Floats for one channel: what each window gives and, along its rows, the sums of that; of a maximum the row and the column that it was found in.
    /// </summary>
    public static int ScratchLength(Pool pool, PlaneLayout outputGradient, PlaneLayout inputGradient) => checked(
        outputGradient.Shape.Height * (outputGradient.Shape.Width + (pool.IsMaximum ? outputGradient.Shape.Width : inputGradient.Shape.Width)) * Parts.Lanes);

    public static Kernel Lower(
        Pool pool, PlaneLayout input, PlaneLayout output, PlaneLayout outputGradient, PlaneLayout inputGradient, Target target) =>
        new BlockPoolGathered(pool, input, output, outputGradient, inputGradient, target).Lower();

    private Kernel Lower()
    {
        bool isMaximum = _loops.Pool.IsMaximum;
        _builder.Loop("c", _inputGradient.Shape.Channels, c =>
        {
            if (isMaximum)
            {
                FindMaxima(c);
                GatherFromMaxima(c);
            }
            else
            {
                ShareMeans(c);
                SumAlongRows();
                SumAlongColumns(c);
            }
        });
        Ir.Buffer[] buffers = isMaximum ? [_source, _maxima, _gradient, _scratch, _result] : [_gradient, _scratch, _result];
        string title = _loops.Title("backward", _input, _output, "sixteen samples in a vector");
        return new Kernel(new Function("BlockPoolBackward", [title, "Each cell gathers what the windows over it give."], buffers, [], _builder.Finish()), []);
    }

    private void ShareMeans(Affine c)
    {
        _builder.Note("Divide each mean's gradient among its cells.");
        ForEachWindow((window, lane) => _builder.Store(
            _scratch, Shared(window.OutputY, window.OutputX) + lane,
            window.IsEmpty
                ? Parts.Zero(_target.Float)
                : window.Mean(_builder.Define("gradient", new Load(_gradient, _outputGradient.Index(c, window.OutputY, window.OutputX) + lane, _target.Float)))));
    }

    private void SumAlongRows()
    {
        _builder.Note("Add up what the windows of a row give each column.");
        _builder.Loop("oy", _outputGradient.Shape.Height, oy => _builder.Loop("x", _inputGradient.Shape.Width, x =>
        {
            (Affine first, Affine end) = _columns.Over(_builder, x, "X");
            _builder.ForEachPart(_target, lane => _builder.Store(
                _scratch, Summed(oy, x) + lane, Sum([new("ox", first, end)], [_columns.Most], at => Take(Shared(oy, at[0]) + lane))));
        }));
    }

    private void SumAlongColumns(Affine c)
    {
        _builder.Note("Add up the rows of windows over each cell.");
        _builder.Loop("y", _inputGradient.Shape.Height, y =>
        {
            (Affine first, Affine end) = _rows.Over(_builder, y, "Y");
            _builder.Loop("x", _inputGradient.Shape.Width, x => _builder.ForEachPart(_target, lane => _builder.Store(
                _result, _inputGradient.Index(c, y, x) + lane, Sum([new("oy", first, end)], [_rows.Most], at => Take(Summed(at[0], x) + lane)))));
        });
    }

    private void FindMaxima(Affine c)
    {
        _builder.Note("Find the row and the column of the cell that each window's gradient goes to.");
        ForEachWindow((window, lane) =>
        {
            Expression maximum = _builder.Define("maximum", new Load(_maxima, _output.Index(c, window.OutputY, window.OutputX) + lane, _target.Float));
            Expression zero = Parts.Zero(_target.Float);
            Value row = _builder.Accumulator("row", zero);
            Value column = _builder.Accumulator("column", zero);
            window.PassOn(_builder, Parts.Number(1, _target.Float), (y, x, left) =>
            {
                // The first cell that equals the maximum takes it, a NaN whatever the maximum is.
                Expression cell = _builder.Define("cell", new Load(_source, _input.Index(c, y, x) + lane, _target.Float));
                Expression isTaken = new Binary(BinaryOperator.Equal, cell, maximum);
                Expression isNumber = new Binary(BinaryOperator.Equal, cell, cell);
                Expression taken = _builder.Define("taken", new Select(isNumber, new Select(isTaken, left, zero), left));
                Expression isHere = new Binary(BinaryOperator.LessThan, zero, taken);
                _builder.Assign(row, new Select(isHere, Counter("y", y), new Read(row)));
                _builder.Assign(column, new Select(isHere, Counter("x", x), new Read(column)));
                return new Select(isNumber, new Select(isTaken, zero, left), zero);
            });
            _builder.Store(_scratch, Shared(window.OutputY, window.OutputX) + lane, new Read(row));
            _builder.Store(_scratch, Shared(window.OutputY, window.OutputX) + lane + Plane, new Read(column));
        });
    }

    private void GatherFromMaxima(Affine c)
    {
        _builder.Note("Add up the gradients of the windows that found their maximum in the cell.");
        _builder.Loop("y", _inputGradient.Shape.Height, y =>
        {
            (Affine First, Affine End) down = _rows.Over(_builder, y, "Y");
            _builder.Loop("x", _inputGradient.Shape.Width, x =>
            {
                (Affine First, Affine End) across = _columns.Over(_builder, x, "X");
                _builder.ForEachPart(_target, lane =>
                {
                    (Expression row, Expression column, Expression zero) = (Counter("row", y), Counter("column", x), Parts.Zero(_target.Float));
                    _builder.Store(_result, _inputGradient.Index(c, y, x) + lane, Sum(
                        [new("oy", down.First, down.End), new("ox", across.First, across.End)],
                        [_rows.Most, _columns.Most],
                        at =>
                        {
                            Affine found = Shared(at[0], at[1]) + lane;
                            Expression inRow = new Binary(BinaryOperator.Equal, Take(found), row);
                            Expression inColumn = new Binary(BinaryOperator.Equal, Take(found + Plane), column);
                            Expression given = new Load(_gradient, _outputGradient.Index(c, at[0], at[1]) + lane, _target.Float);
                            return new Select(inRow, new Select(inColumn, given, zero), zero);
                        }));
                });
            });
        });
    }

    private void ForEachWindow(Action<PoolWindow, Affine> body) => _loops.ForEachRow(_builder, "plane", 1, (_, run, window) => _builder.Loop(
        "ox", run.Count, ox =>
        {
            PoolWindow under = window(ox);
            _builder.ForEachPart(_target, lane => body(under, lane));
        }));

    private Expression Sum(IReadOnlyList<WindowSumAxis> axes, IReadOnlyList<int> most, Func<IReadOnlyList<Affine>, Expression> term)
    {
        // Sums of sums add up their errors, so along one axis alone no chain is longer than a part.
        SumShape shape = SumShape.Of(axes.Count == 1 ? SumLimits.Nested : SumLimits.Terms, most);
        Value sum = _builder.Accumulator("sum", Parts.Zero(_target.Float));
        WindowSum.Write(_builder, shape, axes, sum, (into, at) => _builder.Assign(into, new Binary(BinaryOperator.Add, new Read(into), term(at))));
        return new Read(sum);
    }

    private Expression Counter(string name, Affine number) => _builder.Define(name, new Counted(number, _target.Float));

    private Load Take(Affine index) => new(_scratch, index, _target.Float);

    private Affine Shared(Affine oy, Affine ox) => (oy * (OutputWidth * Parts.Lanes)) + (ox * Parts.Lanes);

    private Affine Summed(Affine oy, Affine x) => (oy * (_inputGradient.Shape.Width * Parts.Lanes)) + (x * Parts.Lanes) + Plane;
}

using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// The first of two passes: from source rows to lines of column sums, for one or more output rows at a time. Every source row is widened once for all
/// of them. A sum is made from the one of the output row above it (a running sum), or from another line, where that takes fewer steps.
/// </summary>
internal sealed class ColumnPass
{
    private readonly StageInput _input;
    private readonly Target _target;
    private readonly int _rows;
    private readonly Builder _builder = new();
    private readonly Ir.Buffer[] _source;
    private readonly Ir.Buffer[,] _lines;
    private readonly Symbol _count;

    private ColumnPass(StageInput input, Target target, int rows)
    {
        _input = input;
        _target = target;
        _rows = rows;
        _count = new("n", Pixels(input, target));
        _source = [.. Enumerable.Range(0, input.Window.Height + rows - 1).Select(
            i => new Ir.Buffer("row" + Number(i), input.Source.Element(), _count))];
        _lines = new Ir.Buffer[rows, Lines.Count];
        for (int row = 0; row < rows; row++)
        {
            for (int line = 0; line < Lines.Count; line++)
            {
                _lines[row, line] = new($"sums{Number(row)}{(Lines.Count == 1 ? "" : "of" + Number(line))}", Lines[line].Lane, _count, isWritten: true);
            }
        }
    }

    private IReadOnlyList<ColumnLine> Lines => _input.Columns.Lines;

    /// <summary>Elements of one turn.</summary>
    public static int Pixels(StageInput input, Target target) => input.Columns.Lines.Max(l => target.VectorBits / l.Lane.Bits());

    public static Function Lower(StageInput input, Target target, int rows, string name, IReadOnlyList<string> summary)
    {
        var pass = new ColumnPass(input, target, rows);
        pass._builder.OverlappingLoop("x", pass._count, Pixels(input, target), pass.Turn);
        return new Function(name, summary, [.. pass._source, .. pass._lines.Cast<Ir.Buffer>()], [pass._count], pass._builder.Finish());
    }

    /// <summary>The lines in words, with what each is made from.</summary>
    public static string Describe(StageInput input, int rows) => string.Join("; ", input.Columns.Lines.Select((line, i) =>
    {
        bool isFloat = line.Lane == ElementType.F32;
        IReadOnlyList<BigInteger>[] before = isFloat ? [] : [.. input.Columns.Lines.Take(i).Select(l => l.Shape)];
        string from = ColumnStep.Choose(line.Shape, 0, before, mayRun: false) is { Kind: StepKind.Derived } derived
            ? $" from {derived.BaseFactor.ToString(CultureInfo.InvariantCulture)} times line {Number(derived.Base)}" : "";
        string running = rows > 1 && !isFloat && ColumnStep.Choose(line.Shape, 1, before, mayRun: true).Kind == StepKind.Running
            ? ", a running sum from row to row" : "";
        string shape = line.Shape.Count > 15 ? $"of {Number(line.Shape.Count)} rows" : $"({string.Join(" ", line.Shape.Select(f => f.ToString(CultureInfo.InvariantCulture)))})";
        return $"line {Number(i)} {shape}{from}{running}";
    }));

    private void Turn(Symbol x)
    {
        foreach (ElementType lane in Lines.Select(l => l.Lane).Distinct())
        {
            VectorType type = Lanes.Register(_target, lane);
            for (int part = 0; part < Pixels(_input, _target) / type.Lanes; part++)
            {
                Add(x, type, part);
            }
        }
    }

    private void Add(Symbol x, VectorType type, int part)
    {
        int[] lines = [.. Enumerable.Range(0, Lines.Count).Where(l => Lines[l].Lane == type.Element)];
        var pixels = new Expression?[_source.Length];
        Expression Pixels(int row) => pixels[row] ??= _builder.Define(
            $"pixels{Number(row)}", Lanes.Load(_source[row], (Affine)x + (part * type.Lanes), type));

        ColumnStep[,] steps = Plan(lines);
        var sums = new Dictionary<(int Row, int Line), Expression>();
        IntegerSum[,] integers = new IntegerSum[_rows, lines.Length];
        FloatSum[,] floats = new FloatSum[_rows, lines.Length];
        for (int row = 0; row < _rows; row++)
        {
            for (int i = 0; i < lines.Length; i++)
            {
                string name = $"sum{Number(row)}{(Lines.Count == 1 ? "" : "of" + Number(lines[i]))}";
                integers[row, i] = new(_builder, name, type, BigInteger.Zero, steps[row, i].Factors);
                floats[row, i] = new(_builder, name, type, FloatSum.IsLongLine(Lines[lines[i]].Shape.Count(f => !f.IsZero)));
            }
        }

        // Sums of their own first, as the pixels come; then those that are made from another.
        for (int source = 0; source < _source.Length; source++)
        {
            for (int row = 0; row < _rows; row++)
            {
                for (int i = 0; i < lines.Length; i++)
                {
                    if (steps[row, i].Kind == StepKind.Whole)
                    {
                        AddPixels(row, i, source);
                    }
                }
            }
        }

        for (int row = 0; row < _rows; row++)
        {
            for (int i = 0; i < lines.Length; i++)
            {
                ColumnStep step = steps[row, i];
                if (step.Kind != StepKind.Whole)
                {
                    integers[row, i].Add(step.BaseFactor, step.Kind == StepKind.Running ? sums[(row - 1, i)] : sums[(row, step.Base)]);
                    for (int source = 0; source < _source.Length; source++)
                    {
                        AddPixels(row, i, source);
                    }
                }

                Expression sum = type.Element == ElementType.F32 ? floats[row, i].Finish() : integers[row, i].Finish();
                sum = sum is Read ? sum : _builder.Define($"whole{Number(row)}", sum);
                sums.Add((row, i), sum);
                _builder.Store(_lines[row, lines[i]], (Affine)x + (part * type.Lanes), sum);
            }
        }

        void AddPixels(int row, int i, int source)
        {
            BigInteger factor = steps[row, i].FactorOf(source);
            if (factor.IsZero)
            {
                return;
            }

            if (type.Element == ElementType.F32)
            {
                floats[row, i].Add(Lines[lines[i]].FloatFactor(source - row), Pixels(source));
            }
            else
            {
                integers[row, i].Add(factor, Pixels(source));
            }
        }
    }

    private ColumnStep[,] Plan(int[] lines)
    {
        var steps = new ColumnStep[_rows, lines.Length];
        for (int row = 0; row < _rows; row++)
        {
            for (int i = 0; i < lines.Length; i++)
            {
                bool isFloat = Lines[lines[i]].Lane == ElementType.F32;
                IEnumerable<IReadOnlyList<BigInteger>> before = isFloat ? [] : Enumerable.Range(0, i).Select(k => Lines[lines[k]].Shape);
                steps[row, i] = ColumnStep.Choose(Lines[lines[i]].Shape, row, [.. before], mayRun: row > 0 && !isFloat);
            }
        }

        return steps;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// The second of two passes: from lines of column sums, or of pixels, to one row of results. A line starts at the first window's first column.
/// </summary>
internal sealed class RowPass
{
    private readonly ImageStage _stage;
    private readonly Target _target;
    private readonly Builder _builder = new();
    private readonly Symbol _count;
    private readonly Ir.Buffer[][] _lines;
    private readonly Ir.Buffer _destination;

    private RowPass(ImageStage stage, Target target)
    {
        _stage = stage;
        _target = target;
        _count = new("n", Pixels(stage, target));
        _lines = [.. stage.Inputs.Select((input, i) => input.LineTypes.Select((type, line) => new Ir.Buffer(
            Name(i, line), type, (Affine)_count + ((input.Window.Width - 1) * input.LineChannels))).ToArray())];
        _destination = new("destination", stage.Destination.Element(), _count, isWritten: true);
    }

    /// <summary>Elements of one turn: a full register of the narrowest lanes that occur behind the loads.</summary>
    public static int Pixels(ImageStage stage, Target target)
    {
        int bits = Math.Min(
            stage.Destination.Element().Bits(),
            stage.Inputs.SelectMany(i => i.LineTypes).Min(t => Math.Max(16, t.Bits())));
        return target.VectorBits / bits;
    }

    public static Function Lower(ImageStage stage, Target target, string name, IReadOnlyList<string> summary)
    {
        var pass = new RowPass(stage, target);
        pass._builder.OverlappingLoop("x", pass._count, Pixels(stage, target), x =>
        {
            var store = new RunStore(pass._builder);
            var points = new PointLowering(pass._builder, store, (input, kernel) => pass.Kernel(x, input, kernel), (input, line) => pass.Read(x, input, line));
            store.Store(points.Lower(stage.Result), stage.Destination, pass._destination, x);
        }, pass._destination);
        return new Function(
            name, summary, [.. pass._lines.SelectMany(l => l), pass._destination], [pass._count], pass._builder.Finish());
    }

    private int PixelsOfTurn => Pixels(_stage, _target);

    private PixelRun Kernel(Symbol x, int input, int index)
    {
        StageInput from = _stage.Inputs[input];
        ImageKernel kernel = from.Kernels[index];
        IReadOnlyList<ColumnTerm> terms = from.Columns.TermsOf(index);
        string suffix = _stage.Inputs.Sum(i => i.Kernels.Count) == 1 ? "" : "Of" + kernel.Declaration.Method.TrimStart('@');
        if (kernel.Arithmetic.Accumulator == Accumulator.Wide)
        {
            return Wide(x, input, kernel, terms, suffix);
        }

        var quotients = new Quotients(_builder, kernel, suffix);
        VectorType type = Lanes.Register(_target, kernel.Arithmetic.Lane);
        if (UsesPairs(kernel, terms.Select(t => from.Columns.Lines[t.Line])))
        {
            PixelRun pairs = quotients.Finish([.. PairRegisters(x, input, kernel, terms, "sum" + suffix)], isUnpacked: true);

            // Point operations work on pixels in their order.
            return _stage.OnlyKernel is null
                ? new RunStore(_builder).To16Bit(pairs, isUnsigned: kernel.Destination == PixelType.U16)
                : pairs;
        }

        var registers = new Expression[PixelsOfTurn / type.Lanes];
        for (int part = 0; part < registers.Length; part++)
        {
            string name = $"sum{suffix}{(registers.Length == 1 ? "" : ((char)('a' + part)).ToString())}";
            registers[part] = Sum(x, input, kernel, terms, type, part, name);
        }

        return quotients.Finish(registers);
    }

    private Expression Sum(
        Symbol x, int input, ImageKernel kernel, IReadOnlyList<ColumnTerm> terms, VectorType type, int part, string name)
    {
        if (type.Element == ElementType.F32)
        {
            var floats = new FloatSum(_builder, name, type, FloatSum.IsLongLine(terms.Count));
            foreach (ColumnTerm term in terms)
            {
                ColumnLine line = _stage.Inputs[input].Columns.Lines[term.Line];
                double factor = (double)term.Factor * Math.Pow(2, line.Scale) / (double)kernel.Sum.Divisor;
                floats.Add((float)factor, Load(x, input, term, type, part));
            }

            return floats.Finish();
        }

        var sum = new IntegerSum(
            _builder, name, type, kernel.Sum.Constant + (kernel.Arithmetic.Rounding?.Bias ?? 0), terms.Select(t => t.Factor));
        foreach (ColumnTerm term in terms)
        {
            sum.Add(term.Factor, Load(x, input, term, type, part));
        }

        return sum.Finish();
    }

    /// <summary>A sum in parts, divided.</summary>
    private PixelRun Wide(Symbol x, int input, ImageKernel kernel, IReadOnlyList<ColumnTerm> terms, string suffix)
    {
        ColumnLine[] lines = [.. terms.Select(t => _stage.Inputs[input].Columns.Lines[t.Line])];
        Limbs? pairs = MayPair(kernel, lines) ? Limbs.ForPairs(kernel.Sum, kernel.LargestPixel) : null;
        VectorType type = Lanes.Register(_target, pairs is null ? ElementType.I32 : ElementType.I16);
        Limbs limbs = pairs ?? Limbs.ForDoubles(kernel.Sum, kernel.LargestPixel, WideQuotient.QuotientBits(kernel.Destination));
        var quotient = new WideQuotient(_builder, kernel, limbs);
        var registers = new List<Expression>();
        for (int part = 0; part < PixelsOfTurn / type.Lanes; part++)
        {
            int at = part;
            string name = $"{suffix}{(char)('A' + part)}";
            IEnumerable<WideTerm> wide = terms.Select(term =>
            {
                (BigInteger least, BigInteger largest) = ColumnLines.Range(kernel, _stage.Inputs[input].Columns.Lines[term.Line].Shape);
                return new WideTerm(term.Factor, () => Load(x, input, term, type, at), least, largest);
            });
            Expression[][] sums = pairs is null
                ? LimbSums.Doubles(_builder, "wide" + name, type, wide, kernel, limbs)
                : LimbSums.Pairs(_builder, "wide" + name, type, wide, kernel, limbs);
            for (int i = 0; i < sums.Length; i += 2)
            {
                registers.Add(quotient.Divide(sums[i], sums[i + 1], $"Pixels{name}{i / 2}"));
            }
        }

        var run = new PixelRun(registers, quotient.Range.Least, quotient.Range.Largest, IsUnpacked: pairs is not null);
        return pairs is null || _stage.OnlyKernel is not null ? run : new RunStore(_builder).To16Bit(run, isUnsigned: kernel.Destination == PixelType.U16);
    }

    /// <summary>Pairs keep their order only where the results come together in 16 bits again.</summary>
    private bool UsesPairs(ImageKernel kernel, IEnumerable<ColumnLine> lines) =>
        kernel.Arithmetic.Accumulator == Accumulator.Int32 && MayPair(kernel, lines);

    private bool MayPair(ImageKernel kernel, IEnumerable<ColumnLine> lines) => kernel.Destination.Element().Bits() <= 16
        && _stage.Destination.Element().Bits() <= 16 && lines.All(l => l.Lane == ElementType.I16);

    private IEnumerable<Expression> PairRegisters(Symbol x, int input, ImageKernel kernel, IReadOnlyList<ColumnTerm> terms, string name)
    {
        VectorType half = Lanes.Register(_target, ElementType.I16);
        BigInteger start = kernel.Sum.Constant + (kernel.Arithmetic.Rounding?.Bias ?? 0);
        for (int part = 0; part < PixelsOfTurn / half.Lanes; part++)
        {
            var sums = new PairSums(_builder, name + (char)('A' + part), half, start);
            foreach (ColumnTerm term in terms)
            {
                (BigInteger least, BigInteger largest) = ColumnLines.Range(kernel, _stage.Inputs[input].Columns.Lines[term.Line].Shape);
                sums.Add(term.Factor, Load(x, input, term, half, part), least, largest);
            }

            (Expression lower, Expression upper) = sums.Finish();
            yield return lower;
            yield return upper;
        }
    }

    private Expression Load(Symbol x, int input, ColumnTerm term, VectorType type, int part) => Lanes.Load(
        _lines[input][term.Line],
        (Affine)x + (term.Column * _stage.Inputs[input].LineChannels) + (part * type.Lanes),
        type);

    private PixelRun Read(Symbol x, int input, int line)
    {
        PixelType source = _stage.Inputs[input].Source;
        ElementType lane = source switch
        {
            PixelType.F32 => ElementType.F32,
            PixelType.I32 => ElementType.I32,
            _ => ElementType.I16,
        };
        VectorType type = Lanes.Register(_target, lane);
        var registers = new Expression[PixelsOfTurn / type.Lanes];
        for (int part = 0; part < registers.Length; part++)
        {
            registers[part] = _builder.DefineFresh("pixels", Lanes.Load(_lines[input][line], (Affine)x + (part * type.Lanes), type));
        }

        return new(registers, source.Least(), source.Largest());
    }

    private string Name(int input, int line)
    {
        StageInput from = _stage.Inputs[input];
        string number = from.LineTypes.Count == 1 ? "" : line.ToString(CultureInfo.InvariantCulture);
        string stem = from.SplitsChannels ? "channel" : from.Kernels.Count == 0 ? "pixelsOf" : "columns";
        return _stage.Inputs.Count == 1 ? stem + number : $"{stem}{number}In{input.ToString(CultureInfo.InvariantCulture)}";
    }
}

using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// The gradient of a convolution's weights over sixteen samples: each weight sums over all pixels, each sample in a lane of its own, and the
/// lanes are added last. The gradient of the bias comes along, while the rows that it sums are in the cache.
/// </summary>
internal sealed class BlockConvolutionWeights
{
    private readonly Builder _builder = new();
    private readonly Target _target;
    private readonly WeightGradientBlocks _blocks;
    private readonly PlaneLayout _input;
    private readonly PlaneLayout _outputGradient;
    private readonly AxisTaps _rows;
    private readonly AxisTaps _columns;
    private readonly int _groups;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly int _taps;
    private readonly Ir.Buffer _source;
    private readonly Ir.Buffer _gradient;
    private readonly Ir.Buffer _sums;
    private readonly Ir.Buffer _weights;
    private readonly Ir.Buffer? _bias;

    private BlockConvolutionWeights(Convolution convolution, PlaneLayout input, PlaneLayout outputGradient, bool hasBias, Target target)
    {
        (_input, _outputGradient, _target, _groups) = (input, outputGradient, target, convolution.Groups);
        (_rows, _columns) = (AxisTaps.Forward(convolution.Rows), AxisTaps.Forward(convolution.Columns));
        (_inputs, _outputs, _taps) = (input.Shape.Channels / _groups, outputGradient.Shape.Channels / _groups, _rows.Taps * _columns.Taps);
        _blocks = WeightGradientBlocks.Choose(convolution, input, outputGradient, target);
        _source = new Ir.Buffer("input", ElementType.F32, input.Length);
        _gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        _sums = new Ir.Buffer("sums", ElementType.F32, _blocks.ScratchLength(_taps), isWritten: true);
        _weights = new Ir.Buffer("weightGradient", ElementType.F32, _outputs * _groups * _inputs * _taps, isWritten: true);
        _bias = hasBias ? new Ir.Buffer("biasGradient", ElementType.F32, _outputs * _groups, isWritten: true) : null;
    }

    /// <summary>Whether sums wait in memory for the next rows.</summary>
    private bool HasBands => _blocks.BandRows < _rows.Count;

    /// <summary>Sums of one output channel, before those of the biases.</summary>
    private int SumsPerOutput => _blocks.InputBlock * _taps;

    /// <summary>Floats of memory that the kernel needs for sums that wait.</summary>
    public static int ScratchLength(Convolution convolution, PlaneLayout input, PlaneLayout outputGradient) => Target.All.Max(
        t => WeightGradientBlocks.Choose(convolution, input, outputGradient, t).ScratchLength(convolution.Rows.Kernel * convolution.Columns.Kernel));

    public static Kernel Lower(Convolution convolution, PlaneLayout input, PlaneLayout outputGradient, bool hasBias, Target target) =>
        new BlockConvolutionWeights(convolution, input, outputGradient, hasBias, target).Lower();

    private Kernel Lower()
    {
        _builder.Loop("group", _groups, group => _builder.Loop("icBlock", _inputs / _blocks.InputBlock, icBlock =>
        {
            int whole = _outputs / _blocks.OutputBlock;
            int rest = _outputs % _blocks.OutputBlock;
            _builder.Loop("ocBlock", whole, ocBlock => Block(group, (Affine)icBlock * _blocks.InputBlock, (Affine)ocBlock * _blocks.OutputBlock, _blocks.OutputBlock));
            if (rest > 0)
            {
                Block(group, (Affine)icBlock * _blocks.InputBlock, whole * _blocks.OutputBlock, rest);
            }
        }));

        int[] tile = _blocks.Tile;
        string cut = HasBands
            ? Parts.Text($" Bands of {_blocks.BandRows} rows; the sums of {_blocks.OutputBlock} × {_blocks.InputBlock} channels wait in memory for the next band.")
            : "";
        string[] summary =
        [
            Parts.Text($"Convolution, backward weights: {_input.Shape} and {_outputGradient.Shape}, kernel {_rows.Taps}×{_columns.Taps}, sixteen samples in a vector."),
            Parts.Text($"Tile: {tile[0]} channels × {tile[1]} input channels × {tile[2]}×{tile[3]} taps in registers of {_target.VectorBits} bits, each with sixteen partial sums.{cut}"),
        ];
        Ir.Buffer[] buffers = _bias is null ? [_source, _gradient, _sums, _weights] : [_source, _gradient, _sums, _weights, _bias];
        int size = tile.Aggregate(Parts.CountOf(_target), (product, t) => product * t);
        return new Kernel(
            new Function("BlockConvolutionBackwardWeights", summary, buffers, [], _builder.Finish()),
            [
                new LoopSchedule("oc", tile[0]), new LoopSchedule("ic", tile[1]), new LoopSchedule("ky", tile[2]), new LoopSchedule("kx", tile[3]),
                new LoopSchedule("ox", Unroll: size < 8 ? 2 : 1),
            ]);
    }

    /// <summary>The weights between a block of input channels and a block of output channels.</summary>
    private void Block(Affine group, Affine firstInput, Affine firstOutput, int outputs)
    {
        int top = _blocks.Levels - 1;
        Rows(new SumPlace(0, 0), _rows.Count, top);
        _builder.Loop("done", outputs, oc =>
        {
            Affine channel = (group * _outputs) + firstOutput + oc;
            VectorType type = VectorRow.TypeFor(SumsPerOutput, _target);
            _builder.ForEachVector("weight", SumsPerOutput, type, i => _builder.Store(
                _weights,
                (channel * (_inputs * _taps)) + (firstInput * _taps) + i,
                new SumsOfRows(_sums, (((Affine)oc * SumsPerOutput) + i) * Parts.Lanes, type)));
        });
        if (_bias is not null)
        {
            VectorType type = VectorRow.TypeFor(outputs, _target);
            _builder.ForEachVector("biased", outputs, type, i => _builder.Store(
                _bias, (group * _outputs) + firstOutput + i, new SumsOfRows(_sums, BiasSum(i), type)));
        }

        // The sums of some rows at a level of the memory: bands of them, or groups whose sums the level below takes.
        void Rows(SumPlace first, int count, int level)
        {
            if (HasBands)
            {
                ForEachSum(at => _builder.Store(_sums, at + Level(level), Parts.Zero(_target.Float)));
            }

            if (level == 0)
            {
                SumWalk.Straight.ForEach(_builder, "band", first, count, _blocks.BandRows, Band);
                return;
            }

            SumWalk.Straight.ForEach(_builder, "rows", first, count, _blocks.Sum.Axes[0].Parts[level], (rows, length) =>
            {
                Rows(rows, length, level - 1);
                ForEachSum(at => _builder.Store(_sums, at + Level(level), new Binary(
                    BinaryOperator.Add, new Load(_sums, at + Level(level), _target.Float), new Load(_sums, at + Level(level - 1), _target.Float))));
            });
        }

        void Band(SumPlace band, int rows) => _builder.Loop("oc", outputs, oc =>
        {
            Affine channel = (group * _outputs) + firstOutput + oc;
            if (_bias is not null)
            {
                Sum(BiasSum(oc), _blocks.BiasSum.Stretch(rows), "by", "bx", (sums, y, x) => Add(sums, channel, band.Index + y, x));
            }

            _builder.Loop("ic", _blocks.InputBlock, ic => _builder.Loop("ky", _rows.Taps, ky => _builder.Loop("kx", _columns.Taps, kx =>
            {
                Affine at = (((Affine)oc * SumsPerOutput) + ((Affine)ic * _taps) + ((Affine)ky * _columns.Taps) + kx) * Parts.Lanes;
                Affine inputChannel = (group * _inputs) + firstInput + ic;
                Sum(at, _blocks.BandSum.Stretch(rows), "oy", "ox", (sums, y, x) => MultiplyAdd(sums, channel, inputChannel, band.Index + y, x, ky, kx));
            })));
        });

        void ForEachSum(Action<Affine> body)
        {
            _builder.Loop("sum", outputs * SumsPerOutput, sum => _builder.ForEachPart(_target, lane => body(((Affine)sum * Parts.Lanes) + lane)));
            if (_bias is not null)
            {
                _builder.Loop("sum", outputs, sum => _builder.ForEachPart(_target, lane => body(BiasSum(sum) + lane)));
            }
        }
    }

    private Affine BiasSum(Affine output) => ((Affine)(_blocks.OutputBlock * SumsPerOutput) + output) * Parts.Lanes;

    /// <summary>Where the sums of a level are, from those of the highest, which are complete at the end.</summary>
    private int Level(int level) => (_blocks.Levels - 1 - level) * _blocks.SumsLength(_taps);

    /// <summary>Sixteen sums in one vector over the rows of a band, taken up where the last band left them and kept in memory.</summary>
    private void Sum(Affine at, SumShape shape, string y, string x, Action<IReadOnlyList<Value>, Affine, Affine> add)
    {
        Affine first = HasBands ? at + Level(0) : at;
        (string Name, VectorType Type)[] names =
        [
            .. Enumerable.Range(0, Parts.CountOf(_target)).Select(p => (Parts.CountOf(_target) == 1 ? "acc" : $"acc{(char)('A' + p)}", _target.Float)),
        ];
        if (HasBands && shape.HasParts)
        {
            PartedSum.WriteParts(_builder, shape, [new(y), new(x)], names, sums => Keep(sums, isAdded: true), (sums, places) => add(sums, places[0].Index, places[1].Index));
            return;
        }

        Value[] whole = [.. names.Select((n, p) => _builder.Accumulator(n.Name, HasBands ? Kept(p) : Parts.Zero(_target.Float)))];
        PartedSum.Write(_builder, shape, [new(y), new(x)], whole, (sums, places) => add(sums, places[0].Index, places[1].Index));
        Keep(whole, isAdded: false);

        void Keep(IReadOnlyList<Value> sums, bool isAdded)
        {
            for (int part = 0; part < sums.Count; part++)
            {
                Expression sum = new Read(sums[part]);
                _builder.Store(_sums, first + (part * _target.Lanes), isAdded ? new Binary(BinaryOperator.Add, Kept(part), sum) : sum);
            }
        }

        Load Kept(int part) => new(_sums, first + (part * _target.Lanes), _target.Float);
    }

    private void Add(IReadOnlyList<Value> sums, Affine channel, Affine oy, Affine ox)
    {
        for (int part = 0; part < sums.Count; part++)
        {
            Affine at = _outputGradient.Index(channel, oy, ox) + (part * _target.Lanes);
            _builder.Assign(sums[part], new Binary(BinaryOperator.Add, new Read(sums[part]), new Load(_gradient, at, _target.Float)));
        }
    }

    private void MultiplyAdd(IReadOnlyList<Value> sums, Affine channel, Affine inputChannel, Affine oy, Affine ox, Affine ky, Affine kx)
    {
        for (int part = 0; part < sums.Count; part++)
        {
            int lane = part * _target.Lanes;
            _builder.Assign(sums[part], new MultiplyAdd(
                new Load(_gradient, _outputGradient.Index(channel, oy, ox) + lane, _target.Float),
                new Load(_source, _input.Index(inputChannel, _rows.In(oy, ky), _columns.In(ox, kx)) + lane, _target.Float),
                new Read(sums[part])));
        }
    }
}

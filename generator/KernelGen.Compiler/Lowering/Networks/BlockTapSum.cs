using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Lowers a <see cref="TapSum"/> over sixteen samples in a vector. Weights are read as they are, one broadcast for a tile of pixels.</summary>
internal sealed class BlockTapSum
{
    private readonly Builder _builder = new();
    private readonly TapSum _sum;
    private readonly PlaneLayout _input;
    private readonly PlaneLayout _output;
    private readonly Finish _finish;
    private readonly Target _target;
    private readonly int[] _tile;
    private readonly BandBlocks _blocks;
    private readonly Ir.Buffer _source;
    private readonly Ir.Buffer _weight;
    private readonly Ir.Buffer? _bias;
    private readonly Ir.Buffer? _values;
    private readonly Ir.Buffer _result;

    private BlockTapSum(TapSum sum, (PlaneLayout Layout, string Name) input, (PlaneLayout Layout, string Name) output, bool hasBias, Finish finish, Target target)
    {
        (_sum, _input, _output, _finish, _target) = (sum, input.Layout, output.Layout, finish, target);
        _source = new Ir.Buffer(input.Name, ElementType.F32, _input.Length);
        _weight = new Ir.Buffer("weight", ElementType.F32, sum.WeightPerGroup * sum.Groups);
        _bias = hasBias ? new Ir.Buffer("bias", ElementType.F32, sum.Groups * sum.Outputs) : null;
        _values = finish.Values is { } values ? new Ir.Buffer("values", ElementType.F32, values.Length) : null;
        _result = new Ir.Buffer(output.Name, ElementType.F32, _output.Length, isWritten: true);
        AxisTaps widest = sum.Widest;
        (_tile, _) = TileModel.Choose(
            target,
            Axes,
            t => new TileCost(t[0] * t[1], t[0] + LoadsPerTap(t[1], widest), (t[0] * t[1]) + t[1] + (target.HasFusedMultiplyAdd ? 1 : 2)),
            TextBudget.TileSize(target, sum.Phases));
        _blocks = sum.Blocks(_input, _output, _tile[0], target);
    }

    private TileAxis[] Axes => [new TileAxis("oc", _sum.Outputs), new TileAxis("ox", _sum.Widest.Count)];

    private bool HasBlocks => _blocks.InputBlock < _sum.Inputs;

    public static Kernel Lower(
        string name, string title, TapSum sum, (PlaneLayout Layout, string Name) input, (PlaneLayout Layout, string Name) output, bool hasBias,
        Finish finish, Target target) => new BlockTapSum(sum, input, output, hasBias, finish, target).Lower(name, title);

    private Kernel Lower(string name, string title)
    {
        _builder.Loop("group", _sum.Groups, group => _builder.Loop("band", _blocks.Bands, band =>
        {
            if (HasBlocks)
            {
                ForEachPhase((rows, columns) => ForEachPixel("oc", "ox", group, band, rows, columns, (channel, at, _) => _builder.Store(_result, at, Start(channel))));
                _builder.Loop("icBlock", _sum.Inputs / _blocks.InputBlock, block => Sums(group, band, (Affine)block * _blocks.InputBlock));
                if (!_finish.IsNothing)
                {
                    ForEachPhase((rows, columns) => ForEachPixel("oc", "ox", group, band, rows, columns, (_, at, value) => _builder.Store(
                        _result, at, Finished(_builder.Define("sum", new Load(_result, at, _target.Float)), value))));
                }
            }
            else
            {
                Sums(group, band, 0);
            }
        }));

        AxisTaps widest = _sum.Widest;
        int bodies = TextBudget.Bodies(Axes, _tile) * _sum.Phases;
        int size = _tile[0] * _tile[1];
        int live = size + _tile[0] + 1 + widest.SharedReads(_tile[1]);
        (int unrollRows, int unrollColumns) = TextBudget.Unroll(_target, size, bodies, _sum.Rows.Max(r => r.Taps), widest.Taps, live, live);
        // Several channels at a time only where that makes one long run of statements.
        bool hasTapLoops = (unrollRows == 1 && _sum.Rows.Any(r => r.Taps > 1)) || (unrollColumns == 1 && widest.Taps > 1);
        int perInput = size * Math.Min(unrollColumns, Math.Max(1, widest.Taps));
        string groups = _sum.Groups > 1 ? Parts.Text($", {_sum.Groups} groups") : "";
        string bands = _blocks.Bands > 1 ? Parts.Text($" Bands: {_blocks.Bands}, so that what they read stays in the cache.") : "";
        string blocks = HasBlocks ? Parts.Text($" Channels are summed {_blocks.InputBlock} at a time.") : "";
        string[] summary =
        [
            Parts.Text($"{title}: {_input.Shape} to {_output.Shape}{groups}, sixteen samples in a vector."),
            Parts.Text($"Tile: {_tile[0]} channels × {_tile[1]} pixels in registers of {_target.VectorBits} bits.{bands}{blocks}"),
        ];
        Ir.Buffer?[] buffers = [_source, _weight, _bias, _values, _result];
        return new Kernel(
            new Function(name, summary, [.. buffers.OfType<Ir.Buffer>()], [], _builder.Finish()),
            [
                new LoopSchedule("oc", _tile[0]),
                new LoopSchedule("ox", _tile[1]),
                new LoopSchedule("ic", Unroll: hasTapLoops || perInput >= 16 || bodies > 1 ? 1 : 4),
                new LoopSchedule("ky", Unroll: unrollRows),
                new LoopSchedule("kx", Unroll: unrollColumns),
            ]);
    }

    private void Sums(Affine group, Affine band, Affine firstInput) => ForEachPhase((rows, columns) =>
    {
        Stage? phase = null;
        if (_sum.Phases > 1)
        {
            string place = Parts.Text($"{rows.Place("row")} and {columns.Place("column")} meet {rows.Taps}×{columns.Taps} weights.");
            _builder.Note(char.ToUpperInvariant(place[0]) + place.Substring(1));
            phase = new Stage("SumPhase", "The sums of the pixels that meet the same weights.", "ky", "kx");
        }

        _builder.Loop("oc", _sum.Outputs, phase, oc => _builder.Loop("oy", rows.Count / _blocks.Bands, oy => _builder.ForEachPart(
            _target, lane => _builder.Loop("ox", columns.Count, ox => Pixel(group, firstInput, rows, columns, oc, (band * (rows.Count / _blocks.Bands)) + oy, lane, ox)))));
    });

    private void ForEachPhase(Action<AxisTaps, AxisTaps> body)
    {
        foreach (AxisTaps rows in _sum.Rows)
        {
            foreach (AxisTaps columns in _sum.Columns)
            {
                rows.ForEachPhase(_builder, "phaseY", r => columns.ForEachPhase(_builder, "phaseX", c => body(r, c)));
            }
        }
    }

    private void Pixel(Affine group, Affine firstInput, AxisTaps rows, AxisTaps columns, Affine oc, Affine oy, Affine lane, Affine ox)
    {
        Affine channel = (group * _sum.Outputs) + oc;
        Affine at = _output.Index(channel, rows.Out(oy), columns.Out(ox)) + lane;
        Value acc = _builder.Accumulator("acc", HasBlocks ? new Load(_result, at, _target.Float) : Start(channel));
        SumShape shape = _sum.Shape(rows, columns).Stretch(_blocks.InputBlock);
        PartedSum.Write(_builder, shape, [new("ic"), new("ky"), new("kx")], [acc], (parts, place) =>
        {
            (Affine ic, Affine ky, Affine kx) = (firstInput + place[0].Index, place[1].Index, place[2].Index);
            Affine weightIndex = (group * _sum.WeightPerGroup) + (oc * _sum.WeightPerOutput) + (ic * _sum.WeightPerInput)
                + (rows.Weight(ky) * _sum.KernelWidth) + columns.Weight(kx);
            Affine inputIndex = _input.Index((group * _sum.Inputs) + ic, rows.In(oy, ky), columns.In(ox, kx)) + lane;
            _builder.Assign(parts[0], new MultiplyAdd(
                new Broadcast(_weight, weightIndex, _target.Float), new Load(_source, inputIndex, _target.Float), new Read(parts[0])));
        });
        Expression value = new Read(acc);
        _builder.Store(_result, at, HasBlocks ? value : Finished(value, ValueAt(channel, rows.Out(oy), columns.Out(ox), lane)));
    }

    /// <summary>A band of all channels, pixel by pixel: the body gets the channel, the place, and the place of the value that is kept of the forward pass.</summary>
    private void ForEachPixel(
        string channelName, string columnName, Affine group, Affine band, AxisTaps rows, AxisTaps columns, Action<Affine, Affine, Affine> body)
    {
        int count = rows.Count / _blocks.Bands;
        _builder.Loop(channelName + "Whole", _sum.Outputs, oc => _builder.Loop("oyWhole", count, oy => _builder.Loop(columnName + "Whole", columns.Count, ox =>
            _builder.ForEachPart(_target, lane =>
            {
                Affine channel = (group * _sum.Outputs) + oc;
                (Affine y, Affine x) = (rows.Out((band * count) + oy), columns.Out(ox));
                body(channel, _output.Index(channel, y, x) + lane, ValueAt(channel, y, x, lane));
            }))));
    }

    private Affine ValueAt(Affine channel, Affine y, Affine x, Affine lane) => _finish.Values is { } values ? values.Index(channel, y, x) + lane : Affine.Zero;

    private Expression Start(Affine channel) => _bias is null ? Parts.Zero(_target.Float) : new Broadcast(_bias, channel, _target.Float);

    private Expression Finished(Expression sum, Affine valueAt) => _values is null
        ? Activations.Apply(_builder, _finish.Activation, sum)
        : _finish.Back(_builder, sum, _values, valueAt);

    /// <summary>Neighbouring pixels share what their windows have in common when the taps of a row are written out.</summary>
    private static double LoadsPerTap(int pixels, AxisTaps columns)
    {
        int taps = Math.Max(1, columns.Taps);
        int distinct = Math.Abs(columns.TapStep) == columns.InStep ? pixels + taps - 1 : pixels * taps;
        return (double)distinct / taps;
    }
}

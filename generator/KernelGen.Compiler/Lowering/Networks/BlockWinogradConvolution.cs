using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Lowering.Winograd;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// A convolution over sixteen samples in a vector Winograd's way, forward and backward for the data, which is the same with turned weights: a strip of
/// tiles is transformed, at each position of the tile the channels are summed, and the sums are transformed back. The weights are transformed first, or
/// eight outputs at a time before they are summed.
/// </summary>
internal sealed class BlockWinogradConvolution
{
    /// <summary>The loops whose turns threads share out, one in each of the three parts.</summary>
    private const string Shared = "item";

    private readonly Builder _builder = new();
    private readonly BlockWinogradPlan _plan;
    private readonly WinogradTiles _tiles;
    private readonly PlaneLayout _input;
    private readonly PlaneLayout _output;
    private readonly (int Row, int Column) _first;
    private readonly Finish _finish;
    private readonly Target _target;
    private readonly Ir.Buffer _source;
    private readonly string _method;
    private readonly Ir.Buffer _weight;
    private readonly Ir.Buffer _transformed;
    private readonly Ir.Buffer? _bias;
    private readonly Ir.Buffer? _kept;
    private readonly Ir.Buffer _values;
    private readonly Ir.Buffer _products;
    private readonly Ir.Buffer _result;

    private BlockWinogradConvolution(
        BlockWinogradPlan plan, string method, PlaneLayout input, PlaneLayout output, (int Row, int Column) first, bool hasBias, Finish finish, Target target)
    {
        (_plan, _method, _input, _output, _first, _finish, _target) = (plan, method, input, output, first, finish, target);
        _tiles = new WinogradTiles(_builder, plan, target);
        _source = new("input", ElementType.F32, input.Length);
        _weight = new("weight", ElementType.F32, plan.Outputs * plan.Inputs * plan.Down.Taps * plan.Across.Taps);
        _transformed = new("transformed", ElementType.F32, plan.WeightLength, isWritten: true);
        _bias = hasBias ? new("bias", ElementType.F32, plan.Outputs) : null;
        _kept = finish.Values is { } values ? new("kept", ElementType.F32, values.Length) : null;
        _values = new("values", ElementType.F32, plan.Positions * plan.InputStride, isWritten: true);
        _products = new("products", ElementType.F32, plan.Positions * plan.ProductStride, isWritten: true);
        _result = new("output", ElementType.F32, output.Length, isWritten: true);
    }

    /// <summary>Lowers the layer.</summary>
    /// <param name="plan">The tiles.</param>
    /// <param name="title">What is computed, for the reader.</param>
    /// <param name="method">What transforms the weights.</param>
    /// <param name="input">Where the input is stored.</param>
    /// <param name="output">Where the output goes.</param>
    /// <param name="first">The row and the column of the input that the first tap of the first output reads.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    /// <param name="finish">What is done with the results before they are stored.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Lower(
        BlockWinogradPlan plan, string title, string method, PlaneLayout input, PlaneLayout output, (int Row, int Column) first, bool hasBias, Finish finish,
        Target target) =>
        new BlockWinogradConvolution(plan, method, input, output, first, hasBias, finish, target).Lower(title);

    private Kernel Lower(string title)
    {
        if (!_plan.TransformsBlocks)
        {
            _builder.Loop(Shared, _plan.OutputBlocks, new Stage("TransformWeights", "The weights, transformed."), block => TransformWeights(block, block));
            _builder.Add(new Wait());
        }

        _tiles.ForEachStrip((row, column) =>
        {
            TransformInputs(row, column);
            _builder.Add(new Wait());
            SumChannels();
            _builder.Add(new Wait());
            TransformProducts(row, column);
        });

        TileAxis[] axes = [new("oc", BlockWinogradPlan.Together), new("tile", _plan.Tiles)];
        int[] tile = WinogradTile.Choose(_target, axes[0], axes[1]);
        int size = tile[0] * tile[1];
        int bodies = TextBudget.Bodies(axes, tile);
        int outputs = _plan.Down.Outputs * _plan.Across.Outputs;
        Ir.Buffer?[] buffers = [_source, _weight, _bias, _kept, _transformed, _values, _products, _result];
        return new Kernel(
            new Function(
                "BlockWinogradConvolution",
                [
                    Parts.Text($"{title}: {_input.Shape} to {_output.Shape}, by Winograd's {_plan.Name}, sixteen samples in a vector."),
                    Parts.Text($"Multiply-adds: {_plan.Positions} for {outputs} outputs of a channel from one of the input, where direct sums take {outputs * _plan.Down.Taps * _plan.Across.Taps}. {_plan.Strips} {(_plan.Strips == 1 ? "strip" : "strips")} of {_plan.StripRows}×{_plan.StripColumns} tiles."),
                    Parts.Text($"Tile: {_plan.Name}, {tile[0]} channels × {tile[1]} tiles in registers of {_target.VectorBits} bits."),
                ],
                [.. buffers.OfType<Ir.Buffer>()], [], _builder.Finish()),
            [
                new LoopSchedule("oc", tile[0]),
                new LoopSchedule("tile", tile[1]),
                new LoopSchedule("ic", Unroll: size * bodies < 16 ? Math.Min(8, Graph.Round.Quotient(16, size * bodies)) : 1),
            ]);
    }

    /// <summary>The values of all channels of the strip at each position.</summary>
    private void TransformInputs(Affine row, Affine column)
    {
        _builder.Loop(Shared, _plan.Inputs, new Stage("TransformInputs", "The inputs of each tile, transformed: first along its columns, then along its rows.", WinogradTiles.Loops), channel => _tiles.ForEachTile(row, column, (tile, y, x) => _builder.Loop("inputPart", Parts.CountOf(_target), part =>
        {
            Affine lane = (Affine)part * _target.Lanes;
            Affine at = ((Affine)channel * (_plan.Tiles * Parts.Lanes)) + (tile * Parts.Lanes) + lane;
            _tiles.TransformInputs(
                _values, (ky, kx) => At(_plan.InputStride, ky, kx) + at,
                (ky, kx) => new Load(_source, _input.Index(channel, y + ky + _first.Row, x + kx + _first.Column) + lane, _target.Float));
        })));
    }

    /// <summary>The weights of a block of output channels.</summary>
    private void TransformWeights(Affine block, Affine place) => _builder.Call(
        _method, [new Region(_weight, Affine.Zero, (int)_weight.Length.Constant), new Region(_transformed, place * _plan.BlockLength, _plan.BlockLength, IsWritten: true)],
        block * BlockWinogradPlan.Together, _plan.Outputs, _plan.Inputs, _plan.Down.Taps, _plan.Across.Taps, _plan.Down.Size, _plan.Across.Size);

    /// <summary>At each position a sum over the channels for each tile.</summary>
    private void SumChannels()
    {
        if (!_plan.TransformsBlocks)
        {
            _builder.Loop(
                Shared, _plan.Positions, new Stage("SumChannels", "At each position of the tiles, the sums over the channels."),
                position => _builder.Loop("ocb", _plan.OutputBlocks, block => SumChannels(position, block, block)));
            return;
        }

        int turns = _plan.OutputBlocks / _plan.StoredBlocks;
        _builder.Loop(Shared, _plan.StoredBlocks, new Stage("SumBlocks", "The weights of a few outputs, transformed; at each position of the tiles, their sums over the channels.", "ocb"), place => _builder.Loop("ocb", turns, turn =>
        {
            Affine block = ((Affine)place * turns) + turn;
            TransformWeights(block, place);
            _builder.Loop("position", _plan.Positions, position => SumChannels(position, block, place));
        }));
    }

    private void SumChannels(Affine position, Affine block, Affine place)
    {
        SumShape shape = SumShape.Of(SumLimits.Transformed, [_plan.Inputs, 1, 1], hasChannels: true);
        var channels = new StraightWalk(_plan.Tiles * Parts.Lanes);
        _builder.Loop("oc", BlockWinogradPlan.Together, oc => _builder.ForEachPart(_target, lane => _builder.Loop("tile", _plan.Tiles, tile =>
        {
            Value acc = _builder.Accumulator("acc", Parts.Zero(_target.Float));
            Affine weight = (place * _plan.BlockLength) + (position * (_plan.Inputs * BlockWinogradPlan.Together)) + oc;
            PartedSum.Write(_builder, shape, [new("ic", channels), new("noRow"), new("noColumn")], [acc], (parts, at) => _builder.Assign(parts[0], new MultiplyAdd(
                new Broadcast(_transformed, weight + (at[0].Index * BlockWinogradPlan.Together), _target.Float),
                new Load(_values, (position * _plan.InputStride) + at[0].Offset + ((Affine)tile * Parts.Lanes) + lane, _target.Float),
                new Read(parts[0]))));
            _builder.Store(
                _products,
                (position * _plan.ProductStride) + (((block * BlockWinogradPlan.Together) + oc) * (_plan.Tiles * Parts.Lanes)) + ((Affine)tile * Parts.Lanes) + lane,
                new Read(acc));
        })));
    }

    /// <summary>The outputs of each tile.</summary>
    private void TransformProducts(Affine row, Affine column)
    {
        _builder.Loop(Shared, _plan.Outputs, new Stage("TransformProducts", "The outputs of each tile from its sums: first along its columns, then along its rows.", WinogradTiles.Loops), channel => _tiles.ForEachTile(row, column, (tile, y, x) => _builder.Loop("outputPart", Parts.CountOf(_target), part =>
        {
            Affine lane = (Affine)part * _target.Lanes;
            Affine at = ((Affine)channel * (_plan.Tiles * Parts.Lanes)) + (tile * Parts.Lanes) + lane;
            _tiles.TransformProducts(_products, (ky, kx) => At(_plan.ProductStride, ky, kx) + at, (oy, outputs) =>
            {
                for (int ox = 0; ox < outputs.Count; ox++)
                {
                    Affine keptAt = _finish.Values is { } values ? values.Index(channel, y + oy, x + ox) + lane : Affine.Zero;
                    _builder.Store(_result, _output.Index(channel, y + oy, x + ox) + lane, Finished(channel, outputs[ox], keptAt));
                }
            });
        })));
    }

    private Expression Finished(Affine channel, Expression sum, Affine keptAt)
    {
        Expression biased = _bias is null ? sum : _builder.DefineFresh("sum", new Binary(BinaryOperator.Add, sum, new Broadcast(_bias, channel, _target.Float)));
        return _kept is null ? Activations.Apply(_builder, _finish.Activation, biased) : _finish.Back(_builder, biased, _kept, keptAt);
    }

    private Affine At(int stride, Affine ky, Affine kx) => ((ky * _plan.Across.Size) + kx) * stride;
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Lowering.Winograd;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// A convolution of one sample Winograd's way, sixteen channels in a vector: a strip of tiles is transformed, at each position of the tile the channels are
/// summed, and the sums are transformed back. Tiles at the far edges are moved back over the ones before them, so that all are whole.
/// </summary>
internal sealed class SampleWinogradConvolution
{
    /// <summary>The loops whose turns threads share out, one in each of the three parts.</summary>
    private const string Shared = "item";

    /// <summary>Floats from weights that are read to those that are brought near meanwhile: a page, behind whose end the processor does not look by itself.</summary>
    private const int Ahead = 1024;

    private readonly Builder _builder = new();
    private readonly WinogradPlan _plan;
    private readonly WinogradTiles _tiles;
    private readonly Convolution _convolution;
    private readonly ChannelLayout _input;
    private readonly ChannelLayout? _added;
    private readonly ChannelLayout _output;
    private readonly Activation _fused;
    private readonly Target _target;
    private readonly Ir.Buffer _source;
    private readonly Ir.Buffer _weight;
    private readonly Ir.Buffer _bias;
    private readonly Ir.Buffer? _addend;
    private readonly Ir.Buffer _values;
    private readonly Ir.Buffer _products;
    private readonly Ir.Buffer _result;

    private SampleWinogradConvolution(
        WinogradPlan plan, Convolution convolution, ChannelLayout input, ChannelLayout? added, ChannelLayout output, Activation fused, Target target)
    {
        (_plan, _convolution, _input, _added, _output, _fused, _target) = (plan, convolution, input, added, output, fused, target);
        _tiles = new WinogradTiles(_builder, plan, target);
        _source = new("input", ElementType.F32, input.Length);
        _weight = new("weight", ElementType.F32, plan.WeightLength);
        _bias = new("bias", ElementType.F32, output.Blocks * Parts.Lanes);
        _addend = added is null ? null : new("added", ElementType.F32, added.Length);
        _values = new("values", ElementType.F32, plan.Positions * plan.InputStride, isWritten: true);
        _products = new("products", ElementType.F32, plan.Positions * plan.ProductStride, isWritten: true);
        _result = new("output", ElementType.F32, output.Length, isWritten: true);
    }

    /// <summary>Whether the weights are too many for the second cache.</summary>
    private bool ComesFromMemory => 4L * _plan.WeightLength > _target.SecondCacheBytes;

    /// <summary>Lowers the layer.</summary>
    /// <param name="plan">The tiles.</param>
    /// <param name="convolution">The windows.</param>
    /// <param name="input">Where the input is stored.</param>
    /// <param name="added">Where the tensor is stored that is added to the result before the activation; null where none is.</param>
    /// <param name="output">Where the output goes.</param>
    /// <param name="fused">The activation that is applied before the result is stored.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Lower(
        WinogradPlan plan, Convolution convolution, ChannelLayout input, ChannelLayout? added, ChannelLayout output, Activation fused, Target target) =>
        new SampleWinogradConvolution(plan, convolution, input, added, output, fused, target).Lower();

    private Kernel Lower()
    {
        _tiles.ForEachStrip((row, column) =>
        {
            TransformInputs(row, column);
            _builder.Add(new Wait());
            SumChannels();
            _builder.Add(new Wait());
            TransformProducts(row, column);
        });

        TileAxis[] axes = [new("ocb", _output.Blocks, 8), new("tile", _plan.Tiles), new("part", Parts.CountOf(_target))];
        // Weights that come from memory are best read once, one after another: then memory is never idle.
        (int[] tile, _) = TileModel.Choose(_target, axes, Cost, keep: ComesFromMemory && Fits([1, _plan.Tiles, 1]) ? [0, _plan.Tiles, 0] : null);
        int size = tile[0] * tile[1] * tile[2];
        int bodies = TextBudget.Bodies(axes, tile);
        (WinogradAxis down, WinogradAxis across) = (_plan.Down, _plan.Across);
        string name = _plan.Name;
        Ir.Buffer?[] buffers = [_source, _weight, _bias, _addend, _values, _products, _result];
        return new Kernel(
            new Function(
                "WinogradConvolution",
                [
                    Parts.Text($"Convolution, forward, one sample: {_input.Shape} to {_output.Shape}, kernel {down.Taps}×{across.Taps}, by Winograd's {name}, sixteen channels in a vector{(_added is null ? "" : ", another tensor added")}."),
                    Parts.Text($"Multiply-adds: {_plan.Positions} for {down.Outputs * across.Outputs} outputs of a channel from one of the input, where direct sums take {down.Outputs * across.Outputs * down.Taps * across.Taps}. {_plan.Strips} {(_plan.Strips == 1 ? "strip" : "strips")} of {_plan.StripRows}×{_plan.StripColumns} tiles."),
                    Parts.Text($"Tile: {name}, {tile[0] * Parts.Lanes * tile[2] / Parts.CountOf(_target)} channels × {tile[1]} tiles in registers of {_target.VectorBits} bits."),
                ],
                [.. buffers.OfType<Ir.Buffer>()], [], _builder.Finish()),
            [
                new LoopSchedule("tile", tile[1]),
                new LoopSchedule("ocb", tile[0]),
                new LoopSchedule("part", tile[2]),
                new LoopSchedule("ic", Unroll: size * bodies < 16 ? Math.Min(8, Round.Quotient(16, size * bodies)) : 1),
            ]);

        bool Fits(int[] t) => Cost(t).Registers <= _target.Registers;

        TileCost Cost(int[] t)
        {
            int vectors = t[0] * t[2];
            return new TileCost(vectors * t[1], vectors + t[1], (vectors * t[1]) + vectors + (vectors > 1 ? 1 : 0) + (_target.HasFusedMultiplyAdd ? 0 : 1));
        }
    }

    /// <summary>The values of all channels of the strip at each position.</summary>
    private void TransformInputs(Affine row, Affine column)
    {
        AxisTaps down = AxisTaps.Forward(_convolution.Rows);
        AxisTaps across = AxisTaps.Forward(_convolution.Columns);
        _builder.Loop(Shared, _input.Blocks, new Stage("TransformInputs", "The inputs of each tile, transformed: first along its columns, then along its rows.", WinogradTiles.Loops), block => _tiles.ForEachTile(row, column, (tile, y, x) => _builder.Loop("inputPart", Parts.CountOf(_target), part =>
        {
            Affine lane = (Affine)part * _target.Lanes;
            Affine at = (((Affine)block * _plan.Tiles) * Parts.Lanes) + (tile * Parts.Lanes) + lane;
            _tiles.TransformInputs(
                _values, (ky, kx) => At(_plan.InputStride, ky, kx) + at,
                (ky, kx) => new Load(_source, _input.Index(block, down.In(y, ky), across.In(x, kx)) + lane, _target.Float));
        })));
    }

    /// <summary>At each position a sum over the channels for each tile.</summary>
    private void SumChannels()
    {
        SumShape shape = SumShape.Of(SumLimits.Transformed, [_input.Shape.Channels, 1, 1], hasChannels: true);
        int perBlock = SampleChannelConvolution.PackedPerBlock(_input.Shape.Channels, 1);
        var channels = new BlockedWalk(_plan.Tiles * Parts.Lanes);
        _builder.Loop(Shared, _plan.Positions, new Stage("SumChannels", "At each position of the tiles, the sums over the channels."), position => _builder.Loop("ocb", _output.Blocks, block => _builder.Loop("tile", _plan.Tiles, tile => _builder.ForEachPart(_target, lane =>
        {
            Value acc = _builder.Accumulator("acc", Parts.Zero(_target.Float));
            PartedSum.Write(_builder, shape, [new("ic", channels), new("noRow"), new("noColumn")], [acc], (parts, at) =>
            {
                Affine weightIndex = ((Affine)position * _plan.WeightStride) + ((Affine)block * perBlock) + (at[0].Index * Parts.Lanes) + lane;
                if (ComesFromMemory)
                {
                    _builder.Prefetch(_weight, weightIndex + Ahead);
                }

                _builder.Assign(parts[0], new MultiplyAdd(
                    new Load(_weight, weightIndex, _target.Float),
                    new Broadcast(_values, ((Affine)position * _plan.InputStride) + at[0].Offset + ((Affine)tile * Parts.Lanes), _target.Float),
                    new Read(parts[0])));
            });
            _builder.Store(_products, ((Affine)position * _plan.ProductStride) + ((Affine)block * (_plan.Tiles * Parts.Lanes)) + ((Affine)tile * Parts.Lanes) + lane, new Read(acc));
        }))));
    }

    /// <summary>The outputs of each tile.</summary>
    private void TransformProducts(Affine row, Affine column)
    {
        _builder.Loop(Shared, _output.Blocks, new Stage("TransformProducts", "The outputs of each tile from its sums: first along its columns, then along its rows.", WinogradTiles.Loops), block => _tiles.ForEachTile(row, column, (tile, y, x) => _builder.Loop("outputPart", Parts.CountOf(_target), part =>
        {
            Affine lane = (Affine)part * _target.Lanes;
            Affine at = (((Affine)block * _plan.Tiles) * Parts.Lanes) + (tile * Parts.Lanes) + lane;
            _tiles.TransformProducts(_products, (ky, kx) => At(_plan.ProductStride, ky, kx) + at, (oy, outputs) =>
            {
                Expression bias = _builder.DefineFresh("b", new Load(_bias, ((Affine)block * Parts.Lanes) + lane, _target.Float));
                for (int ox = 0; ox < outputs.Count; ox++)
                {
                    Expression sum = _builder.DefineFresh("sum", new Binary(BinaryOperator.Add, outputs[ox], bias));
                    if (_addend is not null)
                    {
                        sum = _builder.DefineFresh(
                            "sum", new Binary(BinaryOperator.Add, sum, new Load(_addend, _added!.Index(block, y + oy, x + ox) + lane, _target.Float)));
                    }

                    _builder.Store(_result, _output.Index(block, y + oy, x + ox) + lane, Activations.Apply(_builder, _fused, sum));
                }
            });
        })));
    }

    private Affine At(int stride, Affine ky, Affine kx) => ((ky * _plan.Across.Size) + kx) * stride;
}

using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Lowering.Winograd;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// The sums behind the gradient of a convolution's weights over sixteen samples Winograd's way. Inputs, sixteen channels in the lanes, and gradients of
/// the output, sixteen samples in the lanes, are transformed a strip of tiles at a time; at each position a matrix product sums over tiles and samples,
/// and the sums are transformed back: a few output channels at a time before the next ones are summed, or all of them at the end.
/// </summary>
internal sealed class BlockWinogradWeights
{
    /// <summary>The loops whose turns threads share out, one in each of the three parts.</summary>
    private const string Shared = "item";

    private readonly Builder _builder = new();
    private readonly BlockWinogradGradientPlan _plan;
    private readonly WinogradTiles _tiles;
    private readonly Convolution _convolution;
    private readonly PlaneLayout _input;
    private readonly PlaneLayout _outputGradient;
    private readonly Target _target;
    private readonly Ir.Buffer _turned;
    private readonly Ir.Buffer _gradient;
    private readonly Ir.Buffer _values;
    private readonly Ir.Buffer _gradients;
    private readonly Ir.Buffer _sums;
    private readonly Ir.Buffer _result;

    private BlockWinogradWeights(BlockWinogradGradientPlan plan, Convolution convolution, PlaneLayout input, PlaneLayout outputGradient, Target target)
    {
        (_plan, _convolution, _input, _outputGradient, _target) = (plan, convolution, input, outputGradient, target);
        _tiles = new WinogradTiles(_builder, plan, target);
        _turned = new("input", ElementType.F32, plan.TurnedLength(input));
        _gradient = new("outputGradient", ElementType.F32, outputGradient.Length);
        _values = new("values", ElementType.F32, plan.Positions * plan.InputStride, isWritten: true);
        _gradients = new("gradients", ElementType.F32, plan.Positions * plan.GradientStride, isWritten: true);
        _sums = new("sums", ElementType.F32, plan.SumLength, isWritten: true);
        _result = new("gradient", ElementType.F32, plan.Outputs * plan.Inputs * plan.Down.Taps * plan.Across.Taps, isWritten: true);
    }

    /// <summary>Lowers the sums.</summary>
    /// <param name="plan">The tiles.</param>
    /// <param name="convolution">The windows.</param>
    /// <param name="input">Where the input was stored before it was turned.</param>
    /// <param name="outputGradient">Where the gradient of the output is stored.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Lower(BlockWinogradGradientPlan plan, Convolution convolution, PlaneLayout input, PlaneLayout outputGradient, Target target) =>
        new BlockWinogradWeights(plan, convolution, input, outputGradient, target).Lower();

    private Kernel Lower()
    {
        _tiles.ForEachStrip((row, column) =>
        {
            TransformInputs(row, column);
            _builder.Add(new Wait());
            TransformGradients(row, column);
            _builder.Add(new Wait());
            SumTiles();
            _builder.Add(new Wait());
        });

        if (!_plan.TransformsBlocks)
        {
            _builder.Add(new Wait());
            _builder.Loop(
                Shared, _plan.Outputs / _plan.Together, new Stage("TransformSums", "The gradients of the weights from their sums."), block => TransformSums(block, block));
        }

        TileAxis[] axes = [new("oc", _plan.TransformsBlocks ? _plan.Together : _plan.Outputs), new("icb", _plan.InputBlocks), new("part", Parts.CountOf(_target))];
        int[] tile = WinogradTile.Choose(_target, axes[0], axes[1], axes[2]);
        int size = tile[0] * tile[1] * tile[2];
        int bodies = TextBudget.Bodies(axes, tile);
        int taps = _plan.Down.Taps * _plan.Across.Taps;
        int pixels = _plan.Down.Outputs * _plan.Across.Outputs;
        return new Kernel(
            new Function(
                "BlockWinogradWeights",
                [
                    Parts.Text($"Convolution, backward weights: {_input.Shape} and {_outputGradient.Shape}, by Winograd's {_plan.Name}, sixteen input channels in a vector."),
                    Parts.Text($"Multiply-adds: {_plan.Positions} for {taps} weights and {pixels} pixels, where direct sums take {taps * pixels}. {_plan.Strips} {(_plan.Strips == 1 ? "strip" : "strips")} of {_plan.StripRows}×{_plan.StripColumns} tiles."),
                    Parts.Text($"Tile: {_plan.Name}, {tile[0]} channels × {tile[1] * tile[2] * _target.Lanes} input channels in registers of {_target.VectorBits} bits."),
                ],
                [_turned, _gradient, _values, _gradients, _sums, _result], [], _builder.Finish()),
            [
                new LoopSchedule("oc", tile[0]),
                new LoopSchedule("icb", tile[1]),
                new LoopSchedule("part", tile[2]),
                new LoopSchedule("term", Unroll: size * bodies < 16 ? Math.Min(8, Graph.Round.Quotient(16, size * bodies)) : 1),
            ]);
    }

    /// <summary>The values of all input channels of the strip at each position, sample after sample.</summary>
    private void TransformInputs(Affine row, Affine column)
    {
        (int first, int firstColumn) = (-_convolution.Rows.PaddingBefore, -_convolution.Columns.PaddingBefore);
        int pixel = Parts.Lanes * Parts.Lanes;
        _builder.Loop(Shared, _plan.InputBlocks, new Stage("TransformInputs", "The inputs of each tile, transformed: first along its columns, then along its rows.", WinogradTiles.Loops), block => _tiles.ForEachTile(row, column, (tile, y, x) => _builder.Loop("sample", Parts.Lanes, sample => _builder.Loop("inputPart", Parts.CountOf(_target), part =>
        {
            Affine lane = ((Affine)sample * Parts.Lanes) + ((Affine)part * _target.Lanes);
            Affine at = ((Affine)block * (_plan.Terms * Parts.Lanes)) + (tile * pixel) + lane;
            _tiles.TransformInputs(
                _values, (ky, kx) => At(_plan.InputStride, ky, kx) + at,
                (ky, kx) => new Load(
                    _turned,
                    ((Affine)block * (_input.ChannelStride * Parts.Lanes)) + ((_input.Origin + ((y + ky + first) * _input.RowStride) + ((x + kx + firstColumn) * Parts.Lanes)) * Parts.Lanes) + lane,
                    _target.Float));
        }))));
    }

    /// <summary>The same of the output's gradients. A tile that is moved back leaves out what the tiles before it have.</summary>
    private void TransformGradients(Affine row, Affine column)
    {
        bool hidesRows = _plan.Rows % _plan.Down.Outputs > 0;
        bool hidesColumns = _plan.Columns % _plan.Across.Outputs > 0;
        _builder.Loop(Shared, _plan.Outputs, new Stage("TransformGradients", "The gradients of each tile, transformed likewise; none counts twice.", WinogradTiles.Loops), channel => _tiles.ForEachTile(row, column, (tile, y, x, firstRow, firstColumn) =>
        {
            Expression? hiddenRows = hidesRows ? Counter("hiddenRows", firstRow - y) : null;
            Expression? hiddenColumns = hidesColumns ? Counter("hiddenColumns", firstColumn - x) : null;
            _builder.Loop("gradientPart", Parts.CountOf(_target), part =>
            {
                Affine lane = (Affine)part * _target.Lanes;
                Affine at = ((Affine)channel * _plan.Terms) + (tile * Parts.Lanes) + lane;
                _tiles.TransformGradients(_gradients, (ky, kx) => At(_plan.GradientStride, ky, kx) + at, (ky, kx) => Left(
                    hiddenRows, ky, Left(hiddenColumns, kx, new Load(_gradient, _outputGradient.Index(channel, y + ky, x + kx) + lane, _target.Float))));
            });
        }));

        Expression Counter(string name, Affine number) => _builder.Define(name, new Counted(number, _target.Float));

        // Zero where a cell is hidden.
        Expression Left(Expression? hidden, Affine cell, Expression value) => hidden is null
            ? value
            : new Select(
                new Binary(BinaryOperator.LessThan, _builder.DefineFresh("cell", new Counted(cell, _target.Float)), hidden),
                Parts.Zero(_target.Float), _builder.DefineFresh("g", value));
    }

    /// <summary>At each position, the sums over tiles and samples for each output and input channel.</summary>
    private void SumTiles()
    {
        if (!_plan.TransformsBlocks)
        {
            _builder.Loop(
                Shared, _plan.Positions, new Stage("SumTiles", "At each position of the tiles, the sums over tiles and samples."),
                position => SumTiles(position, _plan.Outputs, Affine.Zero, Affine.Zero));
            return;
        }

        int turns = _plan.Outputs / _plan.Together / _plan.StoredBlocks;
        _builder.Loop(Shared, _plan.StoredBlocks, new Stage("SumBlocks", "For a few outputs, the sums over tiles and samples at each position of the tiles, and the gradients of the weights from them.", "ocb"), place => _builder.Loop("ocb", turns, turn =>
        {
            Affine block = ((Affine)place * turns) + turn;
            _builder.Loop("position", _plan.Positions, position => SumTiles(position, _plan.Together, block * _plan.Together, (Affine)place * _plan.Together));
            TransformSums(block, place);
        }));
    }

    /// <summary>The gradients of the weights of a few output channels.</summary>
    private void TransformSums(Affine block, Affine place)
    {
        int kernels = _plan.Together * _plan.Inputs * _plan.Down.Taps * _plan.Across.Taps;
        _builder.Call(
            "WinogradWeights.Gradient",
            [new Region(_sums, place * (_plan.Together * _plan.ChannelLength), _plan.Together * _plan.ChannelLength), new Region(_result, block * kernels, kernels, IsWritten: true)],
            _plan.Together, _plan.Inputs, _plan.Down.Taps, _plan.Across.Taps, _plan.Down.Size, _plan.Across.Size);
    }

    /// <param name="position">The position.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="place">Where among the stored ones its sums are.</param>
    private void SumTiles(Affine position, int outputs, Affine first, Affine place)
    {
        SumShape shape = SumShape.Of(SumLimits.Transformed, [_plan.Terms]);
        _builder.Loop("oc", outputs, oc => _builder.Loop("icb", _plan.InputBlocks, block => _builder.ForEachPart(_target, lane =>
        {
            Affine sum = ((place + oc) * _plan.ChannelLength) + (position * _plan.SumRow) + ((Affine)block * Parts.Lanes) + lane;
            Value acc = _builder.Accumulator("acc", Parts.Zero(_target.Float));
            PartedSum.Write(_builder, shape, [new("term")], [acc], (parts, at) => _builder.Assign(parts[0], new MultiplyAdd(
                new Broadcast(_gradients, (position * _plan.GradientStride) + ((first + oc) * _plan.Terms) + at[0].Index, _target.Float),
                new Load(_values, (position * _plan.InputStride) + ((Affine)block * (_plan.Terms * Parts.Lanes)) + (at[0].Index * Parts.Lanes) + lane, _target.Float),
                new Read(parts[0]))));
            _builder.Store(
                _sums, sum, _plan.Strips > 1 ? new Binary(BinaryOperator.Add, new Load(_sums, sum, _target.Float), new Read(acc)) : new Read(acc));
        })));
    }

    private Affine At(int stride, Affine ky, Affine kx) => ((ky * _plan.Across.Size) + kx) * stride;
}

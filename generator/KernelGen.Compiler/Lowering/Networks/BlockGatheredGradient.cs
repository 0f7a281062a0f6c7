using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// The gradient of a convolution's input where stride and dilation give so many phases that are not alike that a loop for each would be too much
/// text: each cell computes which taps meet it.
/// </summary>
internal sealed class BlockGatheredGradient
{
    private readonly Builder _builder = new();
    private readonly Convolution _convolution;
    private readonly MeetingTaps _rows;
    private readonly MeetingTaps _columns;
    private readonly PlaneLayout _output;
    private readonly PlaneLayout _input;
    private readonly Finish _before;
    private readonly Target _target;
    private readonly Ir.Buffer _weight;
    private readonly Ir.Buffer _gradient;
    private readonly Ir.Buffer? _bias;
    private readonly Ir.Buffer? _values;
    private readonly Ir.Buffer _result;
    private readonly BlockKernelNames _names;
    private readonly int _inputs;
    private readonly int _outputs;

    private BlockGatheredGradient(
        BlockKernelNames names, Convolution convolution, PlaneLayout outputGradient, PlaneLayout inputGradient, bool hasBias, Finish before, Target target)
    {
        (_names, _convolution, _output, _input, _before, _target) = (names, convolution, outputGradient, inputGradient, before, target);
        (_rows, _columns) = (new MeetingTaps(convolution.Rows), new MeetingTaps(convolution.Columns));
        (_inputs, _outputs) = (inputGradient.Shape.Channels / convolution.Groups, outputGradient.Shape.Channels / convolution.Groups);
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        _gradient = new Ir.Buffer(names.From, ElementType.F32, outputGradient.Length);
        _weight = new Ir.Buffer("weight", ElementType.F32, convolution.Groups * _outputs * _inputs * taps);
        _values = before.Values is { } values ? new Ir.Buffer("values", ElementType.F32, values.Length) : null;
        _bias = hasBias ? new Ir.Buffer("bias", ElementType.F32, inputGradient.Shape.Channels) : null;
        _result = new Ir.Buffer(names.To, ElementType.F32, inputGradient.Length, isWritten: true);
    }

    /// <summary>Whether there are so many phases.</summary>
    public static bool Suits(AxisWindow rows, AxisWindow columns) =>
        (long)AxisTaps.BackwardData(rows).Count * AxisTaps.BackwardData(columns).Count > TextBudget.PhasesPerKernel;

    public static Kernel Lower(
        BlockKernelNames names, Convolution convolution, PlaneLayout outputGradient, PlaneLayout inputGradient, bool hasBias, Finish before, Target target) =>
        new BlockGatheredGradient(names, convolution, outputGradient, inputGradient, hasBias, before, target).Lower();

    private Kernel Lower()
    {
        _builder.Loop("group", _convolution.Groups, group => _builder.Loop("ic", _inputs, ic =>
        {
            Affine channel = ((Affine)group * _inputs) + ic;
            if (!_rows.IsEveryCell || !_columns.IsEveryCell)
            {
                _builder.Note("Stride and dilation have a factor in common: most cells meet no weight.");
                _builder.Loop("yWhole", _input.Shape.Height, y => _builder.Loop("xWhole", _input.Shape.Width, x => _builder.ForEachPart(
                    _target, lane => Store(channel, y, x, lane, _builder.Define("none", Start(channel))))));
            }

            _builder.Loop("row", _rows.Cells, row =>
            {
                (Affine First, Affine End) down = _rows.Taps(_builder, row, "Y");
                _builder.Loop("column", _columns.Cells, column =>
                {
                    (Affine First, Affine End) across = _columns.Taps(_builder, column, "X");
                    _builder.ForEachPart(_target, lane => Pixel(group, ic, row, column, lane, down, across));
                });
            });
        }));
        Ir.Buffer?[] buffers = [_gradient, _weight, _bias, _values, _result];
        string[] summary =
        [
            Parts.Text($"{_names.Title}: {_output.Shape} to {_input.Shape}, sixteen samples in a vector."),
            Parts.Text($"Each cell computes the weights that meet it: every {_rows.Step}. row and every {_columns.Step}. column of them."),
        ];
        string name = _names.Kernel;
        return new Kernel(new Function(name, summary, [.. buffers.OfType<Ir.Buffer>()], [], _builder.Finish()), []);
    }

    private void Pixel(Affine group, Affine ic, Affine row, Affine column, Affine lane, (Affine First, Affine End) down, (Affine First, Affine End) across)
    {
        Value acc = _builder.Accumulator("acc", Start((group * _inputs) + ic));
        int taps = _convolution.Rows.Kernel * _convolution.Columns.Kernel;
        (Affine y, Affine x) = (0, 0);
        WindowSum.Write(
            _builder,
            SumShape.OfTaps(_outputs, _rows.Most, _columns.Most),
            [
                new("oc", 0, _outputs),
                new("ky", down.First, down.End, _rows.Step, ky => y = _rows.Output(_builder, row, ky, "y")),
                new("kx", across.First, across.End, _columns.Step, kx => x = _columns.Output(_builder, column, kx, "x")),
            ],
            acc,
            (sum, at) =>
            {
                Affine weight = ((((group * _outputs) + at[0]) * _inputs) + ic) * taps + (at[1] * _convolution.Columns.Kernel) + at[2];
                Affine gradient = _output.Index((group * _outputs) + at[0], y, x) + lane;
                _builder.Assign(sum, new MultiplyAdd(
                    new Broadcast(_weight, weight, _target.Float), new Load(_gradient, gradient, _target.Float), new Read(sum)));
            });
        Store((group * _inputs) + ic, _rows.Cell(row), _columns.Cell(column), lane, new Read(acc));
    }

    private Expression Start(Affine channel) => _bias is null ? Parts.Zero(_target.Float) : new Broadcast(_bias, channel, _target.Float);

    private void Store(Affine channel, Affine y, Affine x, Affine lane, Expression sum) => _builder.Store(
        _result,
        _input.Index(channel, y, x) + lane,
        _values is null
            ? Activations.Apply(_builder, _before.Activation, sum)
            : _before.Back(_builder, sum, _values, _before.Values!.Index(channel, y, x) + lane));
}

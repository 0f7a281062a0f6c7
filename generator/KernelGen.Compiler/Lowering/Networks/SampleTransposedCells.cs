using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Transposed convolution of one sample, one cell after another: slow, and right for every stride and any number of groups. Weights are read as they
/// are declared, and sums have the same parts as over sixteen samples.
/// </summary>
internal sealed class SampleTransposedCells
{
    private static readonly VectorType s_scalar = new(ElementType.F32, 1);

    private readonly Builder _builder = new();
    private readonly Convolution _convolution;
    private readonly PlaneLayout _input;
    private readonly PlaneLayout _output;
    private readonly Activation _fused;
    private readonly Ir.Buffer _source;
    private readonly Ir.Buffer _weight;
    private readonly Ir.Buffer? _bias;
    private readonly Ir.Buffer _result;
    private readonly int _inputs;
    private readonly int _outputs;

    private SampleTransposedCells(Convolution convolution, PlaneLayout input, PlaneLayout output, bool hasBias, Activation fused)
    {
        (_convolution, _input, _output, _fused) = (convolution, input, output, fused);
        (_inputs, _outputs) = (input.Shape.Channels / convolution.Groups, output.Shape.Channels / convolution.Groups);
        _source = new Ir.Buffer("input", ElementType.F32, input.Length);
        _weight = new Ir.Buffer("weight", ElementType.F32, input.Shape.Channels * _outputs * convolution.Rows.Kernel * convolution.Columns.Kernel);
        _bias = hasBias ? new Ir.Buffer("bias", ElementType.F32, output.Shape.Channels) : null;
        _result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
    }

    public static Kernel Lower(Convolution convolution, PlaneLayout input, PlaneLayout output, bool hasBias, Activation fused) =>
        new SampleTransposedCells(convolution, input, output, hasBias, fused).Lower();

    private Kernel Lower()
    {
        _builder.Loop("group", _convolution.Groups, group => _builder.Loop("oc", _outputs, oc =>
        {
            if (BlockGatheredGradient.Suits(_convolution.Rows, _convolution.Columns))
            {
                Gathered(group, oc);
            }
            else
            {
                Phases(group, oc);
            }
        }));
        Ir.Buffer?[] buffers = [_source, _weight, _bias, _result];
        string title = Parts.Text($"Transposed convolution, forward, one sample: {_input.Shape} to {_output.Shape}, one cell after another.");
        return new Kernel(new Function("TransposedCells", [title], [.. buffers.OfType<Ir.Buffer>()], [], _builder.Finish()), []);
    }

    private void Phases(Affine group, Affine oc)
    {
        foreach (AxisTaps rows in AxisTaps.BackwardData(_convolution.Rows))
        {
            foreach (AxisTaps columns in AxisTaps.BackwardData(_convolution.Columns))
            {
                rows.ForEachPhase(_builder, "phaseY", r => columns.ForEachPhase(_builder, "phaseX", c =>
                    _builder.Loop("oy", r.Count, oy => _builder.Loop("ox", c.Count, ox =>
                    {
                        Value acc = _builder.Accumulator("acc", Start(group, oc));
                        PartedSum.Write(_builder, SumShape.OfTaps(_inputs, r.Taps, c.Taps), [new("ic"), new("ky"), new("kx")], [acc], (sums, at) =>
                            Add(sums[0], group, oc, at[0].Index, r.Weight(at[1].Index), c.Weight(at[2].Index), r.In(oy, at[1].Index), c.In(ox, at[2].Index)));
                        Store(group, oc, r.Out(oy), c.Out(ox), new Read(acc));
                    }))));
            }
        }
    }

    private void Gathered(Affine group, Affine oc)
    {
        (var rows, var columns) = (new MeetingTaps(_convolution.Rows), new MeetingTaps(_convolution.Columns));
        if (!rows.IsEveryCell || !columns.IsEveryCell)
        {
            _builder.Note("Stride and dilation have a factor in common: most cells meet no weight.");
            _builder.Loop("yWhole", _output.Shape.Height, y => _builder.Loop("xWhole", _output.Shape.Width, x =>
                Store(group, oc, y, x, _builder.Define("none", Start(group, oc)))));
        }

        _builder.Loop("row", rows.Cells, row =>
        {
            (Affine First, Affine End) down = rows.Taps(_builder, row, "Y");
            _builder.Loop("column", columns.Cells, column =>
            {
                (Affine First, Affine End) across = columns.Taps(_builder, column, "X");
                Value acc = _builder.Accumulator("acc", Start(group, oc));
                (Affine y, Affine x) = (0, 0);
                WindowSum.Write(
                    _builder, SumShape.OfTaps(_inputs, rows.Most, columns.Most),
                    [
                        new("ic", 0, _inputs),
                        new("ky", down.First, down.End, rows.Step, ky => y = rows.Output(_builder, row, ky, "y")),
                        new("kx", across.First, across.End, columns.Step, kx => x = columns.Output(_builder, column, kx, "x")),
                    ],
                    acc, (sum, at) => Add(sum, group, oc, at[0], at[1], at[2], y, x));
                Store(group, oc, rows.Cell(row), columns.Cell(column), new Read(acc));
            });
        });
    }

    private Expression Start(Affine group, Affine oc) => _bias is null ? Parts.Zero(s_scalar) : new Load(_bias, (group * _outputs) + oc, s_scalar);

    private void Add(Value sum, Affine group, Affine oc, Affine ic, Affine ky, Affine kx, Affine y, Affine x)
    {
        (int height, int width) = (_convolution.Rows.Kernel, _convolution.Columns.Kernel);
        Affine channel = (group * _inputs) + ic;
        Affine weight = (channel * (_outputs * height * width)) + (oc * (height * width)) + (ky * width) + kx;
        _builder.Assign(sum, new MultiplyAdd(
            new Load(_weight, weight, s_scalar), new Load(_source, _input.Index(channel, y, x), s_scalar), new Read(sum)));
    }

    private void Store(Affine group, Affine oc, Affine y, Affine x, Expression value) => _builder.Store(
        _result, _output.Index((group * _outputs) + oc, y, x), Activations.Apply(_builder, _fused, value));
}

using System.Globalization;
using System.Numerics;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>
/// From an image kernel and a schedule to the loop IR: a function over one run of output pixels in one or more neighbouring rows, with
/// everything that its windows reach in place. Borders are not its concern.
/// </summary>
internal sealed class RowKernelLowering
{
    private readonly ImageKernel _kernel;
    private readonly ImageSchedule _schedule;
    private readonly LaneLayout _layout;
    private readonly Builder _builder = new();
    private readonly Symbol _sourceStride = new("sourceStride");
    private readonly Symbol _destinationStride = new("destinationStride");
    private readonly Symbol _count;
    private readonly Ir.Buffer _source;
    private readonly Ir.Buffer _destination;

    private RowKernelLowering(ImageKernel kernel, ImageSchedule schedule)
    {
        _kernel = kernel;
        _schedule = schedule;
        _layout = new(kernel, schedule.Target);
        _count = new("n", _layout.Pixels);
        int height = kernel.Sum.Height + schedule.Rows - 1;
        _source = new("source", _layout.Source, ((Affine)_sourceStride * (height - 1)) + _count + LastOffset);
        _destination = new("destination", _layout.Destination, ((Affine)_destinationStride * (schedule.Rows - 1)) + _count, isWritten: true);
    }

    private ExactSum Sum => _kernel.Sum;

    /// <summary>Elements from a window's first pixel to its last in the same row.</summary>
    private int LastOffset => (Sum.Width - 1) * _kernel.Channels;

    public static Function Lower(ImageKernel kernel, ImageSchedule schedule, string name, IReadOnlyList<string> summary)
    {
        var lowering = new RowKernelLowering(kernel, schedule);
        return new Function(
            name,
            summary,
            [lowering._source, lowering._destination],
            [lowering._sourceStride, lowering._destinationStride, lowering._count],
            lowering.Body());
    }

    private Block Body()
    {
        Ir.Buffer[] sourceRows = Rows("row", _source, _sourceStride, Sum.Height + _schedule.Rows - 1);
        Ir.Buffer[] destinationRows = Rows("result", _destination, _destinationStride, _schedule.Rows);
        _builder.OverlappingLoop("x", _count, _layout.Pixels, x =>
        {
            var reader = new PixelReader(_builder, _layout, sourceRows, x, LastOffset);
            Expression[,] sums = _kernel.Arithmetic.Accumulator == Accumulator.Single ? FloatSums(reader)
                : _schedule.Order == TapOrder.Direct ? DirectSums(reader)
                : new ColumnSums(_builder, _kernel, _schedule, _layout).Add(reader);
            var writer = new ResultWriter(_builder, _kernel, _layout, x);
            for (int y = 0; y < _schedule.Rows; y++)
            {
                int row = y;
                writer.Write(destinationRows[y], y, [.. Enumerable.Range(0, _layout.Slots).Select(slot => sums[row, slot])]);
            }
        });
        return _builder.Finish();
    }

    private Ir.Buffer[] Rows(string name, Ir.Buffer from, Symbol stride, int count)
    {
        var rows = new Ir.Buffer[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new(name + i.ToString(CultureInfo.InvariantCulture), from.Element, from.Length, from.IsWritten);
            _builder.Add(new Advance(rows[i], from, (Affine)stride * i));
        }

        return rows;
    }

    private Expression[,] DirectSums(PixelReader reader)
    {
        BigInteger start = Sum.Constant + (_kernel.Arithmetic.Rounding?.Bias ?? 0);
        BigInteger[] factors = [.. Sum.Taps.Where(t => !t.IsZero)];
        return Sums(
            reader,
            name => new IntegerSum(_builder, name, _layout.Sum, start, factors),
            (sum, row, column, pixels) => sum.Add(Sum[row, column], pixels),
            sum => sum.Finish());
    }

    private Expression[,] FloatSums(PixelReader reader) => Sums(
        reader,
        name => new FloatSum(_builder, name, _layout.Sum),
        (sum, row, column, pixels) => sum.Add(_kernel.FloatTap(row, column), pixels),
        sum => sum.Finish());

    /// <summary>Every pixel is loaded once and added to all outputs that it belongs to, in the order of the taps.</summary>
    private Expression[,] Sums<T>(
        PixelReader reader, Func<string, T> make, Action<T, int, int, Expression> add, Func<T, Expression> finish)
    {
        var sums = new T[_schedule.Rows, _layout.Slots];
        for (int y = 0; y < _schedule.Rows; y++)
        {
            for (int slot = 0; slot < _layout.Slots; slot++)
            {
                sums[y, slot] = make($"sum{y}{_layout.SlotName(slot)}");
            }
        }

        for (int row = 0; row < Sum.Height + _schedule.Rows - 1; row++)
        {
            ILookup<int, (int Y, int Slot, int Column, int Offset)> uses = Uses(row).ToLookup(u => u.Offset);
            foreach (PixelReader.Batch batch in reader.Plan(uses.Select(u => u.Key)))
            {
                foreach ((int offset, Expression pixels) in reader.Read(row, batch, _ => true))
                {
                    foreach ((int y, int slot, int column, int _) in uses[offset])
                    {
                        add(sums[y, slot], row - y, column, pixels);
                    }
                }
            }
        }

        var finished = new Expression[_schedule.Rows, _layout.Slots];
        for (int y = 0; y < _schedule.Rows; y++)
        {
            for (int slot = 0; slot < _layout.Slots; slot++)
            {
                finished[y, slot] = finish(sums[y, slot]);
            }
        }

        return finished;
    }

    /// <summary>The outputs that a source row's pixels belong to, with the taps between them.</summary>
    private IEnumerable<(int Y, int Slot, int Column, int Offset)> Uses(int row)
    {
        for (int y = 0; y < _schedule.Rows; y++)
        {
            if (row - y < 0 || row - y >= Sum.Height)
            {
                continue;
            }

            for (int slot = 0; slot < _layout.Slots; slot++)
            {
                for (int column = 0; column < Sum.Width; column++)
                {
                    if (!Sum[row - y, column].IsZero)
                    {
                        yield return (y, slot, column, (column * _kernel.Channels) + (slot * _layout.SlotStep));
                    }
                }
            }
        }
    }
}

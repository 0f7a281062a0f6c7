using System.Numerics;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>
/// The sum down the columns first. Columns of the kernel that are multiples of one another share their column sums, and so do the even
/// and odd outputs: a kernel of rank one needs a single sum for each column of pixels.
/// </summary>
internal sealed class ColumnSums
{
    private readonly Builder _builder;
    private readonly ImageKernel _kernel;
    private readonly ImageSchedule _schedule;
    private readonly LaneLayout _layout;
    private readonly List<BigInteger[]> _shapes = [];
    private readonly List<(int Column, int Shape, BigInteger Factor)> _columns = [];

    public ColumnSums(Builder builder, ImageKernel kernel, ImageSchedule schedule, LaneLayout layout)
    {
        _builder = builder;
        _kernel = kernel;
        _schedule = schedule;
        _layout = layout;
        for (int column = 0; column < kernel.Sum.Width; column++)
        {
            Classify(column);
        }
    }

    public Expression[,] Add(PixelReader reader)
    {
        BigInteger start = _kernel.Sum.Constant + (_kernel.Arithmetic.Rounding?.Bias ?? 0);
        var sums = new IntegerSum[_schedule.Rows, _layout.Slots];
        for (int y = 0; y < _schedule.Rows; y++)
        {
            for (int slot = 0; slot < _layout.Slots; slot++)
            {
                sums[y, slot] = new(_builder, $"sum{y}{_layout.SlotName(slot)}", _layout.Sum, start, _columns.Select(c => c.Factor));
            }
        }

        ILookup<int, (int Slot, int Shape, BigInteger Factor, int Offset)> uses = Uses().ToLookup(u => u.Offset);
        foreach (PixelReader.Batch batch in reader.Plan(uses.Select(u => u.Key)))
        {
            Dictionary<(int Shape, int Offset, int Y), Expression> down = Down(reader, batch, batch.Offsets.SelectMany(o => uses[o]));
            foreach (int offset in batch.Offsets)
            {
                foreach ((int slot, int shape, BigInteger factor, int _) in uses[offset])
                {
                    for (int y = 0; y < _schedule.Rows; y++)
                    {
                        sums[y, slot].Add(factor, down[(shape, offset, y)]);
                    }
                }
            }
        }

        var finished = new Expression[_schedule.Rows, _layout.Slots];
        for (int y = 0; y < _schedule.Rows; y++)
        {
            for (int slot = 0; slot < _layout.Slots; slot++)
            {
                finished[y, slot] = sums[y, slot].Finish();
            }
        }

        return finished;
    }

    private Dictionary<(int Shape, int Offset, int Y), Expression> Down(
        PixelReader reader, PixelReader.Batch batch, IEnumerable<(int Slot, int Shape, BigInteger Factor, int Offset)> uses)
    {
        var down = new Dictionary<(int Shape, int Offset, int Y), IntegerSum>();
        foreach ((int _, int shape, BigInteger _, int offset) in uses)
        {
            if (down.ContainsKey((shape, offset, 0)))
            {
                continue;
            }

            for (int y = 0; y < _schedule.Rows; y++)
            {
                string name = $"{(_shapes.Count == 1 ? "column" : $"shape{shape}column")}{y}_{offset}";
                down.Add((shape, offset, y), new(_builder, name, _layout.Sum, 0, _shapes[shape].Where(f => !f.IsZero)));
            }
        }

        for (int row = 0; row < _kernel.Sum.Height + _schedule.Rows - 1; row++)
        {
            (int Shape, int Offset, int Y)[] users = [.. down.Keys.Where(k => !Factor(k.Shape, row - k.Y).IsZero)];
            foreach ((int offset, Expression pixels) in reader.Read(row, batch, o => users.Any(u => u.Offset == o)))
            {
                foreach ((int Shape, int Offset, int Y) user in users.Where(u => u.Offset == offset))
                {
                    down[user].Add(Factor(user.Shape, row - user.Y), pixels);
                }
            }
        }

        return down.ToDictionary(d => d.Key, d => Named(d.Value.Finish(), d.Key));
    }

    /// <summary>A column sum is used by several outputs, so it must not be computed in each of them.</summary>
    private Expression Named(Expression sum, (int Shape, int Offset, int Y) key) =>
        sum is Read ? sum : _builder.Define($"down{key.Y}_{key.Offset}", sum);

    private BigInteger Factor(int shape, int row) => row < 0 || row >= _kernel.Sum.Height ? BigInteger.Zero : _shapes[shape][row];

    private IEnumerable<(int Slot, int Shape, BigInteger Factor, int Offset)> Uses()
    {
        foreach ((int column, int shape, BigInteger factor) in _columns)
        {
            for (int slot = 0; slot < _layout.Slots; slot++)
            {
                yield return (slot, shape, factor, (column * _kernel.Channels) + (slot * _layout.SlotStep));
            }
        }
    }

    private void Classify(int column)
    {
        BigInteger[] taps = [.. Enumerable.Range(0, _kernel.Sum.Height).Select(row => _kernel.Sum[row, column])];
        BigInteger factor = taps.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        if (factor.IsZero)
        {
            return;
        }

        factor *= taps.First(t => !t.IsZero).Sign;
        BigInteger[] shape = [.. taps.Select(t => t / factor)];
        int at = _shapes.FindIndex(s => s.SequenceEqual(shape));
        if (at < 0)
        {
            at = _shapes.Count;
            _shapes.Add(shape);
        }

        _columns.Add((column, at, factor));
    }
}

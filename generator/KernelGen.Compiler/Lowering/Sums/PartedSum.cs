using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Sums;

/// <summary>Writes the loops of a sum that is taken in parts, or of one that stays whole.</summary>
internal sealed class PartedSum
{
    private readonly Builder _builder;
    private readonly SumShape _shape;
    private readonly IReadOnlyList<SumLoop> _loops;
    private readonly Action<IReadOnlyList<Value>, IReadOnlyList<SumPlace>> _add;

    private PartedSum(
        Builder builder, SumShape shape, IReadOnlyList<SumLoop> loops, Action<IReadOnlyList<Value>, IReadOnlyList<SumPlace>> add) =>
        (_builder, _shape, _loops, _add) = (builder, shape, loops, add);

    /// <summary>Adds all terms to accumulators that are there.</summary>
    /// <param name="builder">What is written to.</param>
    /// <param name="shape">The parts.</param>
    /// <param name="loops">The loop of each axis.</param>
    /// <param name="sums">One accumulator for each sum that is taken over these terms.</param>
    /// <param name="add">Adds one term to each of the accumulators that it gets.</param>
    public static void Write(
        Builder builder, SumShape shape, IReadOnlyList<SumLoop> loops, IReadOnlyList<Value> sums,
        Action<IReadOnlyList<Value>, IReadOnlyList<SumPlace>> add) => new PartedSum(builder, shape, loops, add).Axis([], new Open(sums));

    /// <summary>Hands the sum of each largest part to a caller who keeps the total: the shape must have parts.</summary>
    /// <param name="builder">What is written to.</param>
    /// <param name="shape">The parts.</param>
    /// <param name="loops">The loop of each axis.</param>
    /// <param name="names">The name and type of an accumulator for each sum.</param>
    /// <param name="close">Adds the sums of a part to what waits elsewhere.</param>
    /// <param name="add">Adds one term to each of the accumulators that it gets.</param>
    public static void WriteParts(
        Builder builder, SumShape shape, IReadOnlyList<SumLoop> loops, IReadOnlyList<(string Name, VectorType Type)> names,
        Action<IReadOnlyList<Value>> close, Action<IReadOnlyList<Value>, IReadOnlyList<SumPlace>> add) =>
        new PartedSum(builder, shape, loops, add).Axis([], new Open(names, close));

    private void Axis(IReadOnlyList<SumPlace> places, Open into)
    {
        int axis = places.Count;
        if (axis == _loops.Count)
        {
            _add(into.Sums, places);
            return;
        }

        Stretch(places, new SumPlace(0, 0), _shape.Axes[axis].Count, _shape.Axes[axis].Parts.Count, into);
    }

    private void Stretch(IReadOnlyList<SumPlace> places, SumPlace start, int count, int level, Open into)
    {
        (SumLoop loop, SumAxis axis) = (_loops[places.Count], _shape.Axes[places.Count]);
        if (level == 0)
        {
            loop.Walk.ForEach(_builder, loop.Name, start, count, 1, (place, _) => Axis([.. places, place], into));
            return;
        }

        loop.Walk.ForEach(_builder, loop.Name + "Part", start, count, axis.Parts[level - 1], (place, length) =>
        {
            Value[] part = [.. into.Names.Select(n => _builder.Accumulator(PartOf(n.Name), new Constant(0, n.Type)))];
            Stretch(places, place, length, level - 1, new Open(part));
            into.Close(_builder, part);
        });
    }

    private static string PartOf(string name) => name.StartsWith("acc", StringComparison.Ordinal) ? "part" + name.Substring(3) : "part";

    /// <summary>What terms or parts are added to.</summary>
    private sealed class Open
    {
        private readonly IReadOnlyList<Value>? _sums;
        private readonly Action<IReadOnlyList<Value>>? _close;

        public Open(IReadOnlyList<Value> sums) => (_sums, Names) = (sums, [.. sums.Select(s => (s.Name, s.Type))]);

        public Open(IReadOnlyList<(string Name, VectorType Type)> names, Action<IReadOnlyList<Value>> close) => (Names, _close) = (names, close);

        public IReadOnlyList<(string Name, VectorType Type)> Names { get; }

        public IReadOnlyList<Value> Sums => _sums ?? throw new InvalidOperationException("A sum without parts needs an accumulator.");

        public void Close(Builder builder, IReadOnlyList<Value> part)
        {
            if (_close is not null)
            {
                _close(part);
                return;
            }

            for (int i = 0; i < part.Count; i++)
            {
                builder.Assign(Sums[i], new Binary(BinaryOperator.Add, new Read(Sums[i]), new Read(part[i])));
            }
        }
    }
}

/// <summary>The loop along one axis of a sum.</summary>
internal sealed record SumLoop(string Name, SumWalk Walk)
{
    public SumLoop(string name)
        : this(name, SumWalk.Straight)
    {
    }
}

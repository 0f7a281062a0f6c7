using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Sums;

/// <summary>
/// A sum over terms between bounds that are computed: in parts of the size that the longest such sum would have, the last of them shorter.
/// </summary>
internal sealed class WindowSum
{
    private readonly Builder _builder;
    private readonly SumShape _shape;
    private readonly IReadOnlyList<WindowSumAxis> _axes;
    private readonly Action<Value, IReadOnlyList<Affine>> _add;

    private WindowSum(Builder builder, SumShape shape, IReadOnlyList<WindowSumAxis> axes, Action<Value, IReadOnlyList<Affine>> add) =>
        (_builder, _shape, _axes, _add) = (builder, shape, axes, add);

    /// <summary>Adds all terms to an accumulator.</summary>
    /// <param name="builder">What is written to.</param>
    /// <param name="shape">The parts of the longest sum.</param>
    /// <param name="axes">The bounds of each axis, the outermost first.</param>
    /// <param name="sum">The accumulator.</param>
    /// <param name="add">Adds the term at a place to an accumulator.</param>
    public static void Write(
        Builder builder, SumShape shape, IReadOnlyList<WindowSumAxis> axes, Value sum, Action<Value, IReadOnlyList<Affine>> add) =>
        new WindowSum(builder, shape, axes, add).Axis([], sum);

    private void Axis(IReadOnlyList<Affine> place, Value into)
    {
        int axis = place.Count;
        if (axis == _axes.Count)
        {
            _add(into, place);
            return;
        }

        Stretch(place, _axes[axis].First, _axes[axis].End, _shape.Axes[axis].Parts.Count, into);
    }

    private void Stretch(IReadOnlyList<Affine> place, Affine first, Affine end, int level, Value into)
    {
        WindowSumAxis axis = _axes[place.Count];
        if (level == 0)
        {
            _builder.Loop(axis.Name, first, end, axis.Step, at =>
            {
                axis.Enter?.Invoke(at);
                Axis([.. place, at], into);
            });
            return;
        }

        int size = checked(_shape.Axes[place.Count].Parts[level - 1] * axis.Step);
        _builder.Loop(axis.Name + "Part", first, end, size, start =>
        {
            Value part = _builder.Accumulator("part", new Constant(0, into.Type));
            Symbol stop = _builder.Bound(axis.Name + "Stop", Whole.Smaller(end, (Affine)start + size));
            Stretch(place, start, stop, level - 1, part);
            _builder.Assign(into, new Binary(BinaryOperator.Add, new Read(into), new Read(part)));
        });
    }
}

/// <summary>One axis of such a sum.</summary>
/// <param name="Name">The loop's name.</param>
/// <param name="First">The first place.</param>
/// <param name="End">The first place behind the last.</param>
/// <param name="Step">From one place to the next.</param>
/// <param name="Enter">Called at the start of the loop's body.</param>
internal sealed record WindowSumAxis(string Name, Affine First, Affine End, int Step = 1, Action<Affine>? Enter = null);

using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Sums;

/// <summary>A place along an axis of a sum.</summary>
/// <param name="Index">The term's number.</param>
/// <param name="Offset">How far it is stored from the first term, in the unit of the walk.</param>
internal readonly record struct SumPlace(Affine Index, Affine Offset);

/// <summary>How loops run along an axis of a sum: in terms, or in parts of so many.</summary>
internal abstract record SumWalk
{
    /// <summary>Terms at one distance.</summary>
    public static SumWalk Straight { get; } = new StraightWalk(1);

    /// <summary>Runs over the steps of a stretch; the body gets where each begins and its length, which is less for the last one at most.</summary>
    public abstract void ForEach(Builder builder, string name, SumPlace start, int count, int step, Action<SumPlace, int> body);

    /// <summary>The place behind so many terms, which are whole blocks where the walk has blocks.</summary>
    public abstract SumPlace Place(int terms);

    protected static void Steps(
        Builder builder, string name, SumPlace start, int count, int step, int offset, Action<SumPlace, int> body)
    {
        int whole = count / step;
        if (whole > 0)
        {
            builder.Loop(name, whole, i => body(At(i), step));
        }

        if (whole * step < count)
        {
            body(At(whole), count - (whole * step));
        }

        SumPlace At(Affine steps) => new(start.Index + (steps * step), start.Offset + (steps * offset));
    }
}

/// <summary>Terms at one distance, in floats.</summary>
internal sealed record StraightWalk(int Stride) : SumWalk
{
    public override SumPlace Place(int terms) => new(terms, terms * Stride);

    public override void ForEach(Builder builder, string name, SumPlace start, int count, int step, Action<SumPlace, int> body) =>
        Steps(builder, name, start, count, step, step * Stride, body);
}

/// <summary>
/// Channels in blocks of sixteen, a block so many floats from the next. Stretches begin with a block, or lie within one: <see cref="SumShape"/>
/// sees to that.
/// </summary>
internal sealed record BlockedWalk(int BlockStride) : SumWalk
{
    private const int Block = 16;

    public override SumPlace Place(int terms) => terms % Block == 0
        ? new(terms, terms / Block * BlockStride)
        : throw new InvalidOperationException($"{terms} channels are not whole blocks.");

    public override void ForEach(Builder builder, string name, SumPlace start, int count, int step, Action<SumPlace, int> body)
    {
        if (step >= Block)
        {
            Steps(builder, name, start, count, step, step / Block * BlockStride, body);
        }
        else if (count <= Block)
        {
            Steps(builder, name, start, count, step, step, body);
        }
        else
        {
            Steps(builder, name + "b", start, count, Block, BlockStride, (block, length) =>
                Steps(builder, name, block, length, step, step, body));
        }
    }
}

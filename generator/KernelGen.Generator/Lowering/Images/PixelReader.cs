using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>Loads pixels of a source row into accumulator lanes.</summary>
internal sealed class PixelReader(Builder builder, LaneLayout layout, IReadOnlyList<Ir.Buffer> rows, Symbol x, int lastOffset)
{
    /// <summary>One load and the offsets whose pixels it gives.</summary>
    public sealed record Batch(int Start, IReadOnlyList<int> Offsets);

    /// <summary>
    /// The loads that give the pixels at these offsets from a window's first pixel, from left to right. No load starts behind the
    /// window's last pixel, so that none reads past the row.
    /// </summary>
    public IEnumerable<Batch> Plan(IEnumerable<int> offsets)
    {
        int span = layout.IsInterleaved ? layout.Slots : 1;
        int[] sorted = [.. offsets.Distinct().OrderBy(o => o)];
        for (int i = 0; i < sorted.Length;)
        {
            int start = layout.IsInterleaved ? Math.Min(sorted[i], lastOffset) : sorted[i];
            int[] covered = [.. sorted.Skip(i).TakeWhile(o => o < start + span)];
            yield return new(start, covered);
            i += covered.Length;
        }
    }

    /// <summary>The pixels at those of the batch's offsets that are wanted, in the order of the offsets.</summary>
    public IEnumerable<(int Offset, Expression Pixels)> Read(int row, Batch batch, Func<int, bool> isWanted)
    {
        int[] wanted = [.. batch.Offsets.Where(isWanted)];
        if (wanted.Length == 0)
        {
            yield break;
        }

        if (!layout.IsInterleaved)
        {
            yield return (batch.Start, builder.Define($"row{row}_{batch.Start}", PixelLanes.Widened(layout, rows[row], (Affine)x + batch.Start)));
            yield break;
        }

        Expression packed = PixelLanes.Packed(layout, rows[row], (Affine)x + batch.Start);
        if (wanted.Length > 1)
        {
            packed = builder.Define($"packed{row}_{batch.Start}", packed);
        }

        foreach (int offset in wanted)
        {
            yield return (offset, builder.Define($"row{row}_{offset}", PixelLanes.Part(layout, packed, offset - batch.Start)));
        }
    }
}

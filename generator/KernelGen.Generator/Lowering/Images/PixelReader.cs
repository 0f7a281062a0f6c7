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
            yield return (batch.Start, builder.Define($"row{row}_{batch.Start}", Widened(row, batch.Start)));
            yield break;
        }

        int bits = layout.Source.Bits();
        var packed = new VectorType(layout.Source, layout.Pixels);
        Expression loaded = Bits(new Load(rows[row], (Affine)x + batch.Start, packed), layout.Sum);
        if (wanted.Length > 1)
        {
            loaded = builder.Define($"packed{row}_{batch.Start}", loaded);
        }

        foreach (int offset in wanted)
        {
            yield return (offset, builder.Define($"row{row}_{offset}", Part(loaded, offset - batch.Start, bits)));
        }
    }

    /// <summary>Takes every second (or fourth) pixel out of a register, signed or not as the source is.</summary>
    private Expression Part(Expression loaded, int part, int bits)
    {
        bool isSigned = layout.Source is ElementType.I16 or ElementType.I8;
        int above = layout.Sum.Element.Bits() - ((part + 1) * bits);
        if (isSigned)
        {
            Expression top = above == 0 ? loaded : new Shift(ShiftOperator.Left, loaded, above);
            return new Shift(ShiftOperator.RightArithmetic, top, layout.Sum.Element.Bits() - bits);
        }

        Expression low = part == 0 ? loaded : new Shift(ShiftOperator.RightLogical, loaded, part * bits);
        return above == 0 ? low : new Binary(BinaryOperator.And, low, new Constant((1L << bits) - 1, layout.Sum));
    }

    private Expression Widened(int row, int offset)
    {
        int lanes = layout.Sum.Lanes;
        Expression value = new Load(rows[row], (Affine)x + offset, new VectorType(layout.Source, lanes));
        ElementType element = layout.Source;
        int target = layout.Sum.Element.Bits();
        while (element.Bits() < target)
        {
            element = element switch
            {
                ElementType.U8 => ElementType.U16,
                ElementType.U16 => ElementType.U32,
                _ => ElementType.I32,
            };
            value = new Conversion(ConversionKind.Widen, value, new VectorType(element, lanes));
        }

        if (layout.Sum.Element == ElementType.F32)
        {
            return layout.Source == ElementType.F32
                ? value
                : new Conversion(ConversionKind.Numeric, Bits(value, new VectorType(ElementType.I32, lanes)), layout.Sum);
        }

        return Bits(value, layout.Sum);
    }

    private static Expression Bits(Expression value, VectorType type) =>
        value.Type == type ? value : new Conversion(ConversionKind.Bits, value, type);
}

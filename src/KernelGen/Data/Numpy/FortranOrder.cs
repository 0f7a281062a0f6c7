namespace KernelGen.Data;

/// <summary>Arrays whose first index runs fastest.</summary>
internal static class FortranOrder
{
    /// <summary>Puts the values of such an array into the order in which the last index runs fastest.</summary>
    public static void ToRows(Span<float> values, ReadOnlySpan<long> shape)
    {
        if (shape.Length < 2 || values.IsEmpty)
        {
            return;
        }

        float[] columns = values.ToArray();
        Span<int> index = stackalloc int[shape.Length];
        index.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            long from = 0;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                from = (from * shape[axis]) + index[axis];
            }

            values[i] = columns[from];
            for (int axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }
    }
}

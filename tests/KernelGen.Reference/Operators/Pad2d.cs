using System.Numerics;

namespace KernelGen.Reference;

/// <summary>Padding of every channel on its four sides.</summary>
/// <remarks>
/// <para>Forward: <c>y[c, i, j] = x[c, row(i), column(j)]</c>, zero where the map points outside.</para>
/// <para>Backward: each input element gathers the gradients of all its copies.</para>
/// </remarks>
public static class Pad2d
{
    /// <summary>Pads <paramref name="planes"/> planes of <paramref name="height"/> by <paramref name="width"/> elements.</summary>
    /// <returns>The padded planes, one after another.</returns>
    public static T[] Forward<T>(
        ReadOnlySpan<T> x, int planes, int height, int width, int top, int bottom, int left, int right, PaddingMode mode, T fill = default)
        where T : struct, INumber<T>
    {
        int paddedHeight = height + top + bottom;
        int paddedWidth = width + left + right;
        int[] rows = Map(paddedHeight, top, height, mode);
        int[] columns = Map(paddedWidth, left, width, mode);
        var y = new T[planes * paddedHeight * paddedWidth];

        for (int plane = 0; plane < planes; plane++)
        {
            for (int i = 0; i < paddedHeight; i++)
            {
                for (int j = 0; j < paddedWidth; j++)
                {
                    bool inside = rows[i] >= 0 && columns[j] >= 0;
                    y[(plane * paddedHeight + i) * paddedWidth + j] =
                        inside ? x[(plane * height + rows[i]) * width + columns[j]] : fill;
                }
            }
        }

        return y;
    }

    /// <summary>The gradient of <see cref="Forward"/>: adds each padded element's gradient to the element it was copied from.</summary>
    public static void Backward<T>(
        ReadOnlySpan<T> gy, Span<T> gx, int planes, int height, int width, int top, int bottom, int left, int right, PaddingMode mode)
        where T : struct, INumber<T>
    {
        int paddedHeight = height + top + bottom;
        int paddedWidth = width + left + right;
        int[] rows = Map(paddedHeight, top, height, mode);
        int[] columns = Map(paddedWidth, left, width, mode);

        for (int plane = 0; plane < planes; plane++)
        {
            for (int i = 0; i < paddedHeight; i++)
            {
                for (int j = 0; j < paddedWidth; j++)
                {
                    if (rows[i] >= 0 && columns[j] >= 0)
                        gx[(plane * height + rows[i]) * width + columns[j]] += gy[(plane * paddedHeight + i) * paddedWidth + j];
                }
            }
        }
    }

    // For each padded index the index it copies, or -1 where it is filled.
    private static int[] Map(int padded, int before, int size, PaddingMode mode)
    {
        var map = new int[padded];
        for (int i = 0; i < padded; i++)
        {
            int source = i - before;
            map[i] = mode switch
            {
                _ when source >= 0 && source < size => source,
                PaddingMode.Reflect => source < 0 ? -source : 2 * (size - 1) - source,
                PaddingMode.Replicate => source < 0 ? 0 : size - 1,
                PaddingMode.Circular => source < 0 ? source + size : source - size,
                _ => -1,
            };
        }

        return map;
    }
}

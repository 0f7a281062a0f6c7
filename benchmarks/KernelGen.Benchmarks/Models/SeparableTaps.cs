namespace KernelGen.Benchmarks.Models;

/// <summary>A kernel as the product of a column and a row, for OpenCV's <c>sepFilter2D</c>.</summary>
/// <param name="Row">Taps along a row.</param>
/// <param name="Column">Taps along a column, over the divisor.</param>
internal sealed record SeparableTaps(float[] Row, float[] Column)
{
    /// <summary>The factors of a kernel of rank 1, or null for any other.</summary>
    public static SeparableTaps? Of(int[] taps, int width, int divisor)
    {
        int height = taps.Length / width;
        int pivot = Array.FindIndex(taps, tap => tap != 0);
        if (pivot < 0) return null;
        int[] row = taps[(pivot / width * width)..((pivot / width + 1) * width)];
        int common = row.Aggregate(0, (a, b) => (int)System.Numerics.BigInteger.GreatestCommonDivisor(a, b));
        int lead = taps[pivot] / common;
        int[] column = [.. Enumerable.Range(0, height).Select(y => taps[(y * width) + (pivot % width)] / lead)];
        for (int i = 0; i < taps.Length; i++)
        {
            if (column[i / width] * row[i % width] != taps[i] * common) return null;
        }

        return new SeparableTaps([.. row.Select(tap => (float)tap / common)], [.. column.Select(tap => (float)tap / divisor)]);
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>Where a border takes its pixels from. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BorderMap
{
    /// <summary>Maps a row or column that may lie outside an image to the one inside that stands for it.</summary>
    /// <param name="i">The row or column, as far outside as one likes.</param>
    /// <param name="n">Rows or columns of the image, at least 1.</param>
    /// <param name="border">What stands outside.</param>
    /// <returns>0 to n - 1; or -1 where the border's constant stands, and outside of a <see cref="BorderMode.Valid"/> image.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(int i, int n, BorderMode border)
    {
        if ((uint)i < (uint)n)
        {
            return i;
        }

        switch (border)
        {
            case BorderMode.Replicate:
                return i < 0 ? 0 : n - 1;

            case BorderMode.Wrap:
                return (int)Modulo(i, n);

            case BorderMode.Reflect:
            {
                // A mirrored pair has a period of 2 n: a b c | c b a.
                long place = Modulo(i, 2L * n);
                return (int)(place < n ? place : (2L * n) - 1 - place);
            }

            case BorderMode.Reflect101:
            {
                // The outermost pixels are not repeated, so the period is 2 n - 2, and a single pixel stands for all.
                long period = Math.Max(1, (2L * n) - 2);
                long place = Modulo(i, period);
                return (int)(place < n ? place : period - place);
            }

            default:
                return -1;
        }
    }

    private static long Modulo(long value, long period)
    {
        long rest = value % period;
        return rest < 0 ? rest + period : rest;
    }
}

using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>The bytes of an image in memory: rows of one length, a fixed distance apart. Between two rows there may be bytes of others.</summary>
/// <param name="Start">Where the first row begins.</param>
/// <param name="Rows">How many rows there are, at least 1.</param>
/// <param name="Length">Bytes of a row, at least 1.</param>
/// <param name="Stride">Bytes from one row's start to the next, at least <paramref name="Length"/>.</param>
internal readonly record struct RowSpans(long Start, int Rows, long Length, long Stride)
{
    private long End => Start + ((Rows - 1) * Stride) + Length;

    /// <summary>Whether two images share a byte: walks along the rows of both, in the order of their places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Overlap(RowSpans a, RowSpans b)
    {
        if (a.End <= b.Start || b.End <= a.Start)
        {
            return false;
        }

        (long atA, long atB) = (a.Start, b.Start);
        for (int rowA = 0, rowB = 0; rowA < a.Rows && rowB < b.Rows;)
        {
            if (atA + a.Length <= atB)
            {
                rowA++;
                atA += a.Stride;
            }
            else if (atB + b.Length <= atA)
            {
                rowB++;
                atB += b.Stride;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}

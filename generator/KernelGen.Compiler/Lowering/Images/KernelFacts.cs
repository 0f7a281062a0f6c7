using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>What is true of a kernel's matrix.</summary>
internal static class KernelFacts
{
    /// <summary>Rows and columns up to which the rank is found in whole numbers, which grow with every row.</summary>
    private const int LargestExact = 32;

    /// <summary>The rank: 1 means that the kernel is a column times a row.</summary>
    public static int Rank(ExactSum sum)
    {
        if (Math.Min(sum.Height, sum.Width) > LargestExact)
        {
            return RankModulo(sum, int.MaxValue);
        }

        var rows = new List<BigInteger[]>();
        for (int row = 0; row < sum.Height; row++)
        {
            int at = row;
            rows.Add([.. Enumerable.Range(0, sum.Width).Select(column => sum[at, column])]);
        }

        int rank = 0;
        for (int column = 0; column < sum.Width && rank < rows.Count; column++)
        {
            int pivot = rows.FindIndex(rank, r => !r[column].IsZero);
            if (pivot < 0)
            {
                continue;
            }

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int row = rank + 1; row < rows.Count; row++)
            {
                Eliminate(rows[row], rows[rank], column);
            }

            rank++;
        }

        return rank;
    }

    /// <summary>
    /// The rank over the remainders of a prime: the rank itself, unless the prime happens to divide what the elimination divides by. Good enough
    /// to print, and quick for the largest kernels.
    /// </summary>
    private static int RankModulo(ExactSum sum, long prime)
    {
        long[][] rows = [.. Enumerable.Range(0, sum.Height).Select(row => Enumerable.Range(0, sum.Width)
            .Select(column => (long)(((sum[row, column] % prime) + prime) % prime)).ToArray())];
        int rank = 0;
        for (int column = 0; column < sum.Width && rank < rows.Length; column++)
        {
            int pivot = Array.FindIndex(rows, rank, r => r[column] != 0);
            if (pivot < 0)
            {
                continue;
            }

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            long inverse = (long)BigInteger.ModPow(rows[rank][column], prime - 2, prime);
            for (int row = rank + 1; row < rows.Length; row++)
            {
                long factor = rows[row][column] * inverse % prime;
                for (int i = column; i < sum.Width && factor != 0; i++)
                {
                    rows[row][i] = (rows[row][i] + ((prime - factor) * rows[rank][i])) % prime;
                }
            }

            rank++;
        }

        return rank;
    }

    /// <summary>
    /// Where the kernel is a single tap of one that leaves pixels as they are: the columns and rows from an output to its pixel; else null.
    /// </summary>
    public static (int Right, int Down)? Shift(ImageKernel kernel)
    {
        ExactSum sum = kernel.Sum;
        if (sum.NonZero != 1 || !sum.Total.IsOne || !sum.Divisor.IsOne || !sum.Constant.IsZero
            || kernel.Source != kernel.Destination || kernel.SumsChannels)
        {
            return null;
        }

        int at = Enumerable.Range(0, sum.Taps.Count).First(i => !sum.Taps[i].IsZero);
        KernelWindow window = KernelWindow.Of(kernel);
        (int right, int down) = ((at % sum.Width) - window.Left, (at / sum.Width) - window.Top);

        // An alpha that stays while the colours move is more than a copy.
        bool moves = (right, down) != AnchorOf(kernel);
        return kernel.KeepsAlpha && moves ? null : (right, down);
    }

    /// <summary>The columns and rows from an output to the pixel that the anchor is on: those that a window starts before it, where nothing stands outside.</summary>
    public static (int Right, int Down) AnchorOf(ImageKernel kernel) => kernel.Declaration.Border == BorderMode.Valid
        ? (kernel.Declaration.AnchorX, kernel.Declaration.AnchorY) : (0, 0);

    /// <summary>A column and a row whose product is the kernel, where its rank is 1.</summary>
    public static (BigInteger[] Column, BigInteger[] Row)? Factors(ExactSum sum)
    {
        if (Rank(sum) != 1)
        {
            return null;
        }

        int first = Enumerable.Range(0, sum.Height).First(row => Enumerable.Range(0, sum.Width).Any(column => !sum[row, column].IsZero));
        BigInteger[] along = [.. Enumerable.Range(0, sum.Width).Select(column => sum[first, column])];
        BigInteger factor = along.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        along = [.. along.Select(a => a / factor)];
        int pivot = Array.FindIndex(along, a => !a.IsZero);
        return ([.. Enumerable.Range(0, sum.Height).Select(row => sum[row, pivot] / along[pivot])], along);
    }

    // Without fractions, and with the common factor taken out so that the numbers stay small.
    private static void Eliminate(BigInteger[] row, BigInteger[] by, int column)
    {
        BigInteger own = row[column];
        BigInteger pivot = by[column];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = (row[i] * pivot) - (by[i] * own);
        }

        BigInteger factor = row.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        for (int i = 0; i < row.Length && factor > 1; i++)
        {
            row[i] /= factor;
        }
    }
}

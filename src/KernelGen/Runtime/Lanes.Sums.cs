using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Runtime;

/// <content>
/// Sums of rows of sixteen floats, many rows at once. Halves are added as in <c>SumOfSixteen</c>, so the bits are the same; here rows that are
/// half added share a vector, which takes two shuffles and one addition for two rows, and half as much at each further level.
/// </content>
public static unsafe partial class Lanes
{
    /// <summary>The sum of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumsOfRows(float* rows) => SumOfSixteen(
        Vector128.Load(rows), Vector128.Load(rows + 4), Vector128.Load(rows + 8), Vector128.Load(rows + 12));

    /// <summary>The sums of sixteen rows, the first one's in the first lane.</summary>
    public static Vector512<float> SumsOfRows512(float* rows)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(SumsOfRows256(rows), SumsOfRows256(rows + 128));
        }

        // Rows four apart first, so that the columns of the last level stand in order.
        Vector512<float> first = Quarters(rows);
        Vector512<float> second = Quarters(rows + 16);
        Vector512<float> third = Quarters(rows + 32);
        Vector512<float> fourth = Quarters(rows + 48);
        Vector512<float> even = Avx512F.Shuffle(first, second, 0b01_00_01_00) + Avx512F.Shuffle(first, second, 0b11_10_11_10);
        Vector512<float> odd = Avx512F.Shuffle(third, fourth, 0b01_00_01_00) + Avx512F.Shuffle(third, fourth, 0b11_10_11_10);
        return Avx512F.Shuffle(even, odd, 0b10_00_10_00) + Avx512F.Shuffle(even, odd, 0b11_01_11_01);
    }

    /// <summary>The sums of eight rows.</summary>
    public static Vector256<float> SumsOfRows256(float* rows)
    {
        if (!Avx.IsSupported)
        {
            return Vector256.Create(SumsOfRows128(rows), SumsOfRows128(rows + 64));
        }

        Vector256<float> first = Halves(rows);
        Vector256<float> second = Halves(rows + 16);
        Vector256<float> third = Halves(rows + 32);
        Vector256<float> fourth = Halves(rows + 48);
        Vector256<float> even = Avx.Shuffle(first, second, 0b01_00_01_00) + Avx.Shuffle(first, second, 0b11_10_11_10);
        Vector256<float> odd = Avx.Shuffle(third, fourth, 0b01_00_01_00) + Avx.Shuffle(third, fourth, 0b11_10_11_10);
        return Avx.Shuffle(even, odd, 0b10_00_10_00) + Avx.Shuffle(even, odd, 0b11_01_11_01);
    }

    /// <summary>The sums of four rows.</summary>
    public static Vector128<float> SumsOfRows128(float* rows) =>
        Vector128.Create(SumsOfRows(rows), SumsOfRows(rows + 16), SumsOfRows(rows + 32), SumsOfRows(rows + 48));

    /// <summary>Rows 0, 4, 8 and 12, of each the four numbers that are left when halves have been added twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(float* rows)
    {
        Vector512<float> lower = LowerHalves(rows) + LowerHalves(rows + 8);
        Vector512<float> upper = LowerHalves(rows + 128) + LowerHalves(rows + 136);
        return Avx512F.Shuffle4x128(lower, upper, 0b10_00_10_00) + Avx512F.Shuffle4x128(lower, upper, 0b11_01_11_01);
    }

    /// <summary>Eight numbers of this row and of the fourth one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LowerHalves(float* row) => Vector512.Create(Vector256.Load(row), Vector256.Load(row + 64));

    /// <summary>This row and the fourth one on, of each the four numbers that are left when halves have been added twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(float* rows)
    {
        Vector256<float> row = Vector256.Load(rows) + Vector256.Load(rows + 8);
        Vector256<float> fourth = Vector256.Load(rows + 64) + Vector256.Load(rows + 72);
        return Avx.Permute2x128(row, fourth, 0x20) + Avx.Permute2x128(row, fourth, 0x31);
    }
}

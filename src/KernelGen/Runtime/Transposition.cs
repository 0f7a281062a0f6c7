using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Runtime;

/// <summary>Turns rows into columns. Values are only moved, so the result is the same with every instruction set.</summary>
internal static unsafe class Transposition
{
    /// <summary><c>target[column * targetStride + row] = source[row * sourceStride + column]</c> for all rows and columns.</summary>
    /// <param name="source">The first value to read.</param>
    /// <param name="sourceStride">Values from one row to the next.</param>
    /// <param name="target">The first value to write.</param>
    /// <param name="targetStride">Values from one column to the next.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint sourceStride, float* target, nint targetStride, int rows, int columns)
    {
        if (!Avx.IsSupported || rows < 8 || columns < 8)
        {
            Few(source, sourceStride, target, targetStride, rows, columns);
            return;
        }

        // The last tiles lie over those before them where eight do not divide the rows or columns: the same values are written twice.
        for (int y = 0; y < rows; y += 8)
        {
            int row = Math.Min(y, rows - 8);
            for (int x = 0; x < columns; x += 8)
            {
                int column = Math.Min(x, columns - 8);
                Tile8(source + (row * sourceStride) + column, sourceStride, target + (column * targetStride) + row, targetStride);
            }
        }
    }

    // Four by four; fewer columns of four rows where another row is behind them, whose values are read too; one by one otherwise.
    private static void Few(float* source, nint sourceStride, float* target, nint targetStride, int rows, int columns)
    {
        int row = 0;
        if (Sse.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            for (; row <= rows - 4; row += 4, source += 4 * sourceStride, target += 4)
            {
                int column = 0;
                for (; column <= columns - 4; column += 4)
                {
                    Tile4(source + column, sourceStride, target + (column * targetStride), targetStride);
                }

                float* to = target + (column * targetStride);
                if (column < columns && row + 4 < rows && column + 4 <= sourceStride + columns)
                {
                    Columns(source + column, sourceStride, to, targetStride, columns - column);
                }
                else
                {
                    Single(source + column, sourceStride, to, targetStride, 4, columns - column);
                }
            }
        }

        Single(source, sourceStride, target, targetStride, rows - row, columns);
    }

    private static void Single(float* source, nint sourceStride, float* target, nint targetStride, int rows, int columns)
    {
        for (int column = 0; column < columns; column++, source++, target += targetStride)
        {
            float* from = source;
            for (int row = 0; row < rows; row++, from += sourceStride)
            {
                target[row] = *from;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile4(float* source, nint sourceStride, float* target, nint targetStride)
    {
        Vector128<float> r0 = Vector128.Load(source);
        Vector128<float> r1 = Vector128.Load(source + sourceStride);
        Vector128<float> r2 = Vector128.Load(source + (2 * sourceStride));
        Vector128<float> r3 = Vector128.Load(source + (3 * sourceStride));

        // Rows 0 and 2, then 1 and 3, interleaved; interleaving those again gives the columns.
        Vector128<float> low02 = ZipLow(r0, r2);
        Vector128<float> high02 = ZipHigh(r0, r2);
        Vector128<float> low13 = ZipLow(r1, r3);
        Vector128<float> high13 = ZipHigh(r1, r3);
        ZipLow(low02, low13).Store(target);
        ZipHigh(low02, low13).Store(target + targetStride);
        ZipLow(high02, high13).Store(target + (2 * targetStride));
        ZipHigh(high02, high13).Store(target + (3 * targetStride));
    }

    // One to three columns of four rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(float* source, nint sourceStride, float* target, nint targetStride, int columns)
    {
        Vector128<float> r0 = Vector128.Load(source);
        Vector128<float> r1 = Vector128.Load(source + sourceStride);
        Vector128<float> r2 = Vector128.Load(source + (2 * sourceStride));
        Vector128<float> r3 = Vector128.Load(source + (3 * sourceStride));
        Vector128<float> low02 = ZipLow(r0, r2);
        Vector128<float> low13 = ZipLow(r1, r3);
        ZipLow(low02, low13).Store(target);
        if (columns > 1)
        {
            ZipHigh(low02, low13).Store(target + targetStride);
        }

        if (columns > 2)
        {
            ZipLow(ZipHigh(r0, r2), ZipHigh(r1, r3)).Store(target + (2 * targetStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile8(float* source, nint sourceStride, float* target, nint targetStride)
    {
        // Each vector holds half of row i and half of row i + 4, so that the rest stays within 128-bit lanes.
        Vector256<float> a0 = Halves(source, 4 * sourceStride);
        Vector256<float> a1 = Halves(source + sourceStride, 4 * sourceStride);
        Vector256<float> a2 = Halves(source + (2 * sourceStride), 4 * sourceStride);
        Vector256<float> a3 = Halves(source + (3 * sourceStride), 4 * sourceStride);
        StoreColumns(a0, a1, a2, a3, target, targetStride);

        Vector256<float> b0 = Halves(source + 4, 4 * sourceStride);
        Vector256<float> b1 = Halves(source + sourceStride + 4, 4 * sourceStride);
        Vector256<float> b2 = Halves(source + (2 * sourceStride) + 4, 4 * sourceStride);
        Vector256<float> b3 = Halves(source + (3 * sourceStride) + 4, 4 * sourceStride);
        StoreColumns(b0, b1, b2, b3, target + (4 * targetStride), targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(float* row, nint distance) =>
        Vector256.Create(Vector128.Load(row), Vector128.Load(row + distance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns(
        Vector256<float> r04, Vector256<float> r15, Vector256<float> r26, Vector256<float> r37, float* target, nint targetStride)
    {
        Vector256<float> low02 = Avx.UnpackLow(r04, r26);
        Vector256<float> high02 = Avx.UnpackHigh(r04, r26);
        Vector256<float> low13 = Avx.UnpackLow(r15, r37);
        Vector256<float> high13 = Avx.UnpackHigh(r15, r37);
        Avx.UnpackLow(low02, low13).Store(target);
        Avx.UnpackHigh(low02, low13).Store(target + targetStride);
        Avx.UnpackLow(high02, high13).Store(target + (2 * targetStride));
        Avx.UnpackHigh(high02, high13).Store(target + (3 * targetStride));
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Runtime;

/// <summary>
/// Steps of emitted image kernels on packed pixels. "Within blocks" means that every 128-bit block of a register is treated by itself, which is what
/// the wide instructions do; two steps within blocks that undo one another leave the pixels in their order.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class PixelLanes
{
    /// <summary>Both vectors' lanes as bytes, those out of range set to the nearest limit, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> NarrowToByte(Vector512<short> lower, Vector512<short> upper) =>
        Avx512F.PermuteVar8x64(Avx512BW.PackUnsignedSaturate(lower, upper).AsInt64(), Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7)).AsByte();

    /// <inheritdoc cref="NarrowToByte(Vector512{short}, Vector512{short})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> NarrowToByte(Vector256<short> lower, Vector256<short> upper) =>
        Avx2.Permute4x64(Avx2.PackUnsignedSaturate(lower, upper).AsInt64(), 0b11_01_10_00).AsByte();

    /// <inheritdoc cref="NarrowToByte(Vector512{short}, Vector512{short})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> NarrowToByte(Vector128<short> lower, Vector128<short> upper)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.PackUnsignedSaturate(lower, upper);
        }

        if (AdvSimd.IsSupported)
        {
            return AdvSimd.ExtractNarrowingSaturateUnsignedUpper(AdvSimd.ExtractNarrowingSaturateUnsignedLower(lower), upper);
        }

        Vector128<short> largest = Vector128.Create((short)byte.MaxValue);
        return Vector128.Narrow(
            Vector128.Clamp(lower, Vector128<short>.Zero, largest).AsUInt16(), Vector128.Clamp(upper, Vector128<short>.Zero, largest).AsUInt16());
    }

    /// <summary>Both vectors' lanes as shorts, those out of range set to the nearest limit, within blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> PackToInt16(Vector512<int> lower, Vector512<int> upper) => Avx512BW.PackSignedSaturate(lower, upper);

    /// <inheritdoc cref="PackToInt16(Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> PackToInt16(Vector256<int> lower, Vector256<int> upper) => Avx2.PackSignedSaturate(lower, upper);

    /// <inheritdoc cref="PackToInt16(Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> PackToInt16(Vector128<int> lower, Vector128<int> upper)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.PackSignedSaturate(lower, upper);
        }

        Vector128<int> least = Vector128.Create((int)short.MinValue);
        Vector128<int> largest = Vector128.Create((int)short.MaxValue);
        return Vector128.Narrow(Vector128.Clamp(lower, least, largest), Vector128.Clamp(upper, least, largest));
    }

    /// <summary>Both vectors' lanes as unsigned shorts, those out of range set to the nearest limit, within blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> PackToUInt16(Vector512<int> lower, Vector512<int> upper) => Avx512BW.PackUnsignedSaturate(lower, upper);

    /// <inheritdoc cref="PackToUInt16(Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> PackToUInt16(Vector256<int> lower, Vector256<int> upper) => Avx2.PackUnsignedSaturate(lower, upper);

    /// <inheritdoc cref="PackToUInt16(Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> PackToUInt16(Vector128<int> lower, Vector128<int> upper)
    {
        if (Sse41.IsSupported)
        {
            return Sse41.PackUnsignedSaturate(lower, upper);
        }

        Vector128<int> largest = Vector128.Create((int)ushort.MaxValue);
        return Vector128.Narrow(
            Vector128.Clamp(lower, Vector128<int>.Zero, largest).AsUInt32(), Vector128.Clamp(upper, Vector128<int>.Zero, largest).AsUInt32());
    }

    /// <summary>As <see cref="PackToInt16(Vector512{int}, Vector512{int})"/>, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> NarrowToInt16(Vector512<int> lower, Vector512<int> upper) =>
        Avx512F.PermuteVar8x64(PackToInt16(lower, upper).AsInt64(), Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7)).AsInt16();

    /// <inheritdoc cref="NarrowToInt16(Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> NarrowToInt16(Vector256<int> lower, Vector256<int> upper) =>
        Avx2.Permute4x64(PackToInt16(lower, upper).AsInt64(), 0b11_01_10_00).AsInt16();

    /// <inheritdoc cref="NarrowToInt16(Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> NarrowToInt16(Vector128<int> lower, Vector128<int> upper) => PackToInt16(lower, upper);

    /// <summary>As <see cref="PackToUInt16(Vector512{int}, Vector512{int})"/>, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> NarrowToUInt16(Vector512<int> lower, Vector512<int> upper) =>
        Avx512F.PermuteVar8x64(PackToUInt16(lower, upper).AsInt64(), Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7)).AsUInt16();

    /// <inheritdoc cref="NarrowToUInt16(Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> NarrowToUInt16(Vector256<int> lower, Vector256<int> upper) =>
        Avx2.Permute4x64(PackToUInt16(lower, upper).AsInt64(), 0b11_01_10_00).AsUInt16();

    /// <inheritdoc cref="NarrowToUInt16(Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> NarrowToUInt16(Vector128<int> lower, Vector128<int> upper) => PackToUInt16(lower, upper);

    /// <summary>The lanes of both vectors in turn, of the lower half of each block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> UnpackLower(Vector512<short> left, Vector512<short> right) => Avx512BW.UnpackLow(left, right);

    /// <inheritdoc cref="UnpackLower(Vector512{short}, Vector512{short})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> UnpackLower(Vector256<short> left, Vector256<short> right) => Avx2.UnpackLow(left, right);

    /// <inheritdoc cref="UnpackLower(Vector512{short}, Vector512{short})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> UnpackLower(Vector128<short> left, Vector128<short> right)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.UnpackLow(left, right);
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.ZipLow(left, right);
        }

        return Vector128.Create(left[0], right[0], left[1], right[1], left[2], right[2], left[3], right[3]);
    }

    /// <summary>The lanes of both vectors in turn, of the upper half of each block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> UnpackUpper(Vector512<short> left, Vector512<short> right) => Avx512BW.UnpackHigh(left, right);

    /// <inheritdoc cref="UnpackUpper(Vector512{short}, Vector512{short})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> UnpackUpper(Vector256<short> left, Vector256<short> right) => Avx2.UnpackHigh(left, right);

    /// <inheritdoc cref="UnpackUpper(Vector512{short}, Vector512{short})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> UnpackUpper(Vector128<short> left, Vector128<short> right)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.UnpackHigh(left, right);
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.ZipHigh(left, right);
        }

        return Vector128.Create(left[4], right[4], left[5], right[5], left[6], right[6], left[7], right[7]);
    }

    /// <summary>The sums of the products of neighbouring lanes: <c>left[2i] * right[2i] + left[2i + 1] * right[2i + 1]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> MultiplyAddPairs(Vector512<short> left, Vector512<short> right) => Avx512BW.MultiplyAddAdjacent(left, right);

    /// <inheritdoc cref="MultiplyAddPairs(Vector512{short}, Vector512{short})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyAddPairs(Vector256<short> left, Vector256<short> right) => Avx2.MultiplyAddAdjacent(left, right);

    /// <inheritdoc cref="MultiplyAddPairs(Vector512{short}, Vector512{short})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyAddPairs(Vector128<short> left, Vector128<short> right)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.MultiplyAddAdjacent(left, right);
        }

        Vector128<int> lower = Vector128.WidenLower(left) * Vector128.WidenLower(right);
        Vector128<int> upper = Vector128.WidenUpper(left) * Vector128.WidenUpper(right);
        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.AddPairwise(lower, upper);
        }

        return Vector128.Create(lower[0] + lower[1], lower[2] + lower[3], upper[0] + upper[1], upper[2] + upper[3]);
    }

    /// <summary>
    /// The whole number nearest to <c>sqrt(x * x + y * y)</c>, saturated. For lanes whose squares 32 bits do not hold: one lane at a time.
    /// </summary>
    public static Vector512<int> Magnitude(Vector512<int> x, Vector512<int> y) =>
        Vector512.Create(Magnitude(x.GetLower(), y.GetLower()), Magnitude(x.GetUpper(), y.GetUpper()));

    /// <inheritdoc cref="Magnitude(Vector512{int}, Vector512{int})"/>
    public static Vector256<int> Magnitude(Vector256<int> x, Vector256<int> y) =>
        Vector256.Create(Magnitude(x.GetLower(), y.GetLower()), Magnitude(x.GetUpper(), y.GetUpper()));

    /// <inheritdoc cref="Magnitude(Vector512{int}, Vector512{int})"/>
    public static Vector128<int> Magnitude(Vector128<int> x, Vector128<int> y) =>
        Vector128.Create(Magnitude(x[0], y[0]), Magnitude(x[1], y[1]), Magnitude(x[2], y[2]), Magnitude(x[3], y[3]));

    private static int Magnitude(int x, int y)
    {
        ulong square = (ulong)((long)x * x) + (ulong)((long)y * y);
        ulong root = (ulong)Math.Sqrt(square);

        // The double may be one off for large squares: the nearest one is where root * root - root < square <= root * root + root.
        while (square > (root * root) + root)
        {
            root++;
        }

        while (root > 0 && square <= (root * root) - root)
        {
            root--;
        }

        return (int)Math.Min(root, int.MaxValue);
    }
}

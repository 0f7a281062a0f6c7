using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Runtime;

// The length of a vector of two floats, as hypot defines it.
public static partial class PixelLanes
{
    /// <summary>From here to the largest float, a sum of squares has all its bits: none of the larger square's is below the least float.</summary>
    private const float LeastSquares = 1f / (1L << 50) / (1L << 50);

    /// <summary>The bits of <see cref="LeastSquares"/>, and how far those of the largest float are above them: positive floats are in the order of their bits.</summary>
    private const uint LeastBits = (127 - 100) << 23;
    private const uint BitsAbove = 0x7F7FFFFF - LeastBits;

    /// <summary>2^60: the square of a larger float may overflow.</summary>
    private const float Large = 1L << 60;

    /// <summary>2^-50: the square of a smaller float may lose bits.</summary>
    private const float Small = 1f / (1L << 50);

    /// <summary>2^100, which brings small floats and, divided by, large ones into the range between.</summary>
    private const float Scale = (float)(1L << 50) * (1L << 50);

    /// <summary>
    /// <c>sqrt(x * x + y * y)</c> where no square overflows or loses bits; else the same of scaled numbers. An infinity gives infinity, even beside NaN.
    /// Whichever way a vector goes, each lane has the same bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Magnitude(Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> squares = Vector512.FusedMultiplyAdd(y, y, x * x);
        if (Vector512.LessThanOrEqualAll(squares.AsUInt32() - Vector512.Create(LeastBits), Vector512.Create(BitsAbove)))
        {
            return Vector512.Sqrt(squares);
        }

        return MayBeZero(x, y, squares);
    }

    /// <inheritdoc cref="Magnitude(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Magnitude(Vector256<float> x, Vector256<float> y)
    {
        Vector256<float> squares = Vector256.FusedMultiplyAdd(y, y, x * x);
        if (Vector256.LessThanOrEqualAll(squares.AsUInt32() - Vector256.Create(LeastBits), Vector256.Create(BitsAbove)))
        {
            return Vector256.Sqrt(squares);
        }

        return MayBeZero(x, y, squares);
    }

    /// <inheritdoc cref="Magnitude(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Magnitude(Vector128<float> x, Vector128<float> y)
    {
        Vector128<float> squares = Lanes.MultiplyAdd(y, y, x * x);
        return Vector128.LessThanOrEqualAll(squares.AsUInt32() - Vector128.Create(LeastBits), Vector128.Create(BitsAbove))
            ? Vector128.Sqrt(squares) : MayBeZero(x, y, squares);
    }

    /// <summary>Flat areas have lengths of zero, and go a quick way too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> MayBeZero(Vector512<float> x, Vector512<float> y, Vector512<float> squares) =>
        Vector512.EqualsAll(
            Vector512.LessThanOrEqual(squares.AsUInt32() - Vector512.Create(LeastBits), Vector512.Create(BitsAbove))
                | Vector512.Equals((x | y).AsUInt32() << 1, Vector512<uint>.Zero),
            Vector512<uint>.AllBitsSet)
            ? Vector512.Sqrt(squares) : ScaledMagnitude(x, y);

    /// <inheritdoc cref="MayBeZero(Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MayBeZero(Vector256<float> x, Vector256<float> y, Vector256<float> squares) =>
        Vector256.EqualsAll(
            Vector256.LessThanOrEqual(squares.AsUInt32() - Vector256.Create(LeastBits), Vector256.Create(BitsAbove))
                | Vector256.Equals((x | y).AsUInt32() << 1, Vector256<uint>.Zero),
            Vector256<uint>.AllBitsSet)
            ? Vector256.Sqrt(squares) : ScaledMagnitude(x, y);

    /// <inheritdoc cref="MayBeZero(Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> MayBeZero(Vector128<float> x, Vector128<float> y, Vector128<float> squares) =>
        Vector128.EqualsAll(IsOrdinary(squares, x, y).AsUInt32(), Vector128<uint>.AllBitsSet) ? Vector128.Sqrt(squares) : ScaledMagnitude(x, y);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<float> ScaledMagnitude(Vector512<float> x, Vector512<float> y) =>
        Vector512.Create(ScaledMagnitude(x.GetLower(), y.GetLower()), ScaledMagnitude(x.GetUpper(), y.GetUpper()));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> ScaledMagnitude(Vector256<float> x, Vector256<float> y) =>
        Vector256.Create(ScaledMagnitude(x.GetLower(), y.GetLower()), ScaledMagnitude(x.GetUpper(), y.GetUpper()));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector128<float> ScaledMagnitude(Vector128<float> x, Vector128<float> y)
    {
        Vector128<float> squares = Lanes.MultiplyAdd(y, y, x * x);
        Vector128<float> ordinary = Vector128.Sqrt(squares);
        Vector128<float> sizeX = Vector128.Abs(x);
        Vector128<float> sizeY = Vector128.Abs(y);
        Vector128<float> isLarge = Vector128.GreaterThan(sizeX, Vector128.Create(Large)) | Vector128.GreaterThan(sizeY, Vector128.Create(Large));
        Vector128<float> isSmall = Vector128.LessThan(sizeX, Vector128.Create(Small)) & Vector128.LessThan(sizeY, Vector128.Create(Small));
        Vector128<float> down = Vector128.Create(1 / Scale);
        Vector128<float> up = Vector128.Create(Scale);
        Vector128<float> one = Vector128<float>.One;
        Vector128<float> scale = Vector128.ConditionalSelect(isLarge, down, Vector128.ConditionalSelect(isSmall, up, one));
        Vector128<float> back = Vector128.ConditionalSelect(isLarge, up, Vector128.ConditionalSelect(isSmall, down, one));
        Vector128<float> scaledX = x * scale;
        Vector128<float> scaledY = y * scale;
        Vector128<float> scaled = Vector128.Sqrt(Lanes.MultiplyAdd(scaledY, scaledY, scaledX * scaledX)) * back;
        Vector128<float> infinity = Vector128.Create(float.PositiveInfinity);
        Vector128<float> isInfinite = Vector128.Equals(sizeX, infinity) | Vector128.Equals(sizeY, infinity);
        return Vector128.ConditionalSelect(
            isInfinite, infinity, Vector128.ConditionalSelect(IsOrdinary(squares, x, y), ordinary, scaled));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> IsOrdinary(Vector128<float> squares, Vector128<float> x, Vector128<float> y) =>
        (Vector128.GreaterThanOrEqual(squares, Vector128.Create(LeastSquares)) & Vector128.LessThanOrEqual(squares, Vector128.Create(float.MaxValue)))
        | Vector128.Equals(x | y, Vector128<float>.Zero);
}

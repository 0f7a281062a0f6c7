using System.ComponentModel;
using System.Numerics;

namespace KernelGen.Runtime;

/// <summary>
/// Image kernels whose sums do not fit in 32 bits: one pixel at a time in 128-bit integers, slow and exact. For emitted code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WideSums
{
    /// <summary>Computes one row of outputs, each <c>(sum of tap * pixel + constant) / divisor</c>, rounded half to even and saturated.</summary>
    /// <param name="source">The first window's first pixel.</param>
    /// <param name="destination">The first output.</param>
    /// <param name="sourceStride">Elements from one row of the source to the next.</param>
    /// <param name="n">Outputs.</param>
    /// <param name="taps">The taps, row by row.</param>
    /// <param name="width">Columns of the kernel.</param>
    /// <param name="channels">Elements from one pixel to the next.</param>
    /// <param name="constant">What is added to the sum.</param>
    /// <param name="divisor">What the sum is divided by; positive.</param>
    public static void Run<TSource, TDestination>(
        TSource* source,
        TDestination* destination,
        nint sourceStride,
        nint n,
        ReadOnlySpan<long> taps,
        int width,
        int channels,
        Int128 constant,
        Int128 divisor)
        where TSource : unmanaged, IBinaryInteger<TSource>
        where TDestination : unmanaged, IBinaryInteger<TDestination>
    {
        int height = taps.Length / width;
        for (nint x = 0; x < n; x++)
        {
            Int128 sum = constant;
            for (int row = 0; row < height; row++)
            {
                TSource* at = source + (row * sourceStride) + x;
                for (int column = 0; column < width; column++)
                {
                    sum += (Int128)taps[(row * width) + column] * long.CreateTruncating(at[column * channels]);
                }
            }

            destination[x] = TDestination.CreateSaturating(RoundHalfToEven(sum, divisor));
        }
    }

    private static Int128 RoundHalfToEven(Int128 sum, Int128 divisor)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(sum, divisor);
        if (rest < 0)
        {
            quotient--;
            rest += divisor;
        }

        // Compared with what is left of the divisor, so that doubling cannot overflow.
        Int128 left = divisor - rest;
        return rest > left || (rest == left && Int128.IsOddInteger(quotient)) ? quotient + 1 : quotient;
    }
}

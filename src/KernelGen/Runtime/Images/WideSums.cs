using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>
/// Image kernels whose sums do not fit in 32 bits: one pixel at a time in 128-bit integers, slow and exact. For emitted code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WideSums
{
    /// <summary>Computes one row of outputs, each <c>(sum of tap * pixel + constant) / divisor</c>, rounded half to even and saturated.</summary>
    /// <param name="inputs">The rows of the windows, from the first window's first pixel on.</param>
    /// <param name="outputs">The row of outputs.</param>
    /// <param name="n">Outputs.</param>
    /// <param name="taps">The taps, row by row.</param>
    /// <param name="width">Columns of the kernel.</param>
    /// <param name="channels">Elements from one pixel to the next.</param>
    /// <param name="sumsChannels">Whether the channels are added into one.</param>
    /// <param name="constant">What is added to the sum.</param>
    /// <param name="divisor">What the sum is divided by; positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSource, TDestination>(
        void** inputs,
        void** outputs,
        nint n,
        ReadOnlySpan<long> taps,
        int width,
        int channels,
        bool sumsChannels,
        Int128 constant,
        Int128 divisor)
        where TSource : unmanaged, IBinaryInteger<TSource>
        where TDestination : unmanaged, IBinaryInteger<TDestination>
    {
        int height = taps.Length / width;
        int step = sumsChannels ? channels : 1;
        for (nint x = 0; x < n; x++)
        {
            Int128 sum = constant;
            for (int row = 0; row < height; row++)
            {
                TSource* at = (TSource*)inputs[row] + (x * step);
                for (int column = 0; column < width; column++)
                {
                    for (int channel = 0; channel < step; channel++)
                    {
                        sum += (Int128)taps[(row * width) + column] * long.CreateTruncating(at[(column * channels) + channel]);
                    }
                }
            }

            ((TDestination*)outputs[0])[x] = TDestination.CreateSaturating(RoundHalfToEven(sum, divisor));
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

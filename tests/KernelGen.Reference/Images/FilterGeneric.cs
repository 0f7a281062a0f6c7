using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.Reference;

/// <summary>
/// The clear loops for an image kernel whose size and taps are known only at run time: the baseline of the benchmarks. Pixels
/// whose window lies inside are read directly, the frame goes through <see cref="BorderMap"/>. The anchor is the middle, the
/// result has the size of the source (so <see cref="Border.Valid"/> does not apply).
/// </summary>
public static class FilterGeneric
{
    /// <summary>Bytes to bytes: <c>sum / divisor + offset</c>, rounded half to even and saturated.</summary>
    public static void Apply(
        byte[] source, byte[] destination, int width, int height, int[] taps, int kernelWidth, int kernelHeight, int divisor, int offset, Border border, byte borderValue = 0)
    {
        float scale = 1f / divisor;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int sum = Window(source, x, y, width, height, taps, kernelWidth, kernelHeight, border, borderValue);
                int value = divisor == 1 ? sum + offset : (int)MathF.Round(sum * scale + offset);
                destination[y * width + x] = (byte)Math.Clamp(value, 0, 255);
            }
        }
    }

    /// <summary>Bytes to 16-bit results: <c>sum / divisor + offset</c>, rounded half to even and saturated.</summary>
    public static void Apply(
        byte[] source, short[] destination, int width, int height, int[] taps, int kernelWidth, int kernelHeight, int divisor, int offset, Border border, byte borderValue = 0)
    {
        float scale = 1f / divisor;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int sum = Window(source, x, y, width, height, taps, kernelWidth, kernelHeight, border, borderValue);
                int value = divisor == 1 ? sum + offset : (int)MathF.Round(sum * scale + offset);
                destination[y * width + x] = (short)Math.Clamp(value, short.MinValue, short.MaxValue);
            }
        }
    }

    /// <summary>Bytes to real results: a plain sum in the order of the taps.</summary>
    public static void Apply(
        byte[] source, float[] destination, int width, int height, float[] taps, int kernelWidth, int kernelHeight, Border border, byte borderValue = 0)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                destination[y * width + x] = Window(source, x, y, width, height, taps, kernelWidth, kernelHeight, border, borderValue);
        }
    }

    /// <summary>Real pixels to real results: a plain sum in the order of the taps.</summary>
    public static void Apply(
        float[] source, float[] destination, int width, int height, float[] taps, int kernelWidth, int kernelHeight, Border border, float borderValue = 0)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                destination[y * width + x] = Window(source, x, y, width, height, taps, kernelWidth, kernelHeight, border, borderValue);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSum Window<TPixel, TSum>(
        TPixel[] source, int x, int y, int width, int height, TSum[] taps, int kernelWidth, int kernelHeight, Border border, TPixel borderValue)
        where TPixel : struct, INumber<TPixel>
        where TSum : struct, INumber<TSum>
    {
        int left = x - kernelWidth / 2, top = y - kernelHeight / 2;
        TSum sum = TSum.Zero;
        if (left >= 0 && top >= 0 && left + kernelWidth <= width && top + kernelHeight <= height)
        {
            for (int u = 0, tap = 0; u < kernelHeight; u++)
            {
                int row = (top + u) * width + left;
                for (int v = 0; v < kernelWidth; v++, tap++)
                    sum += taps[tap] * TSum.CreateTruncating(source[row + v]);
            }
        }
        else
        {
            for (int u = 0, tap = 0; u < kernelHeight; u++)
            {
                int row = BorderMap.Index(top + u, height, border);
                for (int v = 0; v < kernelWidth; v++, tap++)
                {
                    int column = BorderMap.Index(left + v, width, border);
                    TPixel pixel = row < 0 || column < 0 ? borderValue : source[row * width + column];
                    sum += taps[tap] * TSum.CreateTruncating(pixel);
                }
            }
        }

        return sum;
    }
}

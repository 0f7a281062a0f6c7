using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.Reference;

/// <summary>
/// The clear loops of <see cref="FilterGeneric"/> for pixels of several interleaved channels, each filtered alike, and for whole pixels of
/// any width.
/// </summary>
public static class FilterInterleaved
{
    /// <summary>Whole pixels: <c>sum / divisor</c>, rounded half to even and saturated.</summary>
    public static void Apply<TSource, TDestination>(
        TSource[] source, TDestination[] destination, int width, int height, int channels, int[] taps, int kernelWidth, int kernelHeight, int divisor, Border border)
        where TSource : struct, IBinaryInteger<TSource>
        where TDestination : struct, IBinaryInteger<TDestination>
    {
        int i = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    int sum = Window(source, x, y, channel, width, height, channels, taps, kernelWidth, kernelHeight, border);

                    // The quotient of two ints is a tie only where a double holds it.
                    destination[i++] = TDestination.CreateSaturating(divisor == 1 ? sum : (int)Math.Round((double)sum / divisor));
                }
            }
        }
    }

    /// <summary>Real pixels: a plain sum in the order of the taps.</summary>
    public static void Apply(
        float[] source, float[] destination, int width, int height, int channels, float[] taps, int kernelWidth, int kernelHeight, Border border)
    {
        int i = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int channel = 0; channel < channels; channel++)
                    destination[i++] = Window(source, x, y, channel, width, height, channels, taps, kernelWidth, kernelHeight, border);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSum Window<TPixel, TSum>(
        TPixel[] source, int x, int y, int channel, int width, int height, int channels, TSum[] taps, int kernelWidth, int kernelHeight, Border border)
        where TPixel : struct, INumber<TPixel>
        where TSum : struct, INumber<TSum>
    {
        int left = x - kernelWidth / 2, top = y - kernelHeight / 2;
        bool inside = left >= 0 && top >= 0 && left + kernelWidth <= width && top + kernelHeight <= height;
        TSum sum = TSum.Zero;
        for (int u = 0, tap = 0; u < kernelHeight; u++)
        {
            int row = inside ? top + u : BorderMap.Index(top + u, height, border);
            for (int v = 0; v < kernelWidth; v++, tap++)
            {
                int column = inside ? left + v : BorderMap.Index(left + v, width, border);
                sum += taps[tap] * TSum.CreateTruncating(source[((row * width + column) * channels) + channel]);
            }
        }

        return sum;
    }
}

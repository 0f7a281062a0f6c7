using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// An image kernel in exact arithmetic: <c>round half to even(Σ tap · pixel / divisor + offset)</c>, saturated, for whole
/// pixels; the sum in double precision for real ones.
/// </summary>
public static class FilterExact
{
    /// <summary>Whole pixels to whole pixels. All taps are brought to one denominator, so nothing is rounded but the end.</summary>
    /// <returns>The rows of the result, each value within the range of <typeparamref name="TDestination"/>.</returns>
    public static TDestination[] Apply<TSource, TDestination>(FilterSpec spec, ReadOnlySpan<TSource> source, int width, int height)
        where TSource : struct, IBinaryInteger<TSource>
        where TDestination : struct, IBinaryInteger<TDestination>, IMinMaxValue<TDestination>
    {
        ExactTaps taps = spec.Exact;

        // 64 bits are several times faster than 128, and most sums fit them by far.
        Int128 greatest = Int128.Max(-Int128.CreateChecked(TSource.CreateSaturating(long.MinValue)), Int128.CreateChecked(TSource.CreateSaturating(long.MaxValue)));
        greatest = Int128.Max(greatest, Int128.Abs((Int128)spec.BorderValue));
        return taps.GreatestSum(greatest) < long.MaxValue / 4 && taps.Denominator < long.MaxValue / 4
            ? Apply<TSource, TDestination, long>(spec, source, width, height, taps.Narrow)
            : Apply<TSource, TDestination, Int128>(spec, source, width, height, taps.Numerators);
    }

    private static TDestination[] Apply<TSource, TDestination, TSum>(
        FilterSpec spec, ReadOnlySpan<TSource> source, int width, int height, TSum[] taps)
        where TSource : struct, IBinaryInteger<TSource>
        where TDestination : struct, IBinaryInteger<TDestination>, IMinMaxValue<TDestination>
        where TSum : struct, IBinaryInteger<TSum>
    {
        TSum offset = TSum.CreateChecked(spec.Exact.Offset), denominator = TSum.CreateChecked(spec.Exact.Denominator);
        var least = TSum.CreateChecked(TDestination.MinValue);
        var most = TSum.CreateChecked(TDestination.MaxValue);
        TSum[] pixels = Padded(spec, source, width, height, TSum.CreateChecked(spec.BorderValue));
        int outWidth = spec.OutputWidth(width), outHeight = spec.OutputHeight(height), stride = outWidth + spec.Width - 1;
        var result = new TDestination[outWidth * outHeight];
        for (int y = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++)
            {
                TSum sum = offset;
                for (int u = 0, tap = 0; u < spec.Height; u++)
                {
                    int at = ((y + u) * stride) + x;
                    for (int v = 0; v < spec.Width; v++, tap++)
                        sum += taps[tap] * pixels[at + v];
                }

                result[y * outWidth + x] = TDestination.CreateChecked(TSum.Clamp(RoundHalfToEven(sum, denominator), least, most));
            }
        }

        return result;
    }

    /// <summary>Any pixels to real ones, and for each result the sum of the magnitudes of its terms, which a tolerance needs.</summary>
    public static (double[] Values, double[] Magnitudes) ApplyDouble<TSource>(FilterSpec spec, ReadOnlySpan<TSource> source, int width, int height)
        where TSource : struct, INumber<TSource>
    {
        double[] taps = [.. spec.Taps.Select(t => t.ToDouble())];
        double divisor = spec.Divisor.ToDouble(), offset = spec.Offset.ToDouble();
        double[] pixels = Padded(spec, source, width, height, spec.BorderValue);

        int outWidth = spec.OutputWidth(width), outHeight = spec.OutputHeight(height), stride = outWidth + spec.Width - 1;
        var values = new double[outWidth * outHeight];
        var magnitudes = new double[values.Length];
        for (int y = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++)
            {
                double sum = 0, magnitude = 0;
                for (int u = 0, tap = 0; u < spec.Height; u++)
                {
                    int at = ((y + u) * stride) + x;
                    for (int v = 0; v < spec.Width; v++, tap++)
                    {
                        // A tap of zero is left out, as the product leaves it out: 0 · NaN is not computed.
                        if (taps[tap] == 0)
                            continue;
                        double term = taps[tap] * pixels[at + v] / divisor;
                        sum += term;
                        magnitude += Math.Abs(term);
                    }
                }

                values[y * outWidth + x] = sum + offset;
                magnitudes[y * outWidth + x] = magnitude + Math.Abs(offset);
            }
        }

        return (values, magnitudes);
    }

    /// <summary>The whole number nearest to <c>numerator / denominator</c>, the even one of two.</summary>
    public static T RoundHalfToEven<T>(T numerator, T denominator)
        where T : struct, IBinaryInteger<T>
    {
        (T quotient, T remainder) = T.DivRem(numerator, denominator);
        if (remainder < T.Zero)
        {
            quotient--;
            remainder += denominator;
        }

        T twice = remainder + remainder;
        return twice > denominator || (twice == denominator && T.IsOddInteger(quotient)) ? quotient + T.One : quotient;
    }

    private static TPixel[] Padded<TSource, TPixel>(
        FilterSpec spec, ReadOnlySpan<TSource> source, int width, int height, TPixel constant)
        where TSource : struct, INumber<TSource>
        where TPixel : struct, INumber<TPixel>
    {
        int paddedWidth = spec.OutputWidth(width) + spec.Width - 1;
        int paddedHeight = spec.OutputHeight(height) + spec.Height - 1;
        int[] columns = [.. Enumerable.Range(0, Math.Max(0, paddedWidth)).Select(x => BorderMap.Index(x - spec.Left, width, spec.Border))];
        var padded = new TPixel[Math.Max(0, paddedWidth * paddedHeight)];
        for (int y = 0; y < paddedHeight; y++)
        {
            int row = BorderMap.Index(y - spec.Top, height, spec.Border);
            for (int x = 0; x < paddedWidth; x++)
                padded[y * paddedWidth + x] = row < 0 || columns[x] < 0 ? constant : TPixel.CreateChecked(source[row * width + columns[x]]);
        }

        return padded;
    }
}

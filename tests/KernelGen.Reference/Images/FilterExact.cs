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
        // Σ (n_k / d_k) · p / (N / D) + a / b  =  (Σ m_k · p + e) / common
        BigInteger common = spec.Divisor.Numerator * spec.Offset.Denominator;
        foreach (Fraction tap in spec.Taps)
            common *= tap.Denominator / BigInteger.GreatestCommonDivisor(common, tap.Denominator);
        common = BigInteger.Abs(common);

        Int128[] taps = [.. spec.Taps.Select(t =>
            (Int128)(t.Numerator * spec.Divisor.Denominator * common / (t.Denominator * spec.Divisor.Numerator)))];
        var offset = (Int128)(spec.Offset.Numerator * common / spec.Offset.Denominator);
        if (spec.Taps.Any(t => !(t.Numerator * spec.Divisor.Denominator * common % (t.Denominator * spec.Divisor.Numerator)).IsZero))
            throw new InvalidOperationException("The common denominator is not one.");

        // 64 bits are several times faster than 128, and most sums fit them by far.
        Int128 greatest = Int128.Max(-Int128.CreateChecked(TSource.CreateSaturating(long.MinValue)), Int128.CreateChecked(TSource.CreateSaturating(long.MaxValue)));
        greatest = Int128.Max(greatest, Int128.Abs((Int128)spec.BorderValue));
        Int128 most = taps.Aggregate(Int128.Abs(offset), (sum, tap) => sum + (Int128.Abs(tap) * greatest));
        return most < long.MaxValue / 4 && common < long.MaxValue / 4
            ? Apply<TSource, TDestination, long>(spec, source, width, height, taps, offset, (Int128)common)
            : Apply<TSource, TDestination, Int128>(spec, source, width, height, taps, offset, (Int128)common);
    }

    private static TDestination[] Apply<TSource, TDestination, TSum>(
        FilterSpec spec, ReadOnlySpan<TSource> source, int width, int height, Int128[] wideTaps, Int128 wideOffset, Int128 common)
        where TSource : struct, IBinaryInteger<TSource>
        where TDestination : struct, IBinaryInteger<TDestination>, IMinMaxValue<TDestination>
        where TSum : struct, IBinaryInteger<TSum>
    {
        TSum[] taps = [.. wideTaps.Select(TSum.CreateChecked)];
        TSum offset = TSum.CreateChecked(wideOffset), denominator = TSum.CreateChecked(common);
        var least = TSum.CreateChecked(TDestination.MinValue);
        var most = TSum.CreateChecked(TDestination.MaxValue);
        TSum[] pixels = Padded(spec, source, width, height, TSum.CreateChecked, TSum.CreateChecked(spec.BorderValue));
        return Slide(spec, width, height, (at, stride) =>
        {
            TSum sum = offset;
            for (int u = 0, tap = 0; u < spec.Height; u++)
            {
                for (int v = 0; v < spec.Width; v++, tap++)
                    sum += taps[tap] * pixels[at + u * stride + v];
            }

            return TDestination.CreateChecked(TSum.Clamp(RoundHalfToEven(sum, denominator), least, most));
        });
    }

    /// <summary>Any pixels to real ones, and for each result the sum of the magnitudes of its terms, which a tolerance needs.</summary>
    public static (double[] Values, double[] Magnitudes) ApplyDouble<TSource>(FilterSpec spec, ReadOnlySpan<TSource> source, int width, int height)
        where TSource : struct, INumber<TSource>
    {
        double[] taps = [.. spec.Taps.Select(t => t.ToDouble())];
        double divisor = spec.Divisor.ToDouble(), offset = spec.Offset.ToDouble();
        double[] pixels = Padded(spec, source, width, height, double.CreateChecked, spec.BorderValue);

        double[] Sums(Func<double, double> term, double end) => Slide(spec, width, height, (at, stride) =>
        {
            double sum = 0;
            for (int u = 0, tap = 0; u < spec.Height; u++)
            {
                for (int v = 0; v < spec.Width; v++, tap++)
                {
                    // A tap of zero is left out, as the product leaves it out: 0 · NaN is not computed.
                    if (taps[tap] != 0)
                        sum += term(taps[tap] * pixels[at + u * stride + v] / divisor);
                }
            }

            return sum + end;
        });

        return (Sums(t => t, offset), Sums(Math.Abs, Math.Abs(offset)));
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
        FilterSpec spec, ReadOnlySpan<TSource> source, int width, int height, Func<TSource, TPixel> convert, TPixel constant)
    {
        int paddedWidth = spec.OutputWidth(width) + spec.Width - 1;
        int paddedHeight = spec.OutputHeight(height) + spec.Height - 1;
        var padded = new TPixel[Math.Max(0, paddedWidth * paddedHeight)];
        for (int y = 0; y < paddedHeight; y++)
        {
            for (int x = 0; x < paddedWidth; x++)
            {
                int row = BorderMap.Index(y - spec.Top, height, spec.Border);
                int column = BorderMap.Index(x - spec.Left, width, spec.Border);
                padded[y * paddedWidth + x] = row < 0 || column < 0 ? constant : convert(source[row * width + column]);
            }
        }

        return padded;
    }

    private static TPixel[] Slide<TPixel>(FilterSpec spec, int width, int height, Func<int, int, TPixel> at)
    {
        int outWidth = spec.OutputWidth(width), outHeight = spec.OutputHeight(height);
        int stride = outWidth + spec.Width - 1;
        var result = new TPixel[outWidth * outHeight];
        for (int y = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++)
                result[y * outWidth + x] = at(y * stride + x, stride);
        }

        return result;
    }
}

using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// The mean of each window. With <c>countIncludePad</c> the padding counts as zeros (but what a ceil-mode window has beyond
/// the padding does not count); without it only the input's elements are counted. A window of padding alone has mean 0.
/// </summary>
public static class AvgPool2d
{
    /// <summary>The output.</summary>
    public static void Forward<T>(Pool2dShape s, bool countIncludePad, ReadOnlySpan<T> x, Span<T> y)
        where T : struct, INumber<T>
    {
        int outHeight = s.OutHeight, outWidth = s.OutWidth;
        for (int plane = 0; plane < s.Planes; plane++)
        {
            for (int i = 0; i < outHeight; i++)
            {
                for (int j = 0; j < outWidth; j++)
                {
                    Window window = Clip(s, countIncludePad, i, j);
                    T sum = T.Zero;
                    for (int row = window.Top; row < window.Bottom; row++)
                    {
                        for (int column = window.Left; column < window.Right; column++)
                            sum += x[(plane * s.Height + row) * s.Width + column];
                    }

                    y[(plane * outHeight + i) * outWidth + j] = sum / T.CreateChecked(window.Count);
                }
            }
        }
    }

    /// <summary>Adds to each element of a window its equal share of the output's gradient.</summary>
    public static void Backward<T>(Pool2dShape s, bool countIncludePad, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, INumber<T>
    {
        int outHeight = s.OutHeight, outWidth = s.OutWidth;
        for (int plane = 0; plane < s.Planes; plane++)
        {
            for (int i = 0; i < outHeight; i++)
            {
                for (int j = 0; j < outWidth; j++)
                {
                    Window window = Clip(s, countIncludePad, i, j);
                    T share = gy[(plane * outHeight + i) * outWidth + j] / T.CreateChecked(window.Count);
                    for (int row = window.Top; row < window.Bottom; row++)
                    {
                        for (int column = window.Left; column < window.Right; column++)
                            gx[(plane * s.Height + row) * s.Width + column] += share;
                    }
                }
            }
        }
    }

    private static Window Clip(Pool2dShape s, bool countIncludePad, int i, int j)
    {
        int top = i * s.StrideH - s.PadTop;
        int left = j * s.StrideW - s.PadLeft;
        int bottom = Math.Min(top + s.KernelHeight, s.Height + s.PadBottom);
        int right = Math.Min(left + s.KernelWidth, s.Width + s.PadRight);
        int withPadding = (bottom - top) * (right - left);
        top = Math.Max(top, 0);
        left = Math.Max(left, 0);
        bottom = Math.Min(bottom, s.Height);
        right = Math.Min(right, s.Width);
        int inside = Math.Max(0, bottom - top) * Math.Max(0, right - left);
        return new Window(top, bottom, left, right, Math.Max(1, countIncludePad ? withPadding : inside));
    }

    private readonly record struct Window(int Top, int Bottom, int Left, int Right, int Count);
}

using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// The mean of windows that cover each plane evenly: output i of n has the cells from <c>⌊i · size / n⌋</c> up to, and without,
/// <c>⌈(i + 1) · size / n⌉</c>.
/// </summary>
public static class AdaptiveAvgPool2d
{
    /// <summary>The output.</summary>
    public static void Forward<T>(int planes, int height, int width, int outHeight, int outWidth, ReadOnlySpan<T> x, Span<T> y)
        where T : struct, INumber<T>
    {
        for (int plane = 0; plane < planes; plane++)
        {
            for (int i = 0; i < outHeight; i++)
            {
                (int top, int bottom) = Window(i, height, outHeight);
                for (int j = 0; j < outWidth; j++)
                {
                    (int left, int right) = Window(j, width, outWidth);
                    T sum = T.Zero;
                    for (int row = top; row < bottom; row++)
                    {
                        for (int column = left; column < right; column++)
                            sum += x[(plane * height + row) * width + column];
                    }

                    y[(plane * outHeight + i) * outWidth + j] = sum / T.CreateChecked((bottom - top) * (right - left));
                }
            }
        }
    }

    /// <summary>Adds to each element of a window its equal share of the output's gradient.</summary>
    public static void Backward<T>(int planes, int height, int width, int outHeight, int outWidth, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, INumber<T>
    {
        for (int plane = 0; plane < planes; plane++)
        {
            for (int i = 0; i < outHeight; i++)
            {
                (int top, int bottom) = Window(i, height, outHeight);
                for (int j = 0; j < outWidth; j++)
                {
                    (int left, int right) = Window(j, width, outWidth);
                    T share = gy[(plane * outHeight + i) * outWidth + j] / T.CreateChecked((bottom - top) * (right - left));
                    for (int row = top; row < bottom; row++)
                    {
                        for (int column = left; column < right; column++)
                            gx[(plane * height + row) * width + column] += share;
                    }
                }
            }
        }
    }

    private static (int Start, int End) Window(int index, int size, int outputs) =>
        (index * size / outputs, ((index + 1) * size + outputs - 1) / outputs);
}

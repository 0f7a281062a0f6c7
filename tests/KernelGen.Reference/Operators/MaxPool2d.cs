using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// The largest value of each window. Padding counts as minus infinity, the first of equal maxima in row-major order takes
/// the gradient, and NaN wins over everything.
/// </summary>
public static class MaxPool2d
{
    /// <summary>The output, and for each output the index of its maximum in the plane of <c>height × width</c>.</summary>
    public static void Forward<T>(Pool2dShape s, ReadOnlySpan<T> x, Span<T> y, Span<int> indices)
        where T : struct, IFloatingPointIeee754<T>
    {
        int outHeight = s.OutHeight, outWidth = s.OutWidth;
        for (int plane = 0; plane < s.Planes; plane++)
        {
            ReadOnlySpan<T> input = x.Slice(plane * s.Height * s.Width, s.Height * s.Width);
            for (int i = 0; i < outHeight; i++)
            {
                for (int j = 0; j < outWidth; j++)
                {
                    int top = i * s.StrideH - s.PadTop;
                    int left = j * s.StrideW - s.PadLeft;
                    T best = T.NegativeInfinity;
                    int bestIndex = -1;
                    for (int u = 0; u < s.KernelHeight; u++)
                    {
                        int row = top + u * s.DilationH;
                        if (row < 0 || row >= s.Height)
                            continue;

                        for (int v = 0; v < s.KernelWidth; v++)
                        {
                            int column = left + v * s.DilationW;
                            if (column < 0 || column >= s.Width)
                                continue;

                            T value = input[row * s.Width + column];
                            if (bestIndex < 0 || value > best || T.IsNaN(value))
                            {
                                best = value;
                                bestIndex = row * s.Width + column;
                            }
                        }
                    }

                    int output = (plane * outHeight + i) * outWidth + j;
                    y[output] = best;
                    indices[output] = bestIndex;
                }
            }
        }
    }

    /// <summary>Adds each output's gradient to the element that was its maximum; a window without elements has none.</summary>
    public static void Backward<T>(Pool2dShape s, ReadOnlySpan<T> gy, ReadOnlySpan<int> indices, Span<T> gx)
        where T : struct, INumber<T>
    {
        int outPlane = s.OutHeight * s.OutWidth;
        for (int plane = 0; plane < s.Planes; plane++)
        {
            for (int i = plane * outPlane; i < (plane + 1) * outPlane; i++)
            {
                if (indices[i] >= 0)
                    gx[plane * s.Height * s.Width + indices[i]] += gy[i];
            }
        }
    }
}

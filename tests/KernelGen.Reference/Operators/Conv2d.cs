using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// Two-dimensional cross-correlation, as every deep-learning library calls convolution:
/// <c>y[n, o, i, j] = b[o] + Σ x[n, c, i·stride + u·dilation, j·stride + v·dilation] · w[o, c, u, v]</c>.
/// </summary>
/// <remarks>The input is padded first, so the loops need no test of their bounds.</remarks>
public static class Conv2d
{
    /// <summary>The output; <paramref name="b"/> may be empty.</summary>
    public static void Forward<T>(Conv2dShape s, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> y)
        where T : struct, INumber<T>
    {
        ReadOnlySpan<T> padded = Padded(s, x);
        int height = s.PaddedHeight, width = s.PaddedWidth, outHeight = s.OutHeight, outWidth = s.OutWidth;
        int kernelHeight = s.KernelHeight, kernelWidth = s.KernelWidth, strideH = s.StrideH, strideW = s.StrideW;
        int dilationH = s.DilationH, dilationW = s.DilationW;
        int groupIn = s.InChannels / s.Groups, groupOut = s.OutChannels / s.Groups;

        for (int n = 0; n < s.Batch; n++)
        {
            for (int o = 0; o < s.OutChannels; o++)
            {
                int firstChannel = n * s.InChannels + o / groupOut * groupIn;
                for (int i = 0; i < outHeight; i++)
                {
                    for (int j = 0; j < outWidth; j++)
                    {
                        T sum = b.IsEmpty ? T.Zero : b[o];
                        for (int c = 0; c < groupIn; c++)
                        {
                            for (int u = 0; u < kernelHeight; u++)
                            {
                                int row = ((firstChannel + c) * height + i * strideH + u * dilationH) * width + j * strideW;
                                int tap = ((o * groupIn + c) * kernelHeight + u) * kernelWidth;
                                for (int v = 0; v < kernelWidth; v++)
                                    sum += padded[row + v * dilationW] * w[tap + v];
                            }
                        }

                        y[((n * s.OutChannels + o) * outHeight + i) * outWidth + j] = sum;
                    }
                }
            }
        }
    }

    /// <summary>Backward data: adds to <paramref name="gx"/> what each output's gradient sends back through the weights.</summary>
    public static void BackwardInput<T>(Conv2dShape s, ReadOnlySpan<T> gy, ReadOnlySpan<T> w, Span<T> gx)
        where T : struct, INumber<T>
    {
        Span<T> padded = s.IsUnpadded ? gx : new T[s.Batch * s.InChannels * s.PaddedHeight * s.PaddedWidth];
        int height = s.PaddedHeight, width = s.PaddedWidth, outHeight = s.OutHeight, outWidth = s.OutWidth;
        int kernelHeight = s.KernelHeight, kernelWidth = s.KernelWidth, strideH = s.StrideH, strideW = s.StrideW;
        int dilationH = s.DilationH, dilationW = s.DilationW;
        int groupIn = s.InChannels / s.Groups, groupOut = s.OutChannels / s.Groups;

        for (int n = 0; n < s.Batch; n++)
        {
            for (int o = 0; o < s.OutChannels; o++)
            {
                int firstChannel = n * s.InChannels + o / groupOut * groupIn;
                for (int i = 0; i < outHeight; i++)
                {
                    for (int j = 0; j < outWidth; j++)
                    {
                        T g = gy[((n * s.OutChannels + o) * outHeight + i) * outWidth + j];
                        for (int c = 0; c < groupIn; c++)
                        {
                            for (int u = 0; u < kernelHeight; u++)
                            {
                                int row = ((firstChannel + c) * height + i * strideH + u * dilationH) * width + j * strideW;
                                int tap = ((o * groupIn + c) * kernelHeight + u) * kernelWidth;
                                for (int v = 0; v < kernelWidth; v++)
                                    padded[row + v * dilationW] += g * w[tap + v];
                            }
                        }
                    }
                }
            }
        }

        if (!s.IsUnpadded)
        {
            Pad2d.Backward<T>(
                padded, gx, s.Batch * s.InChannels, s.Height, s.Width, s.PadTop, s.PadBottom, s.PadLeft, s.PadRight, s.PaddingMode);
        }
    }

    /// <summary>Backward weights: adds to <paramref name="gw"/> the sum over samples and positions.</summary>
    public static void BackwardWeights<T>(Conv2dShape s, ReadOnlySpan<T> x, ReadOnlySpan<T> gy, Span<T> gw)
        where T : struct, INumber<T>
    {
        ReadOnlySpan<T> padded = Padded(s, x);
        int height = s.PaddedHeight, width = s.PaddedWidth, outHeight = s.OutHeight, outWidth = s.OutWidth;
        int strideH = s.StrideH, strideW = s.StrideW;
        int groupIn = s.InChannels / s.Groups, groupOut = s.OutChannels / s.Groups;

        for (int n = 0; n < s.Batch; n++)
        {
            for (int o = 0; o < s.OutChannels; o++)
            {
                int firstChannel = n * s.InChannels + o / groupOut * groupIn;
                for (int c = 0; c < groupIn; c++)
                {
                    for (int u = 0; u < s.KernelHeight; u++)
                    {
                        for (int v = 0; v < s.KernelWidth; v++)
                        {
                            T sum = T.Zero;
                            for (int i = 0; i < outHeight; i++)
                            {
                                int row = ((firstChannel + c) * height + i * strideH + u * s.DilationH) * width + v * s.DilationW;
                                int outRow = ((n * s.OutChannels + o) * outHeight + i) * outWidth;
                                for (int j = 0; j < outWidth; j++)
                                    sum += padded[row + j * strideW] * gy[outRow + j];
                            }

                            gw[((o * groupIn + c) * s.KernelHeight + u) * s.KernelWidth + v] += sum;
                        }
                    }
                }
            }
        }
    }

    /// <summary>Adds to <paramref name="gb"/> each output channel's gradient, summed over samples and positions.</summary>
    public static void BackwardBias<T>(Conv2dShape s, ReadOnlySpan<T> gy, Span<T> gb)
        where T : struct, INumber<T>
    {
        int plane = s.OutHeight * s.OutWidth;
        for (int n = 0; n < s.Batch; n++)
        {
            for (int o = 0; o < s.OutChannels; o++)
            {
                T sum = T.Zero;
                foreach (T g in gy.Slice((n * s.OutChannels + o) * plane, plane))
                    sum += g;
                gb[o] += sum;
            }
        }
    }

    private static ReadOnlySpan<T> Padded<T>(Conv2dShape s, ReadOnlySpan<T> x)
        where T : struct, INumber<T>
    {
        return s.IsUnpadded
            ? x
            : Pad2d.Forward(x, s.Batch * s.InChannels, s.Height, s.Width, s.PadTop, s.PadBottom, s.PadLeft, s.PadRight, s.PaddingMode);
    }
}

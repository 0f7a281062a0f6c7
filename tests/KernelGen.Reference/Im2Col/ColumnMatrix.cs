namespace KernelGen.Reference;

/// <summary>
/// im2col and col2im of the course: one row for each window of each sample, its columns in the order channel, kernel row,
/// kernel column; the matrix is <c>(N · OH · OW) × (C · FH · FW)</c>.
/// </summary>
public static class ColumnMatrix
{
    /// <summary>The size of the output along one axis.</summary>
    public static int OutputSize(int size, int kernel, int stride, int pad) => (size + 2 * pad - kernel) / stride + 1;

    /// <summary>Copies every window of <paramref name="x"/> (NCHW) into a row; the padding is zero, or <paramref name="fill"/>.</summary>
    public static void Im2Col(
        ReadOnlySpan<float> x, Span<float> matrix, int batch, int channels, int height, int width, int kernelHeight, int kernelWidth, int stride = 1, int pad = 0, float fill = 0)
    {
        int outHeight = OutputSize(height, kernelHeight, stride, pad), outWidth = OutputSize(width, kernelWidth, stride, pad);
        int at = 0;
        for (int n = 0; n < batch; n++)
        {
            for (int i = 0; i < outHeight; i++)
            {
                for (int j = 0; j < outWidth; j++)
                {
                    for (int c = 0; c < channels; c++)
                    {
                        for (int u = 0; u < kernelHeight; u++)
                        {
                            int row = i * stride + u - pad;
                            int start = ((n * channels + c) * height + row) * width;
                            for (int v = 0; v < kernelWidth; v++, at++)
                            {
                                int column = j * stride + v - pad;
                                bool inside = (uint)row < (uint)height && (uint)column < (uint)width;
                                matrix[at] = inside ? x[start + column] : fill;
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>The way back: every element of a row is <em>added</em> to the element it was copied from.</summary>
    public static void Col2Im(
        ReadOnlySpan<float> matrix, Span<float> x, int batch, int channels, int height, int width, int kernelHeight, int kernelWidth, int stride = 1, int pad = 0)
    {
        int outHeight = OutputSize(height, kernelHeight, stride, pad), outWidth = OutputSize(width, kernelWidth, stride, pad);
        int at = 0;
        x[..(batch * channels * height * width)].Clear();
        for (int n = 0; n < batch; n++)
        {
            for (int i = 0; i < outHeight; i++)
            {
                for (int j = 0; j < outWidth; j++)
                {
                    for (int c = 0; c < channels; c++)
                    {
                        for (int u = 0; u < kernelHeight; u++)
                        {
                            int row = i * stride + u - pad;
                            int start = ((n * channels + c) * height + row) * width;
                            for (int v = 0; v < kernelWidth; v++, at++)
                            {
                                int column = j * stride + v - pad;
                                if ((uint)row < (uint)height && (uint)column < (uint)width)
                                    x[start + column] += matrix[at];
                            }
                        }
                    }
                }
            }
        }
    }
}

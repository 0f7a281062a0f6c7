namespace KernelGen.Reference;

/// <summary>The plain matrix product, row-major; the inner loop runs along rows of both the right factor and the result.</summary>
public static class MatrixProduct
{
    /// <summary><c>c[m, n] = a[m, k] · b[k, n]</c>.</summary>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int m, int k, int n)
    {
        c[..(m * n)].Clear();
        for (int i = 0; i < m; i++)
        {
            Span<float> result = c.Slice(i * n, n);
            for (int p = 0; p < k; p++)
            {
                float factor = a[i * k + p];
                ReadOnlySpan<float> row = b.Slice(p * n, n);
                for (int j = 0; j < result.Length; j++)
                    result[j] += factor * row[j];
            }
        }
    }

    /// <summary>The transpose of <c>a[rows, columns]</c>.</summary>
    public static void Transpose(ReadOnlySpan<float> a, Span<float> transposed, int rows, int columns)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                transposed[j * rows + i] = a[i * columns + j];
        }
    }
}

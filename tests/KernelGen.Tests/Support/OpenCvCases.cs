using KernelGen.Reference;

namespace KernelGen.Tests.Support;

/// <summary>The options of an OpenCV case as the reference filter takes them.</summary>
internal static class OpenCvCases
{
    /// <summary>The kernel of a filter2D, Laplacian, Sobel or sepFilter2D case; a separable one as the outer product.</summary>
    public static FilterSpec Spec(ReferenceCase c)
    {
        float[] taps;
        int height, width;
        if (c.Has("kernel"))
        {
            taps = c.Op == "Laplacian" ? [.. c.LongFloats("kernel").Select(v => (float)v)] : c.Floats("kernel");
            (height, width) = (c.Shape("kernel")[0], c.Shape("kernel")[1]);
        }
        else
        {
            float[] row = c.Floats("kernel_x"), column = c.Floats("kernel_y");
            taps = [.. column.SelectMany(y => row.Select(x => x * y))];
            (height, width) = (column.Length, row.Length);
        }

        string text = string.Join("; ", taps.Chunk(width).Select(row => string.Join(' ', row.Select(Fraction.OfFloat))));
        bool hasAnchor = c.Attributes.TryGetProperty("anchor_yx", out _);
        return new FilterSpec(text)
        {
            Border = Enum.Parse<Border>(c.Text("border"), ignoreCase: true),
            BorderValue = c.Float("border_value"),
            AnchorY = hasAnchor ? c.Ints("anchor_yx")[0] : height / 2,
            AnchorX = hasAnchor ? c.Ints("anchor_yx")[1] : width / 2,
        };
    }

    /// <summary>
    /// Compares whole results with what OpenCV stored: the image, or (in <c>frame</c> cases) its outer four rows and columns.
    /// </summary>
    public static void AssertFrame<T>(ReferenceCase c, string role, Func<string, T[]> read, T[] mine, int width, int height, int channels, int channel)
    {
        if (c.Has(role))
        {
            Assert.Equal(Interleaved.Channel(read(role), channels, channel), mine);
            return;
        }

        T[] Cut(int top, int left, int rows, int columns) =>
            [.. Enumerable.Range(top, rows).SelectMany(y => mine.Skip(y * width + left).Take(columns))];

        Assert.Equal(Interleaved.Channel(read(role + "_top4"), channels, channel), Cut(0, 0, 4, width));
        Assert.Equal(Interleaved.Channel(read(role + "_bottom4"), channels, channel), Cut(height - 4, 0, 4, width));
        Assert.Equal(Interleaved.Channel(read(role + "_left4"), channels, channel), Cut(0, 0, height, 4));
        Assert.Equal(Interleaved.Channel(read(role + "_right4"), channels, channel), Cut(0, width - 4, height, 4));
    }
}

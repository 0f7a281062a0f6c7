namespace KernelGen;

/// <summary>A read-only image over memory that somebody else owns: rows of pixels, each pixel's channels side by side.</summary>
/// <typeparam name="T">The type of one channel of one pixel, for example <see cref="byte"/> or <see cref="float"/>.</typeparam>
public readonly ref struct ReadOnlyImageView<T> where T : unmanaged
{
    /// <summary>Lays an image over a span.</summary>
    /// <param name="pixels">The pixels. Elements past the image's last pixel are allowed and never touched.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Number of rows, at least 1.</param>
    /// <param name="channels">Elements of one pixel, at least 1.</param>
    /// <param name="rowStride">Elements from one row's start to the next; 0 stands for <c>width * channels</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is zero or negative, or the row stride is negative.</exception>
    /// <exception cref="ArgumentException">The row stride is shorter than a row, or the span is shorter than the image.</exception>
    public ReadOnlyImageView(ReadOnlySpan<T> pixels, int width, int height, int channels = 1, int rowStride = 0)
    {
        RowStride = ImageShape.Validate(pixels.Length, width, height, channels, rowStride);
        Pixels = pixels;
        Width = width;
        Height = height;
        Channels = channels;
    }

    /// <summary>The memory that the view was laid over, from the first pixel on.</summary>
    public ReadOnlySpan<T> Pixels { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>Elements of one pixel.</summary>
    public int Channels { get; }

    /// <summary>Elements from one row's start to the next.</summary>
    public int RowStride { get; }

    /// <summary>True only for a <c>default</c> view, which has no pixel.</summary>
    public bool IsEmpty => Width == 0;

    /// <summary>The <c>Width * Channels</c> elements of one row.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="y"/> is not a row of the image.</exception>
    public ReadOnlySpan<T> Row(int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        return Pixels.Slice(y * RowStride, Width * Channels);
    }

    /// <summary>A view of a rectangle of this image, over the same memory.</summary>
    /// <param name="x">The first column.</param>
    /// <param name="y">The first row.</param>
    /// <param name="width">Number of columns, at least 1.</param>
    /// <param name="height">Number of rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A corner is negative or a size below 1.</exception>
    /// <exception cref="ArgumentException">The rectangle leaves the image.</exception>
    public ReadOnlyImageView<T> Region(int x, int y, int width, int height)
    {
        ImageShape.ValidateRegion(Width, Height, x, y, width, height);
        return new(Pixels[((y * RowStride) + (x * Channels))..], width, height, Channels, RowStride);
    }
}

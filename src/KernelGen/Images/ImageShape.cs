namespace KernelGen;

/// <summary>Checks the sizes of an image view before any pixel is touched.</summary>
internal static class ImageShape
{
    /// <summary>Checks the sizes against the span and returns the row stride, with 0 replaced by <c>width * channels</c>.</summary>
    public static int Validate(int length, int width, int height, int channels, int rowStride)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegative(rowStride);

        long row = (long)width * channels;
        long stride = rowStride == 0 ? row : rowStride;
        if (stride < row)
        {
            throw new ArgumentException($"A row stride of {stride} is shorter than a row of {row} elements.", nameof(rowStride));
        }

        // Every factor is below 2^31, and a row or a stride past int cannot fit any span, so nothing can overflow.
        bool fits = row <= length && stride <= int.MaxValue && (stride * (height - 1)) + row <= length;
        if (!fits)
        {
            Int128 needed = ((Int128)stride * (height - 1)) + row;
            throw new ArgumentException(
                $"An image of {width} x {height} x {channels} with a row stride of {stride} needs {needed} elements, but the span has {length}.",
                "pixels");
        }

        return (int)stride;
    }

    /// <summary>Checks that a region lies within an image.</summary>
    public static void ValidateRegion(int imageWidth, int imageHeight, int x, int y, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if ((long)x + width > imageWidth)
        {
            throw new ArgumentException($"Columns {x} to {(long)x + width - 1} leave an image of width {imageWidth}.", nameof(width));
        }

        if ((long)y + height > imageHeight)
        {
            throw new ArgumentException($"Rows {y} to {(long)y + height - 1} leave an image of height {imageHeight}.", nameof(height));
        }
    }
}

using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Fills small tiles of pixels that may reach outside an image. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class BorderTile
{
    /// <summary>Copies a rectangle of an image into a tile, with the border where it reaches outside.</summary>
    /// <param name="source">The image's first pixel.</param>
    /// <param name="width">Columns of the image, at least 1.</param>
    /// <param name="height">Rows of the image, at least 1.</param>
    /// <param name="rowStride">Elements from one row of the image to the next.</param>
    /// <param name="tile">Where the rectangle's first pixel goes.</param>
    /// <param name="tileStride">Elements from one row of the tile to the next.</param>
    /// <param name="x">The rectangle's first column, inside the image or not.</param>
    /// <param name="y">The rectangle's first row, inside the image or not.</param>
    /// <param name="tileWidth">Columns to fill.</param>
    /// <param name="tileHeight">Rows to fill.</param>
    /// <param name="border">What stands outside.</param>
    /// <param name="value">The constant that stands outside where the border is constant.</param>
    /// <param name="channels">Elements of one column.</param>
    public static void Fill<T>(
        T* source,
        int width,
        int height,
        int rowStride,
        T* tile,
        int tileStride,
        int x,
        int y,
        int tileWidth,
        int tileHeight,
        BorderMode border,
        T value,
        int channels = 1)
        where T : unmanaged
    {
        // The tile's columns are [0, left) outside, [left, right) inside, [right, tileWidth) outside.
        int left = (int)Math.Clamp(-(long)x, 0, tileWidth);
        int right = (int)Math.Clamp((long)width - x, left, tileWidth);
        for (int row = 0; row < tileHeight; row++)
        {
            T* to = tile + ((nint)row * tileStride);
            int sourceY = BorderMap.Index(y + row, height, border);
            if (sourceY < 0)
            {
                new Span<T>(to, tileWidth * channels).Fill(value);
                continue;
            }

            T* from = source + ((nint)sourceY * rowStride);
            FillOutside(from, width, to, x, 0, left, border, value, channels);
            if (right > left)
            {
                int elements = (right - left) * channels;
                new ReadOnlySpan<T>(from + ((nint)(x + left) * channels), elements).CopyTo(new Span<T>(to + (left * channels), elements));
            }

            FillOutside(from, width, to, x, right, tileWidth, border, value, channels);
        }
    }

    private static void FillOutside<T>(T* from, int width, T* to, int x, int begin, int end, BorderMode border, T value, int channels)
        where T : unmanaged
    {
        for (int column = begin; column < end; column++)
        {
            int sourceX = BorderMap.Index(x + column, width, border);
            for (int channel = 0; channel < channels; channel++)
            {
                to[(column * channels) + channel] = sourceX < 0 ? value : from[((nint)sourceX * channels) + channel];
            }
        }
    }
}

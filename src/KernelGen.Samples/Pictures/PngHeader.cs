using System.Buffers.Binary;

namespace KernelGen.Samples.Pictures;

/// <summary>A checked IHDR chunk.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="BitDepth">Bits of a sample: 8, or for gray and palette pictures also 1, 2, 4.</param>
/// <param name="ColorType">One of the colour types of <see cref="PngFormat"/>.</param>
internal sealed record PngHeader(int Width, int Height, int BitDepth, int ColorType)
{
    /// <summary>Samples of one pixel in the file; a palette index is one.</summary>
    public int Samples => ColorType switch
    {
        PngFormat.ColorGrayAlpha => 2,
        PngFormat.ColorRgb => 3,
        PngFormat.ColorRgba => 4,
        _ => 1,
    };

    /// <summary>Bytes of one row without its filter byte. Fits, as pixels and channels are both limited.</summary>
    public int RowBytes => (int)((((long)Width * Samples * BitDepth) + 7) / 8);

    /// <exception cref="InvalidDataException">The header is wrong, or asks for what this reader does not do.</exception>
    public static PngHeader Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != 13)
            throw new InvalidDataException($"PNG: the header has {chunk.Length} bytes instead of 13.");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        if (width == 0 || height == 0)
            throw new InvalidDataException($"PNG: the picture is empty ({width} x {height}).");
        if ((ulong)width * height > Picture.MaxPixels)
            throw new InvalidDataException($"PNG: {width} x {height} pixels are more than the {Picture.MaxPixels} that are read.");
        int bitDepth = chunk[8];
        int colorType = chunk[9];
        bool known = colorType switch
        {
            PngFormat.ColorGray => bitDepth is 1 or 2 or 4 or 8 or 16,
            PngFormat.ColorPalette => bitDepth is 1 or 2 or 4 or 8,
            PngFormat.ColorRgb or PngFormat.ColorGrayAlpha or PngFormat.ColorRgba => bitDepth is 8 or 16,
            _ => false,
        };
        if (!known)
            throw new InvalidDataException($"PNG: colour type {colorType} with {bitDepth} bits does not exist.");
        if (chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
            throw new InvalidDataException($"PNG: unknown compression {chunk[10]}, filter {chunk[11]} or interlace {chunk[12]} method.");
        if (bitDepth == 16)
            throw new InvalidDataException("PNG: 16 bits a sample are not supported; save the picture with 8 bits.");
        if (chunk[12] == 1)
            throw new InvalidDataException("PNG: interlaced pictures are not supported; save the picture without interlacing.");
        return new PngHeader((int)width, (int)height, bitDepth, colorType);
    }
}

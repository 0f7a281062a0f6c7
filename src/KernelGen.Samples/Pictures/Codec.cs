using StbImageSharp;
using StbImageWriteSharp;

namespace KernelGen.Samples.Pictures;

/// <summary>PNG, JPEG, BMP and GIF in, by StbImageSharp; PNG out, by StbImageWriteSharp. Both are managed code.</summary>
internal static class Codec
{
    /// <summary>What every file begins with that is read here.</summary>
    private static readonly byte[][] s_signatures = [[0x89, .. "PNG"u8], [0xFF, 0xD8, 0xFF], [.. "BM"u8], [.. "GIF8"u8]];

    /// <summary>No format packs this many values into one byte: Deflate stops at 1032 (zlib's technical notes), the others earlier.</summary>
    private const int MaxExpansion = 1100;

    /// <summary>Whether a file begins as one of the formats does.</summary>
    public static bool Knows(ReadOnlySpan<byte> file)
    {
        foreach (byte[] signature in s_signatures)
            if (file.StartsWith(signature)) return true;
        return false;
    }

    /// <summary>Reads a picture; of 16 bits a sample the upper eight are taken.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its picture has more pixels than are read.</exception>
    public static Picture Read(byte[] file)
    {
        try
        {
            using var stream = new EndingStream(file, file.Length);
            ImageInfo info = ImageInfo.FromStream(stream) ?? throw new InvalidDataException("the head of the picture is damaged.");
            ThrowIfUnlikely(info, file.Length);
            stream.Position = 0;
            ImageResult image = ImageResult.FromStream(stream);
            var picture = new Picture(image.Width, image.Height, (int)image.Comp);
            image.Data.AsSpan(0, picture.Pixels.Length).CopyTo(picture.Pixels);
            return picture;
        }
        catch (Exception e) when (e is not (InvalidDataException or OutOfMemoryException))
        {
            // The decoder meets a damaged file in many ways: InvalidOperationException, IndexOutOfRangeException and others.
            throw new InvalidDataException($"the picture is damaged: {e.Message}", e);
        }
    }

    /// <summary>The bytes of a PNG file from which the same picture is read.</summary>
    public static byte[] WritePng(Picture picture)
    {
        using var stream = new MemoryStream();
        new ImageWriter().WritePng(picture.Pixels, picture.Width, picture.Height, (StbImageWriteSharp.ColorComponents)picture.Channels, stream);
        return stream.ToArray();
    }

    // Before the decoder makes room for what a damaged or hostile head asks for.
    private static void ThrowIfUnlikely(ImageInfo info, int length)
    {
        if (info.Width < 1 || info.Height < 1)
            throw new InvalidDataException($"the picture is empty ({info.Width} x {info.Height}).");
        long pixels = (long)info.Width * info.Height;
        if (pixels > Picture.MaxPixels)
            throw new InvalidDataException($"{info.Width} x {info.Height} pixels are more than the {Picture.MaxPixels} that are read.");
        if (pixels / 8 > (long)length * MaxExpansion)
            throw new InvalidDataException($"{length} bytes cannot hold {info.Width} x {info.Height} pixels.");
    }
}

using System.Buffers.Binary;
using StbImageSharp;

namespace KernelGen.Samples.Server;

/// <summary>Decodes PNG, JPEG, BMP, GIF, TGA and PSD in managed code.</summary>
internal static class PictureDecoder
{
    /// <summary>Decodes a picture whose size, as its header says, is checked first.</summary>
    /// <exception cref="RefusedException">It is not a picture (400), or has too many pixels (413).</exception>
    public static ImageResult Decode(in Upload upload, ColorComponents components)
    {
        if (upload.Bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] png && png.Length >= 24)
            ThrowIfTooLarge(BinaryPrimitives.ReadUInt32BigEndian(png[16..]), BinaryPrimitives.ReadUInt32BigEndian(png[20..]));
        using Pictures.EndingStream stream = upload.OpenRead();
        try
        {
            ImageInfo info = ImageInfo.FromStream(stream)
                ?? throw new RefusedException(400, "The body is not a picture that can be read: PNG, JPEG, BMP, GIF, TGA or PSD.");
            if (info.Width < 1 || info.Height < 1)
                throw new RefusedException(400, $"The picture is said to have {info.Width} x {info.Height} pixels.");
            ThrowIfTooLarge((uint)info.Width, (uint)info.Height);
            stream.Position = 0;
            return ImageResult.FromStream(stream, components);
        }
        catch (Exception e) when (e is not (RefusedException or OutOfMemoryException))
        {
            // A damaged file meets the decoder in many ways: it throws InvalidOperationException, IndexOutOfRangeException and others.
            throw new RefusedException(400, $"The picture is damaged: {e.Message}");
        }
    }

    // For PNG also before the decoder sees it, which has a limit of its own and does not say so.
    private static void ThrowIfTooLarge(uint width, uint height)
    {
        if ((ulong)width * height > ServerApplication.MaxPixels)
        {
            throw new RefusedException(
                413, $"The picture has {width} x {height} pixels; the limit here is {ServerApplication.MaxPixels} in all.");
        }
    }
}

using System.ComponentModel;
using System.Runtime.InteropServices;

namespace KernelGen.Runtime;

/// <summary>What an image kernel checks before it writes its first pixel. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImageKernelChecks
{
    /// <summary>Checks the two images of a kernel on images of one channel.</summary>
    /// <param name="source">The image to read.</param>
    /// <param name="destination">The image to write.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="border">What stands outside the source.</param>
    /// <exception cref="ArgumentException">
    /// An image is empty or has more than one channel, the destination's size is not what the kernel gives, the source is
    /// smaller than the kernel and has no border, or the two images overlap.
    /// </exception>
    public static void Validate<TSource, TDestination>(
        ReadOnlyImageView<TSource> source,
        ImageView<TDestination> destination,
        int kernelWidth,
        int kernelHeight,
        BorderMode border)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        ThrowIfUnusable(source.IsEmpty, source.Channels, nameof(source));
        ThrowIfUnusable(destination.IsEmpty, destination.Channels, nameof(destination));

        int width = source.Width;
        int height = source.Height;
        if (border == BorderMode.Valid)
        {
            if (width < kernelWidth || height < kernelHeight)
            {
                throw new ArgumentException(
                    $"A source of {width} x {height} is smaller than the kernel of {kernelWidth} x {kernelHeight}, and BorderMode.Valid adds nothing.",
                    nameof(source));
            }

            width -= kernelWidth - 1;
            height -= kernelHeight - 1;
        }

        if (destination.Width != width || destination.Height != height)
        {
            throw new ArgumentException(
                $"The destination is {destination.Width} x {destination.Height}, but this kernel gives {width} x {height}.",
                nameof(destination));
        }

        // As bytes, so that two views of one array with different pixel types are seen too. Only the image's own extent
        // counts: two regions of one buffer whose rows interleave are refused, two halves one above the other are not.
        if (Bytes(source.Pixels, source.RowStride, source.Width, source.Height)
            .Overlaps(Bytes<TDestination>(destination.Pixels, destination.RowStride, destination.Width, destination.Height)))
        {
            throw new ArgumentException("Source and destination overlap; a kernel cannot run in place.", nameof(destination));
        }
    }

    private static void ThrowIfUnusable(bool isEmpty, int channels, string name)
    {
        if (isEmpty)
        {
            throw new ArgumentException("The image is empty: a default view has no pixel.", name);
        }

        if (channels != 1)
        {
            throw new ArgumentException($"The image has {channels} channels, but this kernel takes 1.", name);
        }
    }

    private static ReadOnlySpan<byte> Bytes<T>(ReadOnlySpan<T> pixels, int rowStride, int width, int height) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(pixels)),
            ByteLength<T>(((long)rowStride * (height - 1)) + width));

    // A span of more than 2 GiB of bytes cannot be; an image that large is compared by its first 2 GiB - 1 bytes.
    private static unsafe int ByteLength<T>(long length) where T : unmanaged => (int)Math.Min(int.MaxValue, length * sizeof(T));
}

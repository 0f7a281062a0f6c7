using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.Runtime;

/// <summary>What an image kernel checks before it writes its first pixel. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImageKernelChecks
{
    /// <summary>Checks the two images of a kernel.</summary>
    /// <param name="source">The image to read.</param>
    /// <param name="destination">The image to write.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="border">What stands outside the source.</param>
    /// <param name="channels">Interleaved channels that the source must have.</param>
    /// <param name="destinationChannels">Interleaved channels that the destination must have.</param>
    /// <exception cref="ArgumentException">
    /// An image is empty or has another number of channels, the destination's size is not what the kernel gives, the source is
    /// smaller than the kernel and has no border, or the two images share a pixel.
    /// </exception>
    public static void Validate<TSource, TDestination>(
        ReadOnlyImageView<TSource> source,
        ImageView<TDestination> destination,
        int kernelWidth,
        int kernelHeight,
        BorderMode border,
        int channels = 1,
        int destinationChannels = 1)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        ThrowIfUnusable(source.IsEmpty, source.Channels, channels, nameof(source));
        ThrowIfUnusable(destination.IsEmpty, destination.Channels, destinationChannels, nameof(destination));

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

        // By addresses, so that two views of one array with different pixel types are seen too.
        if (Overlap(source, destination))
        {
            throw new ArgumentException("Source and destination share pixels; a kernel cannot run in place.", nameof(destination));
        }
    }

    private static void ThrowIfUnusable(bool isEmpty, int channels, int wanted, string name)
    {
        if (isEmpty)
        {
            throw new ArgumentException("The image is empty: a default view has no pixel.", name);
        }

        if (channels != wanted)
        {
            throw new ArgumentException($"The image has {channels} channels, but this kernel takes {wanted}.", name);
        }
    }

    private static unsafe bool Overlap<TSource, TDestination>(ReadOnlyImageView<TSource> source, ImageView<TDestination> destination)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        // The distance between two different arrays may change while the garbage collector moves them, but never to one
        // that looks like an overlap.
        nint distance = Unsafe.ByteOffset(
            ref Unsafe.As<TSource, byte>(ref MemoryMarshal.GetReference(source.Pixels)),
            ref Unsafe.As<TDestination, byte>(ref MemoryMarshal.GetReference(destination.Pixels)));
        var from = new RowSpans(0, source.Height, (long)source.Width * source.Channels * sizeof(TSource), (long)source.RowStride * sizeof(TSource));
        var to = new RowSpans(
            distance, destination.Height, (long)destination.Width * destination.Channels * sizeof(TDestination),
            (long)destination.RowStride * sizeof(TDestination));
        return RowSpans.Overlap(from, to);
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.Runtime;

/// <summary>
/// Runs an emitted row kernel over a whole image. The inside is read where it lies; the frame, and images that are smaller than a
/// vector, go through a small padded tile and the same kernel. For emitted code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ImageKernelRunner
{
    /// <summary>Runs a kernel. The images have been checked.</summary>
    /// <param name="source">The image to read.</param>
    /// <param name="destination">The image to write.</param>
    /// <param name="window">What the kernel reads for one output.</param>
    /// <param name="kernel">
    /// The row kernel: the first window's first pixel, the first output, the row strides of source and destination, and the number of
    /// outputs in a row, at least <paramref name="pixels"/>.
    /// </param>
    /// <param name="rows">Output rows that one call of the kernel writes.</param>
    /// <param name="pixels">The fewest outputs in a row that the kernel can write.</param>
    /// <param name="tileStride">The only source stride that the kernel takes, so that all goes through tiles; 0 if it takes any.</param>
    public static void Run<TSource, TDestination>(
        ReadOnlyImageView<TSource> source,
        ImageView<TDestination> destination,
        in ImageWindow<TSource> window,
        delegate*<TSource*, TDestination*, nint, nint, nint, void> kernel,
        int rows,
        int pixels,
        int tileStride = 0)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        fixed (TSource* from = source.Pixels)
        fixed (TDestination* to = destination.Pixels)
        {
            new ImageKernelRun<TSource, TDestination>(
                from, source.Width, source.Height, source.RowStride, to, destination.RowStride, window, kernel, rows, pixels, tileStride).Run();
        }
    }
}

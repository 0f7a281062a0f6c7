using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>Kernels with a single tap of one: the image itself, or the image moved by some pixels. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImageShift
{
    /// <summary>Copies an image so that output pixel (x, y) is source pixel (x + <paramref name="right"/>, y + <paramref name="down"/>).</summary>
    /// <param name="source">The image to read.</param>
    /// <param name="destination">The image to write.</param>
    /// <param name="right">Columns from an output to its pixel.</param>
    /// <param name="down">Rows from an output to its pixel.</param>
    /// <param name="border">What stands outside.</param>
    /// <param name="value">The constant that stands outside where the border is constant.</param>
    /// <param name="isParallel">Whether the rows may be shared out over threads.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Run<T>(
        ReadOnlyImageView<T> source, ImageView<T> destination, int right, int down, BorderMode border, T value, bool isParallel = false)
        where T : unmanaged
    {
        int parts = isParallel ? ImageProgramRunner.Parts(destination.Width, destination.Height, destination.Channels) : 1;
        if (parts == 1)
        {
            RunRows(source, destination, right, down, border, value, 0, destination.Height);
            return;
        }

        (int width, int height, int channels, int stride) = (source.Width, source.Height, source.Channels, source.RowStride);
        (int toWidth, int toHeight, int toStride) = (destination.Width, destination.Height, destination.RowStride);
        fixed (T* from = source.Pixels)
        fixed (T* to = destination.Pixels)
        {
            // Lambdas capture neither views nor fixed pointers.
            nint fromAddress = (nint)from;
            nint toAddress = (nint)to;
            int length = (stride * (height - 1)) + (width * channels);
            int toLength = (toStride * (toHeight - 1)) + (toWidth * channels);
            Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, part => RunRows(
                new ReadOnlyImageView<T>(new((T*)fromAddress, length), width, height, channels, stride),
                new ImageView<T>(new((T*)toAddress, toLength), toWidth, toHeight, channels, toStride),
                right, down, border, value, (int)((long)toHeight * part / parts), (int)((long)toHeight * (part + 1) / parts)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRows<T>(
        ReadOnlyImageView<T> source, ImageView<T> destination, int right, int down, BorderMode border, T value, int first, int end)
        where T : unmanaged
    {
        int length = destination.Width * destination.Channels;
        if (right == 0 && down == 0 && source.Width == destination.Width && source.RowStride == length && destination.RowStride == length)
        {
            source.Pixels[(first * length)..(end * length)].CopyTo(destination.Pixels[(first * length)..]);
            return;
        }

        for (int y = first; y < end; y++)
        {
            int row = BorderMap.Index(y + down, source.Height, border);
            Span<T> to = destination.Row(y);
            if (row < 0)
            {
                to.Fill(value);
                continue;
            }

            CopyRow(source.Row(row), to, source.Width, source.Channels, right, border, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRow<T>(ReadOnlySpan<T> from, Span<T> to, int width, int channels, int right, BorderMode border, T value)
    {
        int outputs = to.Length / channels;
        int first = Math.Clamp(-right, 0, outputs);
        int end = Math.Clamp(width - right, first, outputs);
        from.Slice((first + right) * channels * (end > first ? 1 : 0), (end - first) * channels).CopyTo(to[(first * channels)..]);
        for (int x = 0; x < outputs; x++)
        {
            if (x == first && end > first)
            {
                x = end - 1;
                continue;
            }

            int column = BorderMap.Index(x + right, width, border);
            for (int channel = 0; channel < channels; channel++)
            {
                to[(x * channels) + channel] = column < 0 ? value : from[(column * channels) + channel];
            }
        }
    }
}

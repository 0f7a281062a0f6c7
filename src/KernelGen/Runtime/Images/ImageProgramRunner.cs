using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Runs a generated image method over whole images that have been checked. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ImageProgramRunner
{
    /// <summary>Output elements that are worth a thread of their own.</summary>
    private const long ElementsOfThread = 64 * 1024;

    /// <summary>Runs a program.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="source">The image to read.</param>
    /// <param name="destination">The image to write; its size says how many rows are computed.</param>
    /// <param name="isParallel">Whether the rows may be shared out over threads, which gives the same bits.</param>
    public static void Run<TSource, TDestination>(
        ImageProgram program, ReadOnlyImageView<TSource> source, ImageView<TDestination> destination, bool isParallel = false)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        fixed (TSource* from = source.Pixels)
        fixed (TDestination* to = destination.Pixels)
        {
            var images = new Images(
                (byte*)from, source.Width, source.Height, (nint)source.RowStride * sizeof(TSource),
                (byte*)to, (nint)destination.RowStride * sizeof(TDestination));
            int parts = isParallel ? Parts(destination.Width, destination.Height, destination.Channels) : 1;
            if (parts == 1)
            {
                RunRows(program, images, 0, destination.Height);
            }
            else
            {
                RunParts(program, images, destination.Height, parts);
            }
        }
    }

    /// <summary>How many threads share out the rows of an image.</summary>
    internal static int Parts(int width, int height, int channels) => (int)Math.Min(
        Math.Min(ImageThreads.Maximum, height), Math.Max(1, (long)width * height * channels / ElementsOfThread));

    private static void RunParts(ImageProgram program, Images images, int height, int parts) =>
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, part => RunRows(
            program, images, (int)((long)height * part / parts), (int)((long)height * (part + 1) / parts)));

    private static void RunRows(ImageProgram program, Images images, int first, int end)
    {
        ImageRun run = program.Rent(images.Width, images.Height);
        run.Run(images.Source, images.SourceStride, images.Destination, images.DestinationStride, first, end);
        program.Return(run);
    }

    private readonly struct Images(byte* source, int width, int height, nint sourceStride, byte* destination, nint destinationStride)
    {
        public byte* Source => source;

        public int Width => width;

        public int Height => height;

        public nint SourceStride => sourceStride;

        public byte* Destination => destination;

        public nint DestinationStride => destinationStride;
    }
}

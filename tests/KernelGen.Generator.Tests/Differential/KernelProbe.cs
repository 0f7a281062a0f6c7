using System.Numerics;
using KernelGen.Tests.Support;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>Runs an image kernel on this process's vectors, on images of some sizes with gaps between their rows.</summary>
/// <param name="name">What the results are filed under.</param>
/// <param name="results">Where they go.</param>
internal sealed class KernelProbe(string name, ResultFile results) : IKernelCheck
{
    /// <summary>The sizes of the images of a kernel.</summary>
    public static (int Width, int Height)[] Sizes(string name)
    {
        var random = new Random(name.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)));
        return [(random.Next(1, 8), random.Next(1, 8)), (random.Next(14, 19), random.Next(1, 12)), (random.Next(60, 71), random.Next(3, 9)), (random.Next(100, 200), random.Next(5, 20))];
    }

    /// <summary>The pixels of an image.</summary>
    public static T[] Source<T>(DeclaredKernel kernel, string name, int width, int height)
        where T : unmanaged, INumber<T> => Pixels.Random<T>(new Random((width * 1000) + height + name.Length), width * height * kernel.Channels);

    public void Check<TSource, TDestination>(DeclaredKernel kernel)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination>
    {
        ImageFilter<TSource, TDestination> filter = kernel.Filter<TSource, TDestination>();
        foreach ((int width, int height) in Sizes(name))
        {
            TSource[] pixels = Source<TSource>(kernel, name, width, height);
            (int columns, int rows, int channels) = (kernel.Spec.OutputWidth(width), kernel.Spec.OutputHeight(height), kernel.AddsChannels ? 1 : kernel.Channels);
            if (columns == 0 || rows == 0)
            {
                continue;
            }

            var source = new Framed<TSource>(width * kernel.Channels, height, 3, Pixels.Poison<TSource>());
            source.Fill(pixels);
            TDestination canary = Pixels.Canary<TDestination>();
            var destination = new Framed<TDestination>(columns * channels, rows, 5, canary);
            filter(new(source.Image, width, height, kernel.Channels, source.Stride), new(destination.Image, columns, rows, channels, destination.Stride));
            try
            {
                destination.AssertFrame($"{width}×{height}");
            }
            catch (Exception e)
            {
                results.AddFault(name, e.Message);
            }

            results.Add<TDestination>(name, FormattableString.Invariant($"{width}×{height}"), destination.Rows());
        }
    }
}

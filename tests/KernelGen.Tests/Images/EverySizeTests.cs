using System.Numerics;
using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images;

/// <summary>
/// Every kernel on every width around each vector width and every height around the kernel's, against exact loops. Nothing may be
/// written around the rows of the destination; what stands around the rows of the source would show in the result.
/// </summary>
public sealed class EverySizeTests
{
    private const int Gap = 7;

    public static TheoryData<string> Kernels => AllKernels.Where(_ => true);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Bad32_EveryWidthAndHeight(string name) => AllKernels.Find(name).Check(new Sweep());

    /// <summary>The sizes; the exact loops are slow, so that large kernels get fewer.</summary>
    private static IEnumerable<(int Width, int Height)> Sizes(FilterSpec spec)
    {
        if (spec.Taps.Length > 100)
            return from width in (int[])[1, 17, 65, 130] from height in Effort.Thin([1, 3, spec.Height + 1, (2 * spec.Height) + 3], 3) select (width, height);
        return
            from width in Effort.Thin(Enumerable.Range(1, 131).Append(140), 13)
            from height in Enumerable.Range(1, width is 3 or 66 or 140 ? (3 * spec.Height) + 4 : spec.Height + 2)
            select (width, height);
    }

    private sealed class Sweep : IKernelCheck
    {
        public void Check<TSource, TDestination>(DeclaredKernel kernel)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>
        {
            var random = new Random(1);
            FilterSpec spec = kernel.Spec;
            ImageFilter<TSource, TDestination> run = kernel.Filter<TSource, TDestination>();
            int channels = kernel.Channels;
            int outChannels = kernel.AddsChannels ? 1 : channels;
            foreach ((int width, int height) in Sizes(spec))
            {
                (int columns, int lines) = (spec.OutputWidth(width), spec.OutputHeight(height));
                if (columns == 0 || lines == 0)
                    continue;

                TSource[] pixels = Pixels.Random<TSource>(random, width * height * channels);
                var source = new Framed<TSource>(width * channels, height, Gap, Pixels.Poison<TSource>());
                source.Fill(pixels);
                var destination = new Framed<TDestination>(columns * outChannels, lines, Gap, Pixels.Canary<TDestination>());
                run(
                    new(source.Image, width, height, channels, source.Stride),
                    new(destination.Image, columns, lines, outChannels, destination.Stride));
                destination.AssertFrame($"{kernel.Name} on {width} x {height}");
                Truth.Assert(kernel, pixels, width, height, destination.Rows());
            }
        }
    }
}

using System.Numerics;
using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images;

/// <summary>
/// Images that end where a page begins that cannot be touched, and images that begin where one ends: no kernel reads or writes beyond
/// the first or the last pixel, with row strides or without.
/// </summary>
public sealed class GuardPageTests
{
    private const int Bytes = 1 << 20;

    public static TheoryData<string> Kernels => AllKernels.Where(_ => true);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Bad34_NothingOutsideTheImagesIsTouched(string name)
    {
        if (GuardedPages.IsSupported)
            AllKernels.Find(name).Check(new Guards());
    }

    private sealed class Guards : IKernelCheck
    {
        public void Check<TSource, TDestination>(DeclaredKernel kernel)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>
        {
            using var sources = new GuardedPages(Bytes);
            using var destinations = new GuardedPages(Bytes);
            FilterSpec spec = kernel.Spec;
            ImageFilter<TSource, TDestination> run = kernel.Filter<TSource, TDestination>();
            var random = new Random(3);
            foreach ((int width, int height, int gap) in Sizes(spec))
            {
                int length = width * kernel.Channels;
                int outChannels = kernel.AddsChannels ? 1 : kernel.Channels;
                (int columns, int lines) = (spec.OutputWidth(width), spec.OutputHeight(height));
                if (columns == 0 || lines == 0)
                    continue;

                TSource[] pixels = Pixels.Random<TSource>(random, length * height);
                int stride = length + gap, outStride = (columns * outChannels) + gap;
                int elements = (stride * (height - 1)) + length, outElements = (outStride * (lines - 1)) + (columns * outChannels);
                for (int place = 0; place < 4; place++)
                {
                    Span<TSource> source = place % 2 == 0 ? sources.AtStart<TSource>(elements) : sources.AtEnd<TSource>(elements);
                    Span<TDestination> destination =
                        place < 2 ? destinations.AtStart<TDestination>(outElements) : destinations.AtEnd<TDestination>(outElements);
                    for (int y = 0; y < height; y++)
                        pixels.AsSpan(y * length, length).CopyTo(source[(y * stride)..]);
                    run(new(source, width, height, kernel.Channels, stride), new(destination, columns, lines, outChannels, outStride));
                    if (place != 3 || spec.Taps.Length > 100)
                        continue;
                    var actual = new TDestination[columns * outChannels * lines];
                    for (int y = 0; y < lines; y++)
                        destination.Slice(y * outStride, columns * outChannels).CopyTo(actual.AsSpan(y * columns * outChannels));
                    Truth.Assert(kernel, pixels, width, height, actual);
                }
            }
        }

        private static IEnumerable<(int Width, int Height, int Gap)> Sizes(FilterSpec spec)
        {
            int[] heights = [1, spec.Height, (2 * spec.Height) + 1];
            return
                from width in Effort.Thin([1, 2, 5, 15, 16, 17, 31, 33, 47, 63, 64, 65, 67, 96, 127, 129, 200, 257], 5)
                from height in heights.Distinct()
                from gap in (int[])[0, 5]
                select (width, height, gap);
        }
    }
}

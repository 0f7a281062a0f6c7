using System.Numerics;
using System.Runtime.InteropServices;
using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images;

/// <summary>Views of every kind: regions of larger images, unmanaged memory, addresses that fit no vector and not even a pixel.</summary>
public sealed class ViewTests
{
    public static TheoryData<string> Kernels => AllKernels.Where(kernel => kernel.Spec.Taps.Length <= 25);

    public static TheoryData<string> Borders => AllKernels.Where(kernel => kernel.Name.StartsWith("ByteBorders", StringComparison.Ordinal)
        || kernel.Name.StartsWith("ColorBorders", StringComparison.Ordinal) || kernel.Name.StartsWith("BorderFilters", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Bad34_EveryOffsetOfEitherImage(string name) => AllKernels.Find(name).Check(new Offsets());

    [Theory]
    [MemberData(nameof(Borders))]
    public void ARegionIsAnImageOfItsOwn(string name) => AllKernels.Find(name).Check(new Regions());

    /// <summary>Both images in unmanaged memory, 0 to 63 bytes behind a multiple of 64.</summary>
    private sealed unsafe class Offsets : IKernelCheck
    {
        public void Check<TSource, TDestination>(DeclaredKernel kernel)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>
        {
            const int Width = 77;
            const nuint Alignment = 64;
            FilterSpec spec = kernel.Spec;
            int height = spec.Height + 2;
            int outChannels = kernel.AddsChannels ? 1 : kernel.Channels;
            (int columns, int lines) = (spec.OutputWidth(Width), spec.OutputHeight(height));
            TSource[] pixels = Pixels.Random<TSource>(new Random(4), Width * height * kernel.Channels);
            ImageFilter<TSource, TDestination> run = kernel.Filter<TSource, TDestination>();
            var actual = new TDestination[columns * lines * outChannels];
            var first = new TDestination[actual.Length];
            nuint sourceBytes = (nuint)(pixels.Length * sizeof(TSource)), destinationBytes = (nuint)(actual.Length * sizeof(TDestination));
            byte* source = (byte*)NativeMemory.AlignedAlloc(sourceBytes + Alignment, Alignment);
            byte* destination = (byte*)NativeMemory.AlignedAlloc(destinationBytes + (2 * Alignment), Alignment);
            try
            {
                foreach (int offset in Effort.Thin(Enumerable.Range(0, 64), 9))
                {
                    int other = offset * 29 % 64;
                    MemoryMarshal.AsBytes(pixels.AsSpan()).CopyTo(new Span<byte>(source + offset, (int)sourceBytes));
                    new Span<byte>(destination, (int)destinationBytes + 128).Fill(0xA5);
                    run(
                        new(new ReadOnlySpan<TSource>(source + offset, pixels.Length), Width, height, kernel.Channels),
                        new(new Span<TDestination>(destination + 64 + other, actual.Length), columns, lines, outChannels));
                    new Span<byte>(destination + 64 + other, (int)destinationBytes).CopyTo(MemoryMarshal.AsBytes(actual.AsSpan()));
                    Assert.False(new Span<byte>(destination, 64 + other).ContainsAnyExcept((byte)0xA5), "Written before the destination.");
                    Assert.False(
                        new Span<byte>(destination + 64 + other + destinationBytes, 64 - other).ContainsAnyExcept((byte)0xA5),
                        "Written behind the destination.");
                    if (offset == 0)
                    {
                        Truth.Assert(kernel, pixels, Width, height, actual);
                        actual.CopyTo(first, 0);
                    }

                    // The same bits wherever the memory lies.
                    Require.That(MemoryMarshal.AsBytes(actual.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(first.AsSpan())), $"offset {offset}");
                }
            }
            finally
            {
                NativeMemory.AlignedFree(source);
                NativeMemory.AlignedFree(destination);
            }
        }
    }

    /// <summary>A region's border comes from the region: the pixels around it are neither read nor written.</summary>
    private sealed class Regions : IKernelCheck
    {
        public void Check<TSource, TDestination>(DeclaredKernel kernel)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>
        {
            const int Left = 9, Top = 4, Wide = 160, High = 40;
            FilterSpec spec = kernel.Spec;
            int channels = kernel.Channels;
            var random = new Random(5);
            foreach ((int width, int height) in ((int, int)[])[(1, 1), (3, 20), (40, 3), (70, 11), (130, 8)])
            {
                (int columns, int lines) = (spec.OutputWidth(width), spec.OutputHeight(height));
                if (columns == 0 || lines == 0)
                    continue;
                TSource[] large = Pixels.Random<TSource>(random, Wide * High * channels);
                var region = new ReadOnlyImageView<TSource>(large, Wide, High, channels).Region(Left, Top, width, height);
                var pixels = new TSource[width * height * channels];
                for (int y = 0; y < height; y++)
                    region.Row(y).CopyTo(pixels.AsSpan(y * width * channels));

                TDestination canary = Pixels.Canary<TDestination>();
                var target = new TDestination[Wide * High * channels];
                target.AsSpan().Fill(canary);
                var view = new ImageView<TDestination>(target, Wide, High, channels);
                ImageView<TDestination> part = view.Region(Left + 1, Top + 2, columns, lines);
                kernel.Filter<TSource, TDestination>()(region, part);

                var actual = new TDestination[columns * lines * channels];
                for (int y = 0; y < lines; y++)
                {
                    part.Row(y).CopyTo(actual.AsSpan(y * columns * channels));
                    part.Row(y).Fill(canary);
                }

                Assert.False(target.AsSpan().ContainsAnyExcept(canary), $"{kernel.Name} on {width} x {height} wrote outside its region.");
                Truth.Assert(kernel, pixels, width, height, actual);
            }
        }
    }
}

using System.Numerics;
using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images.Pipelines;

/// <summary>A pipeline gives the very bits that its stages give one after the other, on images of any size.</summary>
public sealed class PipelineTests
{
    private static readonly Dictionary<string, DeclaredPipeline> s_all =
        DeclaredPipeline.In(typeof(Pipelines), typeof(WidePipelines)).ToDictionary(pipeline => pipeline.Name);

    public static TheoryData<string> Names => [.. s_all.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad32_EverySize(string name) => Sizes(
        name,
        from width in Effort.Thin(Enumerable.Range(1, 131).Append(193).Append(257), 13)
        from height in (int[])[1, 2, 3, 4, 5, 6, 7, 9, 14]
        select (width, height));

    [Theory]
    [MemberData(nameof(Names))]
    public void LargeImages(string name) => Sizes(name, Effort.Thin([(3000, 40), (701, 403), (64, 1500)], 3));

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad34_NothingOutsideTheImagesIsTouched(string name)
    {
        if (GuardedPages.IsSupported)
            Visit(s_all[name], new Guards());
    }

    [Fact]
    public void A18_GrayscaleIsThatOfImageLibraries()
    {
        // Red, green, blue, white, black, and the course's weights on one mixed pixel.
        byte[] colors = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 200, 100, 50];
        var gray = new byte[6];
        Pipelines.Gray(new(colors, 6, 1, 3), new(gray, 6, 1));
        Assert.Equal([76, 150, 29, 255, 0, (byte)(((19595 * 200) + (38470 * 100) + (7471 * 50) + 32768) >> 16)], gray);
    }

    [Fact]
    public void EdgesAreThoseOfExactSums()
    {
        const int Width = 67, Height = 23;
        byte[] source = Values.Bytes(Width * Height, 8);
        byte[] blurred = FilterExact.Apply<byte, byte>(new FilterSpec(KnownKernels.Blur) { Divisor = new(16, 1) }, source, Width, Height);
        short[] x = FilterExact.Apply<byte, short>(new FilterSpec(KnownKernels.RightSobel) { Border = Border.Replicate }, blurred, Width, Height);
        short[] y = FilterExact.Apply<byte, short>(new FilterSpec(KnownKernels.BottomSobel) { Border = Border.Replicate }, blurred, Width, Height);
        byte[] expected = [.. x.Zip(y, (a, b) => (byte)Math.Min(255, Math.Round(Math.Sqrt((a * a) + (b * b)))))];
        Assert.Equal(expected, Filtering.Same<byte, byte>(Pipelines.Edges, source, Width, Height));
        Assert.Equal(expected, Filtering.Same<byte, byte>(Pipelines.ParallelEdges, source, Width, Height));
    }

    [Fact]
    public void Bad33_OverlapIsRefused()
    {
        byte[] memory = [.. Enumerable.Repeat((byte)0xA5, 500)];
        foreach (int distance in (int[])[0, 1, 99, -1, -99])
            Assert.Throws<ArgumentException>(() => Pipelines.Edges(new(memory.AsSpan(100), 10, 10), new(memory.AsSpan(100 + distance), 10, 10)));
        Assert.Throws<ArgumentException>(() => Pipelines.PlainThreshold(new(memory, 10, 10), new(memory, 10, 10)));
        Assert.False(memory.AsSpan().ContainsAnyExcept((byte)0xA5));
    }

    [Fact]
    public void Bad39_Bad40_OtherSizesAndChannelsAndDefaultViewsAreRefused()
    {
        byte[] written = [.. Enumerable.Repeat((byte)0xA5, 500)];
        Assert.Throws<ArgumentException>(() => Pipelines.Edges(default, new(written, 10, 10)));
        Assert.Throws<ArgumentException>(() => Pipelines.Edges(new(new byte[100], 10, 10), default));
        Assert.Throws<ArgumentException>(() => Pipelines.Edges(new(new byte[100], 10, 10), new(written, 9, 10)));
        Assert.Throws<ArgumentException>(() => Pipelines.Edges(new(new byte[100], 10, 10), new(written, 10, 11)));
        Assert.Throws<ArgumentException>(() => Pipelines.Edges(new(new byte[300], 10, 10, 3), new(written, 10, 10)));
        Assert.Throws<ArgumentException>(() => Pipelines.Gray(new(new byte[300], 10, 10), new(written, 10, 10)));
        Assert.Throws<ArgumentException>(() => Pipelines.Gray(new(new byte[300], 10, 10, 3), new(written, 10, 10, 3)));
        Assert.Throws<ArgumentException>(() => Pipelines.ColorClamp(new(new byte[300], 10, 10, 3), new(written, 10, 10)));
        Assert.False(written.AsSpan().ContainsAnyExcept((byte)0xA5));
    }

    [Fact]
    public void Bad53_APipelineRunsOnASmallStack()
    {
        const int Width = 20_000, Height = 6;
        byte[] source = Values.Bytes(Width * Height, 9);
        byte[]? result = null;
        var thread = new Thread(() => result = Filtering.Same<byte, byte>(Pipelines.Deep, source, Width, Height), 256 << 10);
        thread.Start();
        thread.Join();
        Assert.Equal(s_all["Pipelines.Deep"].Expected(source, Width, Height), result);
    }

    private static void Sizes(string name, IEnumerable<(int Width, int Height)> sizes) => Visit(s_all[name], new Sweep(sizes));

    private interface IVisitor
    {
        void Visit<TSource, TDestination>(DeclaredPipeline pipeline)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>;
    }

    private static void Visit(DeclaredPipeline pipeline, IVisitor visitor)
    {
        if (pipeline.Source == typeof(byte)) Into<byte>(pipeline, visitor);
        else if (pipeline.Source == typeof(ushort)) Into<ushort>(pipeline, visitor);
        else if (pipeline.Source == typeof(short)) Into<short>(pipeline, visitor);
        else Into<float>(pipeline, visitor);
    }

    private static void Into<TSource>(DeclaredPipeline pipeline, IVisitor visitor)
        where TSource : unmanaged, INumber<TSource>
    {
        if (pipeline.Destination == typeof(byte)) visitor.Visit<TSource, byte>(pipeline);
        else if (pipeline.Destination == typeof(ushort)) visitor.Visit<TSource, ushort>(pipeline);
        else if (pipeline.Destination == typeof(short)) visitor.Visit<TSource, short>(pipeline);
        else if (pipeline.Destination == typeof(int)) visitor.Visit<TSource, int>(pipeline);
        else visitor.Visit<TSource, float>(pipeline);
    }

    private static void AssertSame<T>(string what, Array expected, T[] actual)
        where T : unmanaged, IEquatable<T>
    {
        var wanted = (T[])expected;
        for (int i = 0; i < actual.Length; i++)
        {
            // A magnitude of floats may round its sum of squares once less.
            bool same = actual[i].Equals(wanted[i])
                || (actual[i] is float mine && wanted[i] is float theirs && Math.Abs(mine - theirs) <= Math.Abs(theirs) * 2.5e-7f);
            if (!same)
                Assert.Fail($"{what}, element {i} of {actual.Length}: {actual[i]} is not {wanted[i]}.");
        }
    }

    private sealed class Sweep(IEnumerable<(int Width, int Height)> sizes) : IVisitor
    {
        public void Visit<TSource, TDestination>(DeclaredPipeline pipeline)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>
        {
            const int Gap = 7;
            var random = new Random(10);
            ImageFilter<TSource, TDestination> run = pipeline.Filter<TSource, TDestination>();
            foreach ((int width, int height) in sizes)
            {
                TSource[] pixels = Pixels.Random<TSource>(random, width * height * pipeline.Channels);
                var source = new Framed<TSource>(width * pipeline.Channels, height, Gap, Pixels.Poison<TSource>());
                source.Fill(pixels);
                var destination = new Framed<TDestination>(width * pipeline.OutChannels, height, Gap, Pixels.Canary<TDestination>());
                run(
                    new(source.Image, width, height, pipeline.Channels, source.Stride),
                    new(destination.Image, width, height, pipeline.OutChannels, destination.Stride));
                string what = $"{pipeline.Name} on {width} x {height}";
                destination.AssertFrame(what);
                AssertSame(what, pipeline.Expected(pixels, width, height), destination.Rows());
            }
        }
    }

    private sealed class Guards : IVisitor
    {
        public void Visit<TSource, TDestination>(DeclaredPipeline pipeline)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>
        {
            using var sources = new GuardedPages(1 << 20);
            using var destinations = new GuardedPages(1 << 20);
            ImageFilter<TSource, TDestination> run = pipeline.Filter<TSource, TDestination>();
            foreach (int width in (int[])[1, 5, 16, 31, 64, 67, 129, 200])
            {
                foreach (int height in (int[])[1, 3, 8, 21])
                {
                    int elements = width * height * pipeline.Channels, outElements = width * height * pipeline.OutChannels;
                    for (int place = 0; place < 4; place++)
                    {
                        Span<TSource> source = place % 2 == 0 ? sources.AtStart<TSource>(elements) : sources.AtEnd<TSource>(elements);
                        Span<TDestination> destination =
                            place < 2 ? destinations.AtStart<TDestination>(outElements) : destinations.AtEnd<TDestination>(outElements);
                        run(new(source, width, height, pipeline.Channels), new(destination, width, height, pipeline.OutChannels));
                    }
                }
            }
        }
    }
}

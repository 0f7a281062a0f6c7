using System.Numerics;
using System.Reflection;

namespace KernelGen.Images.Tests.Colors;

/// <summary>Colours are filtered as single channels are, and alpha is the source's, pixel by pixel.</summary>
public sealed class AlphaTests
{
    private delegate void Filter<TSource, TDestination>(ReadOnlyImageView<TSource> source, ImageView<TDestination> destination)
        where TSource : unmanaged
        where TDestination : unmanaged;

    [Theory]
    [InlineData("Outline", 4, 0, 0, 0, 0)]
    [InlineData("Valid", 4, 4, 4, 2, 2)]
    [InlineData("Moved", 4, 0, 0, 0, 0)]
    [InlineData("Identity", 4, 0, 0, 0, 0)]
    [InlineData("Pipeline", 4, 0, 0, 0, 0)]
    [InlineData("Blur", 4, 0, 0, 0, 0)]
    public void ColoursOfBytes(string name, int channels, int lostX, int lostY, int anchorX, int anchorY) =>
        Check<byte, byte>(name, channels, lostX, lostY, anchorX, anchorY, r => (byte)r.Next(256));

    [Fact]
    public void GrayAndAlphaOfAnotherType() => Check<byte, short>("Gray", 2, 2, 1, 0, 1, r => (byte)r.Next(256));

    [Fact]
    public void ColoursOfSumsWiderThan32Bits() => Check<ushort, ushort>("Wide", 4, 0, 0, 0, 0, r => (ushort)r.Next(65536));

    [Fact]
    public void ColoursOfFloats() => Check<float, float>("Float", 4, 0, 0, 0, 0, r => r.NextSingle());

    [Fact]
    public void OpaquePicturesStayOpaqueWhereEachWouldMakeThemTransparent()
    {
        byte[] source = new byte[40 * 30 * 4];
        new Random(1).NextBytes(source);
        for (int i = 3; i < source.Length; i += 4)
            source[i] = 255;
        byte[] kept = new byte[source.Length], each = new byte[source.Length];
        AlphaKernels.OutlineKept(new(source, 40, 30, 4), new(kept, 40, 30, 4));
        AlphaKernels.OutlineEach(new(source, 40, 30, 4), new(each, 40, 30, 4));
        for (int i = 0; i < source.Length; i++)
            Assert.Equal(i % 4 == 3 ? 255 : each[i], kept[i]);
        Assert.All(each.Where((_, i) => i % 4 == 3), alpha => Assert.Equal(0, alpha));
    }

    [Theory]
    [InlineData(nameof(AlphaKernels.GrayOfRgba), 4, 0, 2)]
    [InlineData(nameof(AlphaKernels.GrayOfBgra), 4, 2, 0)]
    [InlineData(nameof(AlphaKernels.GrayOfBgr), 3, 2, 0)]
    public void GrayOfAnyOrder(string name, int channels, int red, int blue)
    {
        foreach ((int width, int height) in ((int, int)[])[(1, 1), (15, 2), (16, 3), (77, 5), (131, 1)])
        {
            byte[] source = new byte[width * height * channels];
            new Random(width).NextBytes(source);
            byte[] result = new byte[width * height];
            Method<byte, byte>(name)(new(source, width, height, channels), new(result, width, height));
            for (int i = 0; i < result.Length; i++)
            {
                int gray = ((19595 * source[(i * channels) + red]) + (38470 * source[(i * channels) + 1]) + (7471 * source[(i * channels) + blue]) + 32768) >> 16;
                Assert.Equal(gray, result[i]);
            }
        }
    }

    [Fact]
    public void GrayOfFilteredColours()
    {
        byte[] source = new byte[61 * 17 * 4];
        new Random(5).NextBytes(source);
        byte[] outline = new byte[source.Length], gray = new byte[61 * 17], blurred = new byte[61 * 17], fused = new byte[61 * 17];
        AlphaKernels.OutlineKept(new(source, 61, 17, 4), new(outline, 61, 17, 4));
        AlphaKernels.GrayOfRgba(new(outline, 61, 17, 4), new(gray, 61, 17));
        AlphaKernels.Blur(new(gray, 61, 17), new(blurred, 61, 17));
        AlphaKernels.GrayOfOutline(new(source, 61, 17, 4), new(fused, 61, 17));
        Assert.Equal(blurred, fused);
    }

    private static void Check<TSource, TDestination>(
        string name, int channels, int lostX, int lostY, int anchorX, int anchorY, Func<Random, TSource> pixel)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination>
    {
        foreach ((int width, int height) in ((int, int)[])[(7, 6), (5, 5), (33, 9), (130, 7), (64, 64)])
        {
            var random = new Random(width);
            TSource[] source = [.. Enumerable.Range(0, width * height * channels).Select(_ => pixel(random))];
            (int outWidth, int outHeight) = (width - lostX, height - lostY);
            var result = new TDestination[outWidth * outHeight * channels];
            Method<TSource, TDestination>(name + "Kept")(new(source, width, height, channels), new(result, outWidth, outHeight, channels));
            for (int channel = 0; channel < channels - 1; channel++)
            {
                TSource[] one = [.. source.Where((_, i) => i % channels == channel)];
                var expected = new TDestination[outWidth * outHeight];
                Method<TSource, TDestination>(name)(new(one, width, height), new(expected, outWidth, outHeight));
                Assert.Equal(expected, result.Where((_, i) => i % channels == channel));
            }

            for (int i = 0; i < outWidth * outHeight; i++)
            {
                int at = (((i / outWidth) + anchorY) * width) + (i % outWidth) + anchorX;
                Assert.Equal(TDestination.CreateSaturating(source[(at * channels) + channels - 1]), result[(i * channels) + channels - 1]);
            }
        }
    }

    private static Filter<TSource, TDestination> Method<TSource, TDestination>(string name)
        where TSource : unmanaged
        where TDestination : unmanaged =>
        typeof(AlphaKernels).GetMethod(name, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Filter<TSource, TDestination>>();
}

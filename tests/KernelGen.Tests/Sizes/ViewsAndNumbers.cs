using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Sizes;

/// <summary>Strided and unaligned views, elements outside a view, and the spread of NaN and infinity.</summary>
public sealed class ViewsAndNumbers
{
    private static readonly ImageFilter<float, float>[] Tall =
    [
        TallKernels.Valid, TallKernels.Constant, TallKernels.Replicate, TallKernels.Reflect, TallKernels.Reflect101, TallKernels.Wrap,
    ];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(7, 64)]
    [InlineData(33, 1)]
    public void Bad29_Bad34_OnlyTheViewIsWritten(int offset, int gap)
    {
        const byte Canary = 171;
        var spec = new FilterSpec(BlurKernels.Taps) { Divisor = new Fraction(16, 1), Border = Border.Reflect101 };
        foreach (int width in (int[])[1, 2, 15, 17, 31, 33, 63, 65, 130])
        {
            const int Height = 5;
            int stride = width + gap;
            byte[] pixels = Values.Bytes(width * Height, (uint)width);
            byte[] source = Values.Bytes(offset + stride * Height + 70, 3);
            byte[] destination = new byte[offset + stride * Height + 70];
            Array.Fill(destination, Canary);
            for (int y = 0; y < Height; y++)
                pixels.AsSpan(y * width, width).CopyTo(source.AsSpan(offset + y * stride));

            BlurKernels.Reflect101(
                new ReadOnlyImageView<byte>(source.AsSpan(offset), width, Height, rowStride: stride),
                new ImageView<byte>(destination.AsSpan(offset), width, Height, rowStride: stride));

            byte[] expected = FilterExact.Apply<byte, byte>(spec, pixels, width, Height);
            for (int i = 0; i < destination.Length; i++)
            {
                (int y, int x) = Math.DivRem(i - offset, stride);
                bool inside = i >= offset && y < Height && x < width;
                Require.That(destination[i] == (inside ? expected[y * width + x] : Canary), $"width {width}, element {i}");
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Bad35_SpreadsExactlyWhereTheWindowReaches(float odd)
    {
        const int Width = 37, Height = 8;
        foreach (Border border in Enum.GetValues<Border>())
        {
            var spec = new FilterSpec(TallKernels.Taps) { Divisor = new Fraction(2, 1), Border = border, BorderValue = border == Border.Constant ? 77 : 0 };
            int outWidth = spec.OutputWidth(Width), outHeight = spec.OutputHeight(Height);
            for (int at = 0; at < Width * Height; at += 5)
            {
                float[] source = Values.Normal(Width * Height, 11);
                source[at] = odd;
                float[] result = Filtering.Run(Tall[(int)border], source, Width, Height, outWidth, outHeight);
                Filters.AssertReal(spec, FilterExact.ApplyDouble<float>(spec, source, Width, Height), result, $"{border}, {odd} at {at}");
            }
        }
    }

    [Fact]
    public void Bad36_SubnormalsAndLargeNumbersStay()
    {
        float[] source = [1e-40f, -1e-40f, 3e38f, -3e38f, -0f, 0f, float.Epsilon, float.MaxValue, 1e-45f];
        Assert.Equal(source, Filtering.Same<float, float>(NumberKernels.Copy, source, source.Length, 1));
        Assert.Equal(source.Select(v => v / 2), Filtering.Same<float, float>(NumberKernels.Halve, source, source.Length, 1));
    }
}

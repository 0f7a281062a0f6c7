using System.Runtime.InteropServices;
using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed class ImageViewTests
{
    [Theory]
    [InlineData(11, 4, 3, 1, 0)]
    [InlineData(13, 4, 3, 1, 5)]
    [InlineData(35, 4, 3, 3, 0)]
    [InlineData(0, 1, 1, 1, 0)]
    [InlineData(100, int.MaxValue, int.MaxValue, 1, 0)]
    [InlineData(100, int.MaxValue, 1, int.MaxValue, 0)]
    [InlineData(100, 1, int.MaxValue, 1, int.MaxValue)]
    public void Bad28_ASpanThatIsTooShortIsRefused(int length, int width, int height, int channels, int rowStride)
    {
        Assert.Throws<ArgumentException>(() => new ImageView<short>(new short[length], width, height, channels, rowStride));
        Assert.Throws<ArgumentException>(() => new ReadOnlyImageView<short>(new short[length], width, height, channels, rowStride));
    }

    [Theory]
    [InlineData(12, 4, 3, 1, 0)]
    [InlineData(14, 4, 3, 1, 5)]
    [InlineData(36, 4, 3, 3, 0)]
    [InlineData(99, 4, 3, 1, 0)]
    public void Bad29_ALongerSpanIsAllowed(int length, int width, int height, int channels, int rowStride)
    {
        var view = new ImageView<short>(new short[length], width, height, channels, rowStride);
        Assert.Equal(length, view.Pixels.Length);
        Assert.Equal(rowStride == 0 ? width * channels : rowStride, view.RowStride);
        Assert.Equal(width * channels, view.Row(height - 1).Length);
    }

    [Theory]
    [InlineData(0, 3, 1, 0)]
    [InlineData(3, 0, 1, 0)]
    [InlineData(-1, 3, 1, 0)]
    [InlineData(3, -1, 1, 0)]
    [InlineData(3, 3, 0, 0)]
    [InlineData(3, 3, 1, -3)]
    [InlineData(int.MinValue, int.MinValue, 1, 0)]
    public void Bad30_SizesThatAreNotPositiveAreRefused(int width, int height, int channels, int rowStride) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageView<byte>(new byte[100], width, height, channels, rowStride));

    [Theory]
    [InlineData(4, 3, 1, 3)]
    [InlineData(4, 3, 3, 11)]
    [InlineData(int.MaxValue, 1, 2, int.MaxValue)]
    public void Bad31_ARowStrideBelowTheRowIsRefused(int width, int height, int channels, int rowStride)
    {
        string message = Assert.Throws<ArgumentException>(() => new ImageView<byte>(new byte[100], width, height, channels, rowStride)).Message;
        Assert.Contains($"{rowStride}", message);
        Assert.Contains($"{(long)width * channels}", message);
    }

    [Fact]
    public void RegionsSeeTheSameMemory()
    {
        byte[] pixels = [.. Enumerable.Range(0, 40).Select(i => (byte)i)];
        var view = new ImageView<byte>(pixels, 3, 4, 2, 10);
        ReadOnlyImageView<byte> region = view.Region(1, 2, 2, 2);
        Assert.Equal([22, 23, 24, 25], region.Row(0).ToArray());
        Assert.Equal([32, 33, 34, 35], region.Row(1).ToArray());
        Assert.Equal([24, 25], region.Region(1, 0, 1, 1).Row(0).ToArray());
        view.Region(2, 3, 1, 1).Row(0)[1] = 99;
        Assert.Equal(99, pixels[35]);
        Assert.ThrowsAny<ArgumentException>(() => new ImageView<byte>(pixels, 3, 4).Region(1, 0, 3, 1));
        Assert.ThrowsAny<ArgumentException>(() => new ImageView<byte>(pixels, 3, 4).Region(0, 3, 1, 2));
        Assert.ThrowsAny<ArgumentException>(() => new ImageView<byte>(pixels, 3, 4).Region(0, 0, 0, 1));
        Assert.ThrowsAny<ArgumentException>(() => new ImageView<byte>(pixels, 3, 4).Region(-1, 0, 1, 1));
        Assert.ThrowsAny<ArgumentException>(() => new ImageView<byte>(pixels, 3, 4).Region(int.MaxValue, 0, int.MaxValue, 1));
        Assert.ThrowsAny<ArgumentException>(() => new ImageView<byte>(pixels, 3, 4).Row(4));
    }

    private static void Check(int width, int height, int destinationWidth, int destinationHeight, BorderMode border) =>
        ImageKernelChecks.Validate(
            new ReadOnlyImageView<byte>(new byte[width * height], width, height),
            new ImageView<short>(new short[destinationWidth * destinationHeight], destinationWidth, destinationHeight),
            3,
            2,
            border);

    [Fact]
    public void ADestinationOfAnotherSizeIsRefused()
    {
        Check(8, 5, 8, 5, BorderMode.Wrap);
        Check(8, 5, 6, 4, BorderMode.Valid);
        Check(3, 2, 1, 1, BorderMode.Valid);
        Check(1, 1, 1, 1, BorderMode.Reflect101);
        Assert.Throws<ArgumentException>(() => Check(8, 5, 7, 5, BorderMode.Wrap));
        Assert.Throws<ArgumentException>(() => Check(8, 5, 8, 4, BorderMode.Constant));
        Assert.Throws<ArgumentException>(() => Check(8, 5, 8, 5, BorderMode.Valid));
        string message = Assert.Throws<ArgumentException>(() => Check(2, 2, 2, 2, BorderMode.Valid)).Message;
        Assert.Contains("2 x 2", message);
        Assert.Contains("3 x 2", message);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void Bad33_OverlapIsRefusedEitherWay(int distance, bool overlaps)
    {
        byte[] memory = new byte[24];
        void Validate(int source, int destination) => ImageKernelChecks.Validate(
            new ReadOnlyImageView<byte>(memory.AsSpan(source, 12), 4, 3),
            new ImageView<byte>(memory.AsSpan(destination, 12), 4, 3),
            3,
            3,
            BorderMode.Replicate);
        Assert.Equal(overlaps, Record.Exception(() => Validate(0, distance)) is ArgumentException);
        Assert.Equal(overlaps, Record.Exception(() => Validate(distance, 0)) is ArgumentException);
    }

    [Fact]
    public void Bad33_TwoViewsOfOneArrayWithDifferentTypesAreDetected()
    {
        float[] memory = new float[16];
        Assert.Throws<ArgumentException>(() => ImageKernelChecks.Validate(
            new ReadOnlyImageView<byte>(MemoryMarshal.AsBytes(memory.AsSpan())[63..], 1, 1),
            new ImageView<float>(memory.AsSpan(15), 1, 1),
            3,
            3,
            BorderMode.Replicate));
        ImageKernelChecks.Validate(
            new ReadOnlyImageView<byte>(MemoryMarshal.AsBytes(memory.AsSpan()), 60, 1).Region(0, 0, 1, 1),
            new ImageView<float>(memory.AsSpan(15), 1, 1),
            3,
            3,
            BorderMode.Replicate);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Bad39_ChannelsThatAreNotSupportedAreRefused(int channels) =>
        Assert.Throws<ArgumentException>(() => ImageKernelChecks.Validate(
            new ReadOnlyImageView<byte>(new byte[12 * channels], 4, 3, channels),
            new ImageView<byte>(new byte[12], 4, 3),
            3,
            3,
            BorderMode.Wrap));

    [Fact]
    public void Bad40_DefaultViewsAreRefusedWithoutANullReference()
    {
        Assert.Throws<ArgumentException>(() => ImageKernelChecks.Validate<byte, byte>(
            default, new ImageView<byte>(new byte[1], 1, 1), 3, 3, BorderMode.Wrap));
        Assert.Throws<ArgumentException>(() => ImageKernelChecks.Validate<byte, byte>(
            new ReadOnlyImageView<byte>(new byte[1], 1, 1), default, 3, 3, BorderMode.Wrap));
        ReadOnlyImageView<byte> converted = default(ImageView<byte>);
        Assert.True(converted.IsEmpty);
        Assert.ThrowsAny<ArgumentException>(() => default(ImageView<byte>).Row(0));
        Assert.ThrowsAny<ArgumentException>(() => default(ImageView<byte>).Region(0, 0, 1, 1));
        Assert.ThrowsAny<ArgumentException>(() => new ImageView<byte>(null, 1, 1));
    }
}

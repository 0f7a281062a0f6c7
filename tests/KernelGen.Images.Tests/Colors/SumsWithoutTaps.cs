namespace KernelGen.Images.Tests.Colors;

/// <summary>Channels that are added into one, and of which nothing is taken: each output is the offset, rounded half to even and saturated.</summary>
public sealed class SumsWithoutTaps
{
    private const int Width = 67;
    private const int Height = 5;

    [Fact]
    public void OfBytes()
    {
        Assert.All(Run<byte, byte>(SumKernels.Bytes, 3), v => Assert.Equal(4, v));
        Assert.All(Run<byte, short>(SumKernels.Shorts, 2), v => Assert.Equal(-2, v));
        Assert.All(Run<byte, int>(SumKernels.Ints, 4), v => Assert.Equal(7, v));
        Assert.All(Run<byte, float>(SumKernels.Floats, 3), v => Assert.Equal(3.25f, v));
        Assert.All(Run<byte, byte>(SumKernels.One, 1), v => Assert.Equal(255, v));
    }

    [Fact]
    public void OfWiderPixels()
    {
        Assert.All(Run<ushort, ushort>(SumKernels.UShorts, 3), v => Assert.Equal(50000, v));
        Assert.All(Run<short, short>(SumKernels.SignedShorts, 2), v => Assert.Equal(0, v));
        Assert.All(Run<float, float>(SumKernels.OfFloats, 3), v => Assert.Equal(0.5f, v));
    }

    private static TDestination[] Run<TSource, TDestination>(Filter<TSource, TDestination> filter, int channels)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        var result = new TDestination[Width * Height];
        filter(new(new TSource[Width * Height * channels], Width, Height, channels), new(result, Width, Height));
        return result;
    }

    private delegate void Filter<TSource, TDestination>(ReadOnlyImageView<TSource> source, ImageView<TDestination> destination)
        where TSource : unmanaged
        where TDestination : unmanaged;
}

#pragma warning disable KG0111 // that the taps are all zero is the point

/// <summary>Kernels whose taps are all zero.</summary>
public static partial class SumKernels
{
    [ImageKernel("0 0; 0 0", Channels = 3, ChannelMode = ChannelMode.Sum, Offset = 3.5)]
    public static partial void Bytes(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0", Channels = 2, ChannelMode = ChannelMode.Sum, Offset = -2.5, Divisor = 3, Border = BorderMode.Constant)]
    public static partial void Shorts(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("0 0 0", Channels = 4, ChannelMode = ChannelMode.Sum, Offset = 7)]
    public static partial void Ints(ReadOnlyImageView<byte> source, ImageView<int> destination);

    [ImageKernel("0 0; 0 0", Channels = 3, ChannelMode = ChannelMode.Sum, Offset = 3.25, Border = BorderMode.Constant)]
    public static partial void Floats(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("0 0", ChannelMode = ChannelMode.Sum, Offset = 300, Divisor = 16)]
    public static partial void One(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0; 0", Channels = 3, ChannelMode = ChannelMode.Sum, Offset = 50000, Border = BorderMode.Wrap)]
    public static partial void UShorts(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel("0 0; 0 0", Channels = 2, ChannelMode = ChannelMode.Sum)]
    public static partial void SignedShorts(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel("0 0", Channels = 3, ChannelMode = ChannelMode.Sum, Offset = 0.5)]
    public static partial void OfFloats(ReadOnlyImageView<float> source, ImageView<float> destination);
}

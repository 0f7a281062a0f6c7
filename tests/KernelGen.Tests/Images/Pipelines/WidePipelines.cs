namespace KernelGen.Tests.Images.Pipelines;

/// <summary>Pipelines on 16-bit pixels, and those that add channels.</summary>
internal static partial class WidePipelines
{
    [ImageKernel("1 2 1; 2 4 2; 1 2 1", Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel("-1 0 1; -2 0 2; -1 0 1", Border = BorderMode.Replicate)]
    public static partial void SobelX(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel("-1 -2 -1; 0 0 0; 1 2 1", Border = BorderMode.Replicate)]
    public static partial void SobelY(ReadOnlyImageView<short> source, ImageView<int> destination);

    [ImageKernel("1 4 6 4 1", Divisor = 16)]
    public static partial void Smooth(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel("1 2", Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void Sum(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImagePipeline(PointOperations.Absolute)]
    public static partial void Absolute(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImagePipeline(nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL1)]
    public static partial void SumOfEdges(ReadOnlyImageView<short> source, ImageView<ushort> destination);

    [ImagePipeline(nameof(Smooth), nameof(Smooth), "Threshold(40000, 65535)")]
    public static partial void Mask(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImagePipeline(nameof(Smooth), nameof(Blur), "Clamp(-5, 30000)")]
    public static partial void Narrowed(ReadOnlyImageView<ushort> source, ImageView<byte> destination);

    [ImagePipeline(nameof(Blur), nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL2)]
    public static partial void Edges(ReadOnlyImageView<short> source, ImageView<int> destination);

    [ImagePipeline(nameof(Sum), nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL2, Channels = 3)]
    public static partial void EdgesOfSum(ReadOnlyImageView<byte> source, ImageView<int> destination);
}

namespace KernelGen.Tests.Images;

/// <summary>Kernels on pixels of two, three and four channels.</summary>
internal static partial class ChannelFilters
{
    [ImageKernel(KnownKernels.Sharpen, Channels = 3)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Divisor = 6, Offset = 100, Channels = 2, Border = BorderMode.Wrap, AnchorX = 0)]
    public static partial void Even(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1", Divisor = 256, Channels = 4, Border = BorderMode.Replicate)]
    public static partial void Gauss(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("333 -100 200; 17 400 1", Divisor = 851, Channels = 3, Border = BorderMode.Constant, BorderValue = 9)]
    public static partial void Odd851(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.LeftSobel, Channels = 3, Border = BorderMode.Valid)]
    public static partial void Sobel(ReadOnlyImageView<byte> source, ImageView<short> destination);
}

namespace KernelGen.Tests.Images.Sweep;

/// <summary>Kernels that may split the rows over threads.</summary>
internal static partial class ParallelKernels
{
    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Constant, BorderValue = 200, Channels = 3, Parallel = true)]
    public static partial void TwoRows(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0 0 0 1", Border = BorderMode.Wrap, Channels = 3, Parallel = true)]
    public static partial void MovedWrap3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Replicate, Parallel = true)]
    public static partial void TwoRows(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Reflect101, Parallel = true)]
    public static partial void Sobel3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Wrap, Channels = 3, Parallel = true)]
    public static partial void Sobel3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Valid, Parallel = true)]
    public static partial void Mixed3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Constant, BorderValue = -1.5, Channels = 3, Parallel = true)]
    public static partial void Mixed3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Replicate, Parallel = true)]
    public static partial void Gauss5(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Reflect, Channels = 3, Parallel = true)]
    public static partial void Gauss5(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Valid, Parallel = true)]
    public static partial void Box7(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Constant, BorderValue = -1.5, Channels = 3, Parallel = true)]
    public static partial void Box7(ReadOnlyImageView<float> source, ImageView<float> destination);
}

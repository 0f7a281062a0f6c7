using KernelGen;

namespace KernelGen.WidthProbe;

/// <summary>Exact sums, rounded ones, channels together and apart, and a pipeline.</summary>
internal static partial class Kernels
{
    [ImageKernel("1 2 1; 2 4 2; 1 2 1", Divisor = 16, Border = BorderMode.Reflect101)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("-1 0 1; -2 0 2; -1 0 1", Border = BorderMode.Replicate)]
    public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("0.1 -0.7 0.3; 1/3 2 0.9; -0.2 0.6 1/7", Border = BorderMode.Wrap)]
    public static partial void Floats(ReadOnlyImageView<float> source, ImageView<float> destination);
}

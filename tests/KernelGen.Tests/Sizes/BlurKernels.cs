namespace KernelGen.Tests.Sizes;

/// <summary>A blur of bytes.</summary>
internal static partial class BlurKernels
{
    public const string Taps = "1 2 1; 2 4 2; 1 2 1";

    [ImageKernel(Taps, Divisor = 16, Border = BorderMode.Reflect101)]
    public static partial void Reflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}

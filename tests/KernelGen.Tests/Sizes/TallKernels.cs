namespace KernelGen.Tests.Sizes;

/// <summary>One matrix with zero taps under every border.</summary>
internal static partial class TallKernels
{
    public const string Taps = "1 -2 1; 2 0 -2; 3 1 4; -1 -1 0; 1 0 -3";

    [ImageKernel(Taps, Divisor = 2, Border = BorderMode.Valid)]
    public static partial void Valid(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Taps, Divisor = 2, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void Constant(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Taps, Divisor = 2, Border = BorderMode.Replicate)]
    public static partial void Replicate(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Taps, Divisor = 2, Border = BorderMode.Reflect)]
    public static partial void Reflect(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Taps, Divisor = 2, Border = BorderMode.Reflect101)]
    public static partial void Reflect101(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Taps, Divisor = 2, Border = BorderMode.Wrap)]
    public static partial void Wrap(ReadOnlyImageView<float> source, ImageView<float> destination);
}

using KernelGen;

namespace KernelGenTemplate;

internal static partial class Filters
{
    // Three rows of numbers; change them, or take one of KnownKernels. The numbers are divided by Divisor at the end.
    [ImageKernel("1 2 1; 2 4 2; 1 2 1", Divisor = 16, Border = BorderMode.Reflect101)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("-1 -1 -1; -1 8 -1; -1 -1 -1", Border = BorderMode.Replicate)]
    public static partial void Outline(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}

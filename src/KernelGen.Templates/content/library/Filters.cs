using KernelGen;

namespace KernelGenTemplate;

/// <summary>Image filters.</summary>
public static partial class Filters
{
    /// <summary>A Gaussian blur of 3×3 pixels.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="destination">The result, as large as the picture; it must not overlap it.</param>
    [ImageKernel("1 2 1; 2 4 2; 1 2 1", Divisor = 16, Border = BorderMode.Reflect101)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}

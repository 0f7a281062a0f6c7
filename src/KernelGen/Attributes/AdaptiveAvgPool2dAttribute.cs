namespace KernelGen;

/// <summary>
/// The mean of windows that cover the input evenly; the name is PyTorch's <c>nn.AdaptiveAvgPool2d</c>.
/// Example: <c>[AdaptiveAvgPool2d(7, 7)]</c>.
/// </summary>
/// <param name="outputHeight">Rows of the output, which may be more than the input has.</param>
/// <param name="outputWidth">Columns of the output.</param>
/// <remarks>
/// Row <c>i</c> of the output is the mean of the input's rows from <c>floor(i * height / outputHeight)</c> up to, and without,
/// <c>ceil((i + 1) * height / outputHeight)</c>, and columns go alike. Where the sizes do not divide, windows overlap and differ in size.
/// </remarks>
/// <example><code>[AdaptiveAvgPool2d(7, 7)] public partial Layer Pool { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AdaptiveAvgPool2dAttribute(int outputHeight, int outputWidth) : Attribute
{
    /// <summary>Rows of the output.</summary>
    public int OutputHeight { get; } = outputHeight;

    /// <summary>Columns of the output.</summary>
    public int OutputWidth { get; } = outputWidth;
}

namespace KernelGen;

/// <summary>
/// Compiles image kernels and point operations, one after another, into the body of a partial method
/// <c>void Name(ReadOnlyImageView&lt;TSource&gt; source, ImageView&lt;TDestination&gt; destination)</c> that passes over the image once.
/// Example: <c>[ImagePipeline(nameof(Blur), nameof(SobelX))]</c>.
/// </summary>
/// <remarks>
/// <para>
/// A stage is one operation, or several separated by commas. An operation is the name of an <see cref="ImageKernelAttribute"/> method of
/// the same class, a constant of <see cref="PointOperations"/>, <c>"Threshold(128)"</c> (255 where the value is greater, else 0),
/// <c>"Threshold(128, 1)"</c> (the same with another high value) or <c>"Clamp(0, 255)"</c>. Numbers are written as in a kernel.
/// </para>
/// <para>
/// Values flow from stage to stage, and the first stage takes the source. A stage of several operations takes one value and gives one
/// for each operation, in order. A stage of one operation applies it to every value; but <see cref="PointOperations.MagnitudeL1"/> and
/// <see cref="PointOperations.MagnitudeL2"/> take two values and give one. The last stage must leave one value, the result.
/// </para>
/// <para>
/// The result is what the stages would give if each value were a whole image in memory: a kernel gives its destination's type, rounded
/// and saturated, and keeps its own border, which cannot be <see cref="BorderMode.Valid"/>. An integer that enters a kernel or the
/// destination is saturated to the type there, or converted where that is <see cref="float"/>; a <see cref="float"/> enters
/// neither as an integer. No whole image stands between the stages.
/// </para>
/// <para>
/// A kernel's <see cref="ImageKernelAttribute.Channels"/> must be the number that its value has. <see cref="PointOperations.Grayscale"/> and
/// <see cref="ChannelMode.Sum"/> leave one channel, all else keeps the number; the destination has as many as the result.
/// </para>
/// <para>
/// The source's pixels are <c>byte</c>, <c>ushort</c>, <c>short</c> or <c>float</c>; the destination's one of these or <c>int</c>.
/// </para>
/// </remarks>
/// <param name="stages">The stages in order, at least one.</param>
/// <example>
/// <code>
/// [ImageKernel(KnownKernels.Blur, Divisor = 16)]
/// public static partial void Blur(ReadOnlyImageView&lt;byte&gt; source, ImageView&lt;byte&gt; destination);
///
/// [ImageKernel(KnownKernels.RightSobel)]
/// public static partial void SobelX(ReadOnlyImageView&lt;byte&gt; source, ImageView&lt;short&gt; destination);
///
/// [ImageKernel(KnownKernels.BottomSobel)]
/// public static partial void SobelY(ReadOnlyImageView&lt;byte&gt; source, ImageView&lt;short&gt; destination);
///
/// [ImagePipeline(nameof(Blur), nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL2)]
/// public static partial void Edges(ReadOnlyImageView&lt;byte&gt; source, ImageView&lt;byte&gt; destination);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ImagePipelineAttribute(params string[] stages) : Attribute
{
    /// <summary>The stages as declared.</summary>
    public IReadOnlyList<string> Stages { get; } = stages;

    /// <summary>Interleaved channels of a source pixel, 1 to 4. Default: 1.</summary>
    public int Channels { get; set; } = 1;

    /// <summary>
    /// Whether a call splits the image's rows over the machine's threads. Default: false. The result has the same bits either way; small
    /// images run on the calling thread alone. What the kernels say of themselves has no effect here.
    /// </summary>
    public bool Parallel { get; set; }
}

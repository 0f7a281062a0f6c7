namespace KernelGen;

/// <summary>
/// Operations on single pixels, as stages of an <see cref="ImagePipelineAttribute"/>. The two that take numbers are written out:
/// <c>"Threshold(128)"</c>, <c>"Threshold(128, 1)"</c> and <c>"Clamp(0, 255)"</c>.
/// </summary>
public static class PointOperations
{
    /// <summary>The absolute value, of the value's own type: a <c>short</c> of -32768 becomes 32767.</summary>
    public const string Absolute = "Absolute";

    /// <summary><c>|a| + |b|</c> of two values: an <c>int</c> for integers, a <c>float</c> for floats.</summary>
    public const string MagnitudeL1 = "MagnitudeL1";

    /// <summary><c>sqrt(a² + b²)</c> of two values: for integers an <c>int</c>, the exact root rounded half to even; for floats a <c>float</c>, without overflow on the way.</summary>
    public const string MagnitudeL2 = "MagnitudeL2";

    /// <summary>
    /// One channel from three or four channels of bytes, red first: <c>(19595 R + 38470 G + 7471 B + 32768) >> 16</c>. A fourth channel, alpha, is left out.
    /// </summary>
    public const string Grayscale = "Grayscale";

    /// <summary>As <see cref="Grayscale"/>, of pixels whose first channel is blue: BGR or BGRA.</summary>
    public const string GrayscaleBgr = "GrayscaleBgr";
}

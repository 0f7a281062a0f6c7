namespace KernelGen.Samples.Pictures;

/// <summary>What the PNG reader and writer share (PNG specification, third edition).</summary>
internal static class PngFormat
{
    public const int ColorGray = 0;
    public const int ColorRgb = 2;
    public const int ColorPalette = 3;
    public const int ColorGrayAlpha = 4;
    public const int ColorRgba = 6;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The predictor of filter type 4: whichever of left, above and upper left is nearest to left + above - upper left.</summary>
    public static int Paeth(int left, int above, int upperLeft)
    {
        int guess = left + above - upperLeft;
        int toLeft = Math.Abs(guess - left);
        int toAbove = Math.Abs(guess - above);
        int toUpperLeft = Math.Abs(guess - upperLeft);
        if (toLeft <= toAbove && toLeft <= toUpperLeft) return left;
        return toAbove <= toUpperLeft ? above : upperLeft;
    }
}

namespace KernelGen.Samples.LeNet;

/// <summary>What a pixel is worth to LeNet-5: background -0.1 and ink 1.175, so that the mean is near 0 and the variance near 1 (LeCun and others, 1998).</summary>
internal static class DigitScale
{
    /// <summary>Rows and columns of LeNet-5's input.</summary>
    public const int Size = 32;

    /// <summary>A pixel without ink.</summary>
    public const float Background = -0.1f;

    /// <summary>A pixel full of ink.</summary>
    public const float Ink = 1.175f;

    /// <summary>The value of a pixel with a share of ink, from 0 to 1.</summary>
    public static float Of(float ink) => Background + (ink * (Ink - Background));
}

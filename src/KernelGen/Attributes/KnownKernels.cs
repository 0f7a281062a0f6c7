namespace KernelGen;

/// <summary>Well-known 3×3 kernels, as text for <see cref="ImageKernelAttribute"/>.</summary>
public static class KnownKernels
{
    /// <summary>A soft blur; use it with <c>Divisor = 16</c>.</summary>
    public const string Blur = "1 2 1; 2 4 2; 1 2 1";

    /// <summary>Answers to edges that are brighter below.</summary>
    public const string BottomSobel = "-1 -2 -1; 0 0 0; 1 2 1";

    /// <summary>Gives the impression of depth, lit along the diagonal.</summary>
    public const string Emboss = "-2 -1 0; -1 1 1; 0 1 2";

    /// <summary>Leaves the image as it is.</summary>
    public const string Identity = "0 0 0; 0 1 0; 0 0 0";

    /// <summary>Answers to edges that are brighter on the left.</summary>
    public const string LeftSobel = "1 0 -1; 2 0 -2; 1 0 -1";

    /// <summary>Shows where a pixel differs from its eight neighbours.</summary>
    public const string Outline = "-1 -1 -1; -1 8 -1; -1 -1 -1";

    /// <summary>Answers to edges that are brighter on the right.</summary>
    public const string RightSobel = "-1 0 1; -2 0 2; -1 0 1";

    /// <summary>Strengthens the difference to the four nearest neighbours.</summary>
    public const string Sharpen = "0 -1 0; -1 5 -1; 0 -1 0";

    /// <summary>Answers to edges that are brighter above.</summary>
    public const string TopSobel = "1 2 1; 0 0 0; -1 -2 -1";
}

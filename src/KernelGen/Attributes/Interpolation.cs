namespace KernelGen;

/// <summary>Where an enlarged image takes its values from.</summary>
public enum Interpolation
{
    /// <summary>The cell that the place is in.</summary>
    Nearest,

    /// <summary>The four cells around the place, each the more the nearer it is.</summary>
    Bilinear,
}

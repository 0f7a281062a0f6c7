namespace KernelGen.Samples.Pictures;

/// <summary>The colours of the sheets: light text on a dark ground, so that the pictures stand out.</summary>
internal static class Palette
{
    public static readonly Color Ground = new(24, 26, 33);
    public static readonly Color Card = new(36, 39, 49);
    public static readonly Color Line = new(66, 71, 86);
    public static readonly Color Title = new(240, 242, 248);
    public static readonly Color Muted = new(158, 166, 186);
    public static readonly Color Accent = new(255, 196, 94);
}

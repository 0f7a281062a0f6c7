using System.Globalization;

namespace KernelGen.Tool.Printing;

/// <summary>Numbers as C# has them.</summary>
internal static class Numbers
{
    /// <summary>A whole number.</summary>
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest number that is the same float.</summary>
    public static string Text(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('E')
        ? value.ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal)
        : text;
}

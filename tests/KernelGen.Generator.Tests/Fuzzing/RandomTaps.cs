using System.Globalization;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>The text of a kernel's taps: most of them right.</summary>
internal static class RandomTaps
{
    private static readonly string[] s_wrong =
        ["", " ", ";", "1 2; 3", "x", "1/0", "1//2", "1e", "--1", "1,,2", "NaN", "1 2 3 4 5 6 7 8 9 0x1", "1;;1", "٣", "1\0", "½", "1e999", "1e-999", "99999999999999999999999999999999", "1/3/5", "+", "1 +1", "; 1", "1 ;"];

    /// <summary>A C# expression of taps.</summary>
    public static string Any(Dice dice)
    {
        if (dice.Odd(8))
        {
            return dice.Of("KnownKernels.Blur", "KnownKernels.RightSobel", "KnownKernels.Emboss", "Row", "Row + \";\" + Row", "$\"{Row}; {Row}\"", "\"\"\"\n1 2\n3 4\n\"\"\"", "@\"1 2\n3 4\"", "nameof(Row)", "null", "default", "Missing", "3");
        }

        if (dice.Odd(6))
        {
            return $"\"{dice.Of(s_wrong).Replace("\0", "\\0", StringComparison.Ordinal)}\"";
        }

        (int height, int width) = dice.Odd(40) ? (dice.Between(1, 33), dice.Between(1, 33)) : (dice.Between(1, 4), dice.Between(1, 5));
        string comma = dice.Of(" ", " ", ",", ", ", "  "), semicolon = dice.Of("; ", ";", "\\n", " ;\\n");
        bool isWhole = !dice.OneIn(3);
        return "\"" + string.Join(semicolon, Enumerable.Range(0, height).Select(_ => string.Join(comma, Enumerable.Range(0, width).Select(_ => Tap(dice, isWhole))))) + "\"";
    }

    private static string Tap(Dice dice, bool isWhole) => isWhole || dice.OneIn(2)
        ? dice.Between(-4, 9).ToString(CultureInfo.InvariantCulture)
        : dice.Of("0.5", "-1.25", "1/9", "-2/3", "4.4e-4", "1e3", "0.333333333333", "123456789", "-0", "1e-20", ".5", "5.");
}

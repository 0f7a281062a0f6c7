using System.Text;
using KernelGen.Data;
using Spectre.Console;

namespace KernelGen.Samples.Training;

/// <summary>Draws images with characters, two rows of pixels to a line of text.</summary>
internal static class DigitArt
{
    private const int Gap = 3;

    /// <summary>Draws as many misread images side by side as the console is wide, at most six, each under a caption.</summary>
    public static void Draw(IAnsiConsole console, LabeledImages images, IReadOnlyList<Misread> misreads, ClassNames names)
    {
        if (misreads.Count == 0) return;
        (int top, int left, int height, int width) = CommonBox(images, misreads.Take(6));
        int cell = Math.Max(width, misreads.Take(6).Max(misread => Caption(misread, names).Length));
        int count = Math.Clamp((console.Profile.Width + Gap - 1) / (cell + Gap), 1, Math.Min(6, misreads.Count));
        Misread[] shown = [.. misreads.Take(count)];
        string gap = new(' ', Gap);

        console.MarkupLine(string.Join(gap, shown.Select(misread => Caption(misread, names).PadRight(cell).EscapeMarkup())).TrimEnd());
        for (int y = top; y < top + height; y += 2)
        {
            var line = new StringBuilder();
            foreach (Misread misread in shown)
            {
                if (line.Length > 0) line.Append(gap);
                ReadOnlyImageView<byte> image = images.Image(misread.Index);
                for (int x = left; x < left + width; x++)
                    AppendPixels(line, console.Profile.Capabilities, image.Row(y)[x], y + 1 < image.Height ? image.Row(y + 1)[x] : 0);
                line.Append(' ', cell - width);
            }

            console.MarkupLine(line.ToString());
        }
    }

    private static string Caption(Misread misread, ClassNames names) => $"{names[misread.Actual]} read as {names[misread.Predicted]}";

    private static void AppendPixels(StringBuilder line, IReadOnlyCapabilities capabilities, int upper, int lower)
    {
        if (capabilities is { Unicode: true, ColorSystem: ColorSystem.TrueColor or ColorSystem.EightBit })
            line.Append($"[rgb({upper},{upper},{upper}) on rgb({lower},{lower},{lower})]▀[/]");
        else
            line.Append((capabilities.Unicode ? " ░▒▓█" : " .:+#")[(upper + lower + 63) / 128]);
    }

    // The smallest rectangle that holds the ink of all of them.
    private static (int Top, int Left, int Height, int Width) CommonBox(LabeledImages images, IEnumerable<Misread> misreads)
    {
        (int top, int left, int bottom, int right) = (images.Height, images.Width, -1, -1);
        foreach (Misread misread in misreads)
        {
            ReadOnlyImageView<byte> image = images.Image(misread.Index);
            for (int y = 0; y < image.Height; y++)
            {
                for (int x = 0; x < image.Width; x++)
                {
                    if (image.Row(y)[x] < 32) continue;
                    (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
                    (left, right) = (Math.Min(left, x), Math.Max(right, x));
                }
            }
        }

        return bottom < 0 ? (0, 0, images.Height, images.Width) : (top, left, bottom - top + 1, right - left + 1);
    }
}

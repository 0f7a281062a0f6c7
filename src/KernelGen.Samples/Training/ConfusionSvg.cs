using static System.FormattableString;

namespace KernelGen.Samples.Training;

/// <summary>Draws a confusion matrix: a row for each class, a column for each that it was taken for, darker for a greater share of the row.</summary>
internal static class ConfusionSvg
{
    private const int Cell = 46;
    private const int Top = 60;
    private const int LetterWidth = 8;

    /// <summary>Draws it.</summary>
    public static string Draw(ConfusionMatrix confusion, ClassNames names, string title)
    {
        string[] rows = [.. Enumerable.Range(0, confusion.Classes).Select(k => names.AreWords ? Invariant($"{k} {names[k]}") : Invariant($"{k}"))];
        int left = 30 + (LetterWidth * rows.Max(row => row.Length));
        var svg = new Svg(left + (Cell * confusion.Classes) + 90, Top + (Cell * confusion.Classes) + 20, title);
        svg.Text(title, 20, 22);
        for (int actual = 0; actual < confusion.Classes; actual++)
        {
            double middle = Top + (Cell * actual) + (Cell / 2.0) + 4;
            svg.Text(rows[actual], left - 8, middle, "end");
            svg.Text(Invariant($"{actual}"), left + (Cell * actual) + (Cell / 2.0), Top - 8, "middle");
            int total = Enumerable.Range(0, confusion.Classes).Sum(predicted => confusion[actual, predicted]);
            for (int predicted = 0; predicted < confusion.Classes; predicted++)
            {
                int count = confusion[actual, predicted];
                double share = total == 0 ? 0 : (double)count / total;
                svg.Rectangle(left + (Cell * predicted), Top + (Cell * actual), Cell - 1, Cell - 1, Shade(share, actual == predicted));
                if (count > 0)
                    svg.Text(Invariant($"{count}"), left + (Cell * predicted) + (Cell / 2.0), middle, "middle", share > 0.5 ? "#ffffff" : "#222222");
            }

            string recall = total == 0 ? "-" : Invariant($"{100.0 * confusion[actual, actual] / total:F1} %");
            svg.Text(recall, left + (Cell * confusion.Classes) + 10, middle);
        }

        return svg.ToString();
    }

    // The root makes the few that were mistaken visible.
    private static string Shade(double share, bool right)
    {
        int level = (int)Math.Round(255 - (200 * Math.Sqrt(share)));
        return right ? Invariant($"#{level:x2}{255 - ((255 - level) / 2):x2}{level:x2}") : Invariant($"#ff{level:x2}{level:x2}");
    }
}

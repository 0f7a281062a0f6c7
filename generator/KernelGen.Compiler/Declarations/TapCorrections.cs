using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Declarations;

/// <summary>What the text of a kernel could be instead. Entries are never invented, but for zeros, and none is lost.</summary>
internal static class TapCorrections
{
    private static readonly char[] s_ends = [';', '\n', '\r'];

    /// <summary>Rows of one length for a text whose rows differ: short ones filled up with zeros, or the entries cut into rows anew.</summary>
    /// <param name="option">The argument.</param>
    /// <param name="text">Its text, every entry of which is a number.</param>
    public static IEnumerable<Correction> Rectangle(string option, string text)
    {
        (int Start, int End)[] rows = [.. Rows(text)];
        string[][] entries = [.. rows.Select(r => TapText.Entries(text.Substring(r.Start, r.End - r.Start)).ToArray())];
        int width = entries.Max(e => e.Length);
        string[] all = [.. entries.SelectMany(e => e)];
        int height = all.Length % rows.Length == 0 ? rows.Length : (int)Math.Round(Math.Sqrt(all.Length));
        if (all.Length == height * (all.Length / height))
        {
            yield return Text($"Divide the {all.Length} entries into {height} rows of {all.Length / height}", option, Divided(text, all, all.Length / height));
        }

        if (width <= ImageKernelLimits.Side)
        {
            yield return Text(FormattableString.Invariant($"Fill up with zeros: {rows.Length} rows of {width}"), option, Filled(text, rows, entries, width));
        }
    }

    /// <summary>A column and a row instead of their product.</summary>
    public static Correction Separate(TapFactors factors) => new(
        $"Write the taps as the column '{factors.Column}' times the row '{factors.Row}'",
        Correction.Of(
            new CorrectedArgument("taps", null, IsText: true), new CorrectedArgument("Column", factors.Column, IsText: true),
            new CorrectedArgument("Row", factors.Row, IsText: true)));

    /// <summary>Either the taps or their factors, of which one may be missing.</summary>
    public static IEnumerable<Correction> OneOf(string[] factors)
    {
        yield return new($"Remove {string.Join(" and ", factors)}", Correction.Of(factors.Select(f => new CorrectedArgument(f, null))));
        if (factors.Length == 2)
        {
            yield return new("Remove the taps", Correction.Of(new CorrectedArgument("taps", null)));
        }
    }

    private static Correction Text(FormattableString title, string option, string text) => Text(FormattableString.Invariant(title), option, text);

    private static Correction Text(string title, string option, string text) =>
        new(title, Correction.Of(new CorrectedArgument(option, text, IsText: true)));

    /// <summary>Where the rows that have entries begin and end.</summary>
    private static IEnumerable<(int Start, int End)> Rows(string text)
    {
        for (int start = 0; start <= text.Length;)
        {
            int end = text.IndexOfAny(s_ends, start);
            end = end < 0 ? text.Length : end;
            if (!string.IsNullOrWhiteSpace(text.Substring(start, end - start)))
            {
                yield return (start, end);
            }

            start = end + 1;
        }
    }

    private static string Filled(string text, (int Start, int End)[] rows, string[][] entries, int width)
    {
        for (int i = rows.Length - 1; i >= 0; i--)
        {
            string row = text.Substring(rows[i].Start, rows[i].End - rows[i].Start).TrimEnd();
            string zero = row.EndsWith(",", StringComparison.Ordinal) ? " 0," : row.Contains(',') ? ", 0" : " 0";
            text = text.Insert(rows[i].Start + row.Length, string.Concat(Enumerable.Repeat(zero, width - entries[i].Length)));
        }

        return text;
    }

    private static string Divided(string text, string[] entries, int width)
    {
        string between = text.Contains(',') ? ", " : " ";
        string end = text.Contains("\r\n") ? "\r\n" : text.Contains('\n') ? "\n" : "; ";
        return string.Join(end, Enumerable.Range(0, entries.Length / width).Select(y => string.Join(between, entries.Skip(y * width).Take(width))));
    }
}

namespace KernelGen.Compiler.Declarations;

/// <summary>Why the text of a kernel cannot be read.</summary>
internal enum TapErrorKind
{
    None,

    /// <summary>There is no entry.</summary>
    Empty,

    /// <summary>An entry is not a number, or too long.</summary>
    BadEntry,

    /// <summary>The rows have different lengths.</summary>
    NotRectangular,
}

/// <summary>The text of a kernel, read.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Taps">The entries, row by row.</param>
/// <param name="Error">What is wrong; the other values mean nothing then.</param>
/// <param name="Entry">For a bad entry, its text.</param>
/// <param name="Counts">For different rows, the number of entries in each.</param>
/// <param name="Row">The row at fault, from 1.</param>
/// <param name="Column">The column at fault, from 1.</param>
internal sealed record TapText(
    int Height,
    int Width,
    EquatableArray<Rational> Taps,
    TapErrorKind Error = TapErrorKind.None,
    string Entry = "",
    string Counts = "",
    int Row = 0,
    int Column = 0)
{
    /// <summary>
    /// Reads rows that are separated by <c>;</c> or line ends, with entries separated by blanks or commas. Blank rows do not count,
    /// so that raw strings and a final <c>;</c> can be used.
    /// </summary>
    public static TapText Parse(string? text)
    {
        var taps = new List<Rational>();
        var counts = new List<int>();
        foreach (string row in (text ?? "").Split(';', '\n', '\r'))
        {
            if (string.IsNullOrWhiteSpace(row))
            {
                continue;
            }

            int before = taps.Count;
            foreach (string entry in Entries(row))
            {
                if (!RationalText.TryParse(entry, out Rational tap))
                {
                    return new TapText(
                        0, 0, default, TapErrorKind.BadEntry, entry, Row: counts.Count + 1, Column: taps.Count - before + 1);
                }

                taps.Add(tap);
            }

            counts.Add(taps.Count - before);
        }

        if (taps.Count == 0)
        {
            return new TapText(0, 0, default, TapErrorKind.Empty);
        }

        int odd = counts.FindIndex(c => c != counts[0]);
        return odd < 0
            ? new TapText(counts.Count, counts[0], taps.ToEquatableArray())
            : new TapText(0, 0, default, TapErrorKind.NotRectangular, Counts: string.Join(", ", counts), Row: odd + 1);
    }

    /// <summary>Splits a row. A comma may close it, as in code; two commas in a row leave an empty entry, which is an error.</summary>
    public static IEnumerable<string> Entries(string row)
    {
        string trimmed = row.Trim();
        string[] parts = (trimmed.EndsWith(",", StringComparison.Ordinal) ? trimmed.Substring(0, trimmed.Length - 1) : trimmed)
            .Split(',');
        foreach (string part in parts)
        {
            string[] entries = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (entries.Length == 0)
            {
                yield return "";
            }

            foreach (string entry in entries)
            {
                yield return entry;
            }
        }
    }
}

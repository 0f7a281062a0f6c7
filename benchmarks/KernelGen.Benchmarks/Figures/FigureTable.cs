using System.Globalization;
using System.Text;
using KernelGen.Benchmarks.Machine;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Figures;

/// <summary>A row of a table: what was measured.</summary>
/// <param name="Title">What the row calls it.</param>
/// <param name="Case">The case.</param>
/// <param name="Against">For tables of one column a processor: the variants whose ratios follow the time.</param>
internal sealed record FigureRow(string Title, string Case, params string[] Against)
{
    /// <summary>Threads of the case.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>A table of a page, which is written from all files of results.</summary>
/// <param name="Name">The name between the marks.</param>
/// <param name="Rows">The rows.</param>
internal abstract record FigureTable(string Name, IReadOnlyList<FigureRow> Rows)
{
    private const string None = "–";

    /// <summary>The lines of the table as Markdown, each with a line feed.</summary>
    /// <param name="results">All files.</param>
    public abstract string Write(IReadOnlyList<SavedResults> results);

    /// <summary>The rows that no file has with a use of vectors that the table shows.</summary>
    public IEnumerable<FigureRow> Missing(IReadOnlyList<SavedResults> results) =>
        Rows.Where(row => !results.Any(file => Shown(file).Any(vectors => Find(file, vectors.Use, row) is not null)));

    /// <summary>The uses of vectors that the table shows of a file.</summary>
    protected abstract IEnumerable<SavedVectors> Shown(SavedResults file);

    /// <summary>The entry of a row, or null.</summary>
    protected static SavedCase? Find(SavedResults file, VectorUse vectors, FigureRow row) =>
        file.Cases.FirstOrDefault(c => c.Key == (row.Case, vectors, row.Threads));

    /// <summary>How the library behind a variant is called.</summary>
    protected static string Library(string variant) => variant switch
    {
        LoopVariants.Generic => "plain loops",
        "onnxruntime" => "ONNX Runtime",
        "pytorch" => "PyTorch",
        "onednn" => "oneDNN",
        "opencv" => "OpenCV `filter2D`",
        "opencv-own" => "OpenCV's own function",
        "imagesharp" => "ImageSharp",
        _ => variant,
    };

    /// <summary>A time in the unit that leaves one to three digits before the point, with three digits in all.</summary>
    protected static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Digits(nanoseconds) + " ns",
        < 1e6 => Digits(nanoseconds / 1e3) + " µs",
        < 1e9 => Digits(nanoseconds / 1e6) + " ms",
        _ => Digits(nanoseconds / 1e9) + " s",
    };

    /// <summary>How many times as long as <c>generated</c> a variant takes; a dash where it was not timed.</summary>
    protected static string Ratio(SavedCase entry, string variant) =>
        entry.Variants.TryGetValue(variant, out SavedVariant? timed) ? Digits(timed.ToGenerated) + " ×" : None;

    /// <summary>A dash if there is no such entry, else what the function makes of it.</summary>
    protected static string OrNone(SavedCase? entry, Func<SavedCase, string> text) => entry is null ? None : text(entry);

    /// <summary>Writes words in lines of the length that the pages keep.</summary>
    protected static void Paragraph(StringBuilder text, string words, string indent = "")
    {
        const int Columns = 119;
        int column = 0;
        foreach (string word in words.Split(' '))
        {
            if (column > 0)
            {
                bool fits = column + 1 + word.Length <= Columns;
                text.Append(fits ? " " : "\n" + indent);
                column = fits ? column + 1 : indent.Length;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }

    /// <summary>What the figures of a processor were made with: vectors, peak, versions and days.</summary>
    protected string Conditions(SavedResults file, SavedVectors vectors)
    {
        SavedCase[] entries = [.. Rows.Select(row => Find(file, vectors.Use, row)).OfType<SavedCase>()];
        IEnumerable<string> libraries = entries.SelectMany(e => e.Variants).Where(v => v.Value.Version is not null)
            .Select(v => $"{Library(v.Key.Split('-')[0]).Split(' ')[0].Replace("ONNX", "ONNX Runtime", StringComparison.Ordinal)} {v.Value.Version}")
            .Distinct().Order(StringComparer.Ordinal);
        IEnumerable<string> days = entries.Select(e => e.Date).Distinct().Order(StringComparer.Ordinal);
        string[] parts =
        [
            vectors.Use.ToString(),
            FormattableString.Invariant($"{vectors.PeakGflops:F0} GFLOP/s and {vectors.CopyGigabytesPerSecond:F1} GB/s of one core"),
            .. entries.Select(e => ".NET " + e.DotNet).Distinct().Order(StringComparer.Ordinal),
            .. libraries,
            string.Join(" to ", days.Take(1).Concat(days.Skip(1).TakeLast(1))),
        ];
        return string.Join(", ", parts);
    }

    /// <summary>A line of a Markdown table.</summary>
    protected static void Line(StringBuilder text, params IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Digits(double value) => value switch
    {
        >= 99.95 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 9.995 => value.ToString("F1", CultureInfo.InvariantCulture),
        _ => value.ToString("F2", CultureInfo.InvariantCulture),
    };
}

using System.Text;
using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Figures;

/// <summary>One table for each processor and use of vectors: the time, its share of the peak, then each peer's time and ratio.</summary>
/// <param name="Name">The name between the marks.</param>
/// <param name="Peers">The variants that have a column.</param>
/// <param name="Rows">The rows.</param>
internal sealed record DetailTable(string Name, IReadOnlyList<string> Peers, IReadOnlyList<FigureRow> Rows) : FigureTable(Name, Rows)
{
    /// <summary>Whether shares of the peak have a column.</summary>
    public bool ShowShare { get; init; }

    public override string Write(IReadOnlyList<SavedResults> results)
    {
        var text = new StringBuilder();
        foreach ((SavedResults file, SavedVectors vectors) in results.SelectMany(file => Shown(file).Select(vectors => (file, vectors))))
        {
            text.Append(text.Length == 0 ? "" : "\n");
            Paragraph(text, $"**{file.Processor.Title}**, {Conditions(file, vectors)}:");
            text.Append('\n');
            string[] heads = ["what", "generated", .. ShowShare ? ["share of peak"] : Array.Empty<string>(), .. Peers.Select(Library)];
            Line(text, heads);
            Line(text, heads.Select(_ => "---"));
            foreach (FigureRow row in Rows)
            {
                SavedCase? entry = Find(file, vectors.Use, row);
                IEnumerable<string> share = ShowShare ? [OrNone(entry, e => Share(e.Variants[ComparisonRun.Baseline]))] : [];
                Line(text, [row.Title, OrNone(entry, e => Time(e.Variants[ComparisonRun.Baseline].MedianNs)), .. share, .. Peers.Select(peer => OrNone(entry, e => Peer(e, peer)))]);
            }
        }

        return text.ToString();
    }

    protected override IEnumerable<SavedVectors> Shown(SavedResults file) => file.Vectors.Where(vectors => Rows.Any(row => Find(file, vectors.Use, row) is not null));

    private static string Peer(SavedCase entry, string variant) =>
        entry.Variants.TryGetValue(variant, out SavedVariant? timed) ? $"{Time(timed.MedianNs)} ({Ratio(entry, variant)})" : Ratio(entry, variant);

    // By its own multiplications where it saves some: more than all of the peak would say nothing.
    private static string Share(SavedVariant variant) => (variant.OwnPeakShare ?? variant.PeakShare) is { } share
        ? FormattableString.Invariant($"{100 * share:F0} %{(variant.Algorithm is { } name ? ", " + name : "")}")
        : "–";
}

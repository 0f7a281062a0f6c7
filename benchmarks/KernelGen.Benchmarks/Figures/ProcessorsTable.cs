using System.Text;
using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Figures;

/// <summary>One column a processor: the time, then how many times as long each of the row's peers takes.</summary>
internal sealed record ProcessorsTable(string Name, IReadOnlyList<FigureRow> Rows) : FigureTable(Name, Rows)
{
    public override string Write(IReadOnlyList<SavedResults> results)
    {
        var text = new StringBuilder();
        Line(text, ["what", .. results.Select(file => file.Processor.Title), "ratios to"]);
        Line(text, Enumerable.Repeat("---", results.Count + 2));
        foreach (FigureRow row in Rows)
        {
            IEnumerable<string> cells = results.Select(file => OrNone(Find(file, Shown(file).First().Use, row), entry =>
                $"{Time(entry.Variants[ComparisonRun.Baseline].MedianNs)}; {string.Join(", ", row.Against.Select(variant => Ratio(entry, variant)))}"));
            Line(text, [row.Title, .. cells, string.Join(", ", row.Against.Select(Library))]);
        }

        text.Append('\n');
        foreach (SavedResults file in results)
            Paragraph(text, $"- {file.Processor.Title}: {Conditions(file, Shown(file).First())}", indent: "  ");
        return text.ToString();
    }

    // The widest vectors: what a process does unless told otherwise.
    protected override IEnumerable<SavedVectors> Shown(SavedResults file) =>
        file.Vectors.OrderByDescending(v => v.Bits).ThenBy(v => v.Instructions, StringComparer.Ordinal).Take(1);
}

using KernelGen.Benchmarks.Figures;
using KernelGen.Benchmarks.Machine;

namespace KernelGen.Benchmarks.Tests;

/// <summary>The verb <c>tables</c>: pages from files of results.</summary>
public sealed class FigureTableTests
{
    private static readonly SavedVectors Wide = new(512, "AVX-512", 138.4, 19.26), Narrow = new(256, "AVX2", 70, 19);

    private static readonly SavedResults
        One = new(new("GenuineIntel", 6, 85, "Intel(R) One"), 2, [Wide, Narrow],
        [
            Case("a", Wide, ("generated", 1000, 1, null), ("onnxruntime", 2500, 2.5, "1.31.1"), ("generic", 360_000, 360, null)),
            Case("a", Narrow, ("generated", 1500, 1, null), ("onnxruntime", 2500, 1.667, "1.31.1")),
            Case("b", Wide, ("generated", 12_345_678, 1, null)),
        ]),
        Two = new(new("AuthenticAMD", 26, 2, "AMD Two"), 4, [Narrow], [Case("a", Narrow, ("generated", 800, 1, null), ("onnxruntime", 1992, 2.49, "1.30.0"))]);

    private static readonly FigureTable
        Short = new ProcessorsTable("short", [new("first", "a", "onnxruntime", "generic"), new("second", "b", "pytorch")]),
        Long = new DetailTable("long", ["onnxruntime"], [new("first", "a"), new("second", "b")]) { ShowShare = true };

    [Fact]
    public void OneColumnAProcessor() => Assert.Equal(
        """
        | what | Intel One (family 6 model 85) | AMD Two (family 26 model 2) | ratios to |
        | --- | --- | --- | --- |
        | first | 1.00 µs; 2.50 ×, 360 × | 800 ns; 2.49 ×, – | ONNX Runtime, plain loops |
        | second | 12.3 ms; – | – | PyTorch |

        - Intel One (family 6 model 85): 512-bit vectors (AVX-512), 138 GFLOP/s and 19.3 GB/s of one core, .NET 10.0.1, ONNX
          Runtime 1.31.1, 2026-01-31
        - AMD Two (family 26 model 2): 256-bit vectors (AVX2), 70 GFLOP/s and 19.0 GB/s of one core, .NET 10.0.1, ONNX Runtime
          1.30.0, 2026-01-31

        """,
        Short.Write([One, Two]));

    [Fact]
    public void OneTableForEachProcessorAndUseOfVectors() => Assert.Equal(
        """
        **Intel One (family 6 model 85)**, 512-bit vectors (AVX-512), 138 GFLOP/s and 19.3 GB/s of one core, .NET 10.0.1, ONNX
        Runtime 1.31.1, 2026-01-31:

        | what | generated | share of peak | ONNX Runtime |
        | --- | --- | --- | --- |
        | first | 1.00 µs | 60 %, Winograd | 2.50 µs (2.50 ×) |
        | second | 12.3 ms | 60 %, Winograd | – |

        **Intel One (family 6 model 85)**, 256-bit vectors (AVX2), 70 GFLOP/s and 19.0 GB/s of one core, .NET 10.0.1, ONNX
        Runtime 1.31.1, 2026-01-31:

        | what | generated | share of peak | ONNX Runtime |
        | --- | --- | --- | --- |
        | first | 1.50 µs | 60 %, Winograd | 2.50 µs (1.67 ×) |
        | second | – | – | – |

        """,
        Long.Write([One with { }]));

    [Fact]
    public void TheTextBesideTheMarksIsKept()
    {
        const string Page = "before\n<!-- results:short -->\nold\n<!-- /results -->\nbetween\n<!-- results:long -->\n<!-- /results -->\nafter\n";
        string[] parts = ["before\n<!-- results:short -->\n", "<!-- /results -->\nbetween\n<!-- results:long -->\n", "<!-- /results -->\nafter\n"];
        string written = Rewrite(Page, One, Two);
        Assert.Equal(parts[0] + Short.Write([One, Two]) + parts[1] + Long.Write([One, Two]) + parts[2], written);
        Assert.Equal(written, Rewrite(written, One, Two));
    }

    [Fact]
    public void ATableThatNoFileFillsIsRefused()
    {
        Assert.Contains("--save --filter 'b'", Assert.Throws<InvalidDataException>(() => Rewrite("<!-- results:short -->\n<!-- /results -->\n", Two)).Message);
        Assert.Contains("--filter 'a,b'", Assert.Throws<InvalidDataException>(() => Rewrite("<!-- results:long -->\n<!-- /results -->\n")).Message);
    }

    [Fact]
    public void AMarkWithoutATableOrAnEndIsRefused()
    {
        Assert.Contains("no table 'other'", Assert.Throws<InvalidDataException>(() => Rewrite("<!-- results:other -->\n<!-- /results -->\n", One)).Message);
        Assert.Contains("has no '<!-- /results -->'", Assert.Throws<InvalidDataException>(() => Rewrite("<!-- results:short -->\n", One)).Message);
        Assert.Contains("has no '<!-- /results -->'", Assert.Throws<InvalidDataException>(
            () => Rewrite("<!-- results:short -->\n<!-- results:long -->\n<!-- /results -->\n", One)).Message);
    }

    [Fact]
    public void NothingIsWrittenIfAPageCannotBe()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "docs"));
            foreach (string page in TableCatalogue.Pages)
                File.WriteAllText(Path.Combine(folder, page), "<!-- results:headline -->\n<!-- /results -->\n");
            var errors = new StringWriter();
            Assert.Equal(2, TablesCommand.Run(Path.Combine(folder, "none"), folder, TextWriter.Null, errors));
            Assert.Contains("README.md: no file has what the table 'headline' asks for", errors.ToString());
            Assert.All(TableCatalogue.Pages, page => Assert.Equal("<!-- results:headline -->\n<!-- /results -->\n", File.ReadAllText(Path.Combine(folder, page))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ThePagesAreWhatTheVerbWrites()
    {
        IReadOnlyList<SavedResults> results = ResultsFile.ReadAll(ResultsFile.DefaultFolder);
        foreach (string page in TableCatalogue.Pages)
        {
            string text = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), page));
            Assert.Contains("<!-- results:", text);
            Assert.Equal(TablesCommand.Rewrite(page, text, TableCatalogue.All, results), text);
        }
    }

    [Fact]
    public void TablesAskForCasesThatThereAre()
    {
        Assert.Distinct(TableCatalogue.All.Select(table => table.Name));
        Assert.All(TableCatalogue.All.SelectMany(table => table.Rows), row => Assert.Contains(Cases.CaseCatalogue.All, c => c.Name == row.Case));
    }

    private static string Rewrite(string page, params SavedResults[] results) => TablesCommand.Rewrite("page", page, [Short, Long], results);

    private static SavedCase Case(string name, SavedVectors vectors, params (string Name, double MedianNs, double Ratio, string? Version)[] variants)
    {
        var timed = new OrderedDictionary<string, SavedVariant>();
        foreach ((string variant, double median, double ratio, string? version) in variants)
            timed[variant] = new SavedVariant(median, median, ratio, 1.2, "Winograd", 0.6, 0, version);
        return new SavedCase(name, vectors.Bits, vectors.Instructions, 1, "2026-01-31", "10.0.1", 500, timed);
    }
}

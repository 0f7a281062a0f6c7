using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Figures;
using KernelGen.Benchmarks.Machine;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Tests;

/// <summary>What <c>compare --save</c> writes, and what it keeps.</summary>
public sealed class SavedResultsTests : IDisposable
{
    private static readonly ProcessorIdentity Processor = new("GenuineIntel", 6, 85, "Intel(R) Xeon(R) Processor @ 2.50GHz");
    private static readonly RunOrigin Wide = new(Processor, 2, new VectorUse(512, "AVX-512"), "10.0.1", "2026-01-31");
    private static readonly RunOrigin Narrow = Wide with { Vectors = new VectorUse(256, "AVX2"), Date = "2026-02-01" };
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly StringWriter _errors = new();

    private string FilePath => Path.Combine(_folder, Processor.FileName);

    [Fact]
    public void ARunReplacesOnlyTheCasesThatItRan()
    {
        Assert.Equal(0, Run(Wide, null, Case("a", 1000), Case("b", 2000)));
        Assert.Equal(0, Run(Wide with { Date = "2026-03-01" }, "b", Case("a", 7000), Case("b", 3000)));
        SavedResults saved = ResultsFile.Read(FilePath);
        Assert.Equal([("a", "2026-01-31", 1000), ("b", "2026-03-01", 3000)], saved.Cases.Select(c => (c.Name, c.Date, c.Variants["generated"].MedianNs)));
        Assert.Equal((Processor, 2), (saved.Processor, saved.Cores));
    }

    [Fact]
    public void OtherVectorsAndThreadsStandBesideTheOrdinaryRun()
    {
        Run(Wide, null, Case("a", 1000));
        Run(Narrow, null, Case("a", 1500));
        Run(Wide with { Vectors = new VectorUse(256, "AVX-512") }, null, Case("a", 1400));
        Run(Wide, null, Case("a", 600) with { FixedThreads = null, Threaded = true }, threads: 2);
        SavedResults saved = ResultsFile.Read(FilePath);
        Assert.Equal(
            [(512, "AVX-512", 1, 1000), (512, "AVX-512", 2, 600), (256, "AVX-512", 1, 1400), (256, "AVX2", 1, 1500)],
            saved.Cases.Select(c => (c.VectorBits, c.Instructions, c.Threads, c.Variants["generated"].MedianNs)));
        Assert.Equal([512, 256, 256], saved.Vectors.Select(v => v.Bits));
    }

    [Fact]
    public void AllThatWasMeasuredIsInTheFile()
    {
        var slow = new FakeVariant("opencv", [1, 2, 3.9f], 2500);
        Run(Wide, null, new Case("a", 500, new Tolerance(0.2, 0), _ => [new FakeVariant("generic", [1, 2, 4], 4000), new FakeVariant("generated", [1, 2, 4]), slow]));
        SavedCase saved = Assert.Single(ResultsFile.Read(FilePath).Cases);
        Assert.Equal(("a", 512, 1, "10.0.1", 500), (saved.Name, saved.VectorBits, saved.Threads, saved.DotNet, saved.Flops));
        Assert.Equal(["generic", "generated", "opencv"], saved.Variants.Keys);
        Assert.Equal(2.5, saved.Variants["opencv"].ToGenerated);
        Assert.Equal(0.025, saved.Variants["opencv"].LargestError!.Value, 3);
        Assert.Equal((null, 0.0), (saved.Variants["generic"].LargestError, saved.Variants["generated"].LargestError));
        Assert.Equal(500 / 2500.0 / saved.PeakGflops!.Value, saved.Variants["opencv"].PeakShare!.Value, tolerance: 1e-4);
    }

    [Fact]
    public void WhatWasNotTimedIsNamedAndAFailedCaseKeepsItsOldFigures()
    {
        Run(Wide, null, Case("a", 1000), Case("b", 2000));
        Assert.Equal(1, Run(Wide, null, Failing("a", "generated"), Failing("b", "opencv")));
        SavedResults saved = ResultsFile.Read(FilePath);
        Assert.Equal(1000, saved.Cases[0].Variants["generated"].MedianNs);
        Assert.Contains("differs in 1 of 1", saved.Cases[1].Failures!["opencv"]);
        Assert.False(saved.Cases[1].Variants.ContainsKey("opencv"));

        static Case Failing(string name, string wrong) => new(name, 500, Tolerance.Exact, _ =>
            [new FakeVariant("generic", [1]), .. new[] { "generated", "opencv" }.Select(v => new FakeVariant(v, [v == wrong ? 2 : 1]))]);
    }

    [Theory]
    [InlineData("{ \"processor\": ")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"cores\": 2 }")]
    [InlineData("{ \"processor\": { \"vendor\": \"v\", \"family\": 1, \"model\": 1, \"name\": \"n\" }, \"cores\": 2, \"vectors\": [], \"cases\": [ { } ] }")]
    public void ADamagedFileIsAnErrorAndIsLeftAsItIs(string damaged)
    {
        File.WriteAllText(FilePath, damaged);
        var variant = new FakeVariant("generated", [1]);
        Assert.Equal(2, Run(Wide, null, new Case("a", 500, Tolerance.Exact, _ => [new FakeVariant("generic", [1]), variant])));
        Assert.Contains($"{FilePath} is not a file of results, and is left as it is", _errors.ToString());
        Assert.Equal(0, variant.Runs);
        Assert.Equal(damaged, File.ReadAllText(FilePath));
    }

    [Fact]
    public void AnotherProcessorsFileIsNotWrittenTo()
    {
        Run(Wide, null, Case("a", 1000));
        string text = File.ReadAllText(FilePath);
        File.WriteAllText(FilePath, text.Replace("\"model\": 85", "\"model\": 86", StringComparison.Ordinal));
        Assert.Equal(2, Run(Wide, null, Case("a", 2000)));
        Assert.Contains("another processor", _errors.ToString());
        Assert.Contains("\"model\": 86", File.ReadAllText(FilePath));
    }

    [Fact]
    public void NothingIsLeftBesideTheFile()
    {
        Run(Wide, null, Case("a", 1000), Case("b", 1000));
        Assert.Equal([FilePath], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void AShareAboveThePeakHasItsAlgorithm()
    {
        // 1 ns for a million operations is more than any processor's peak.
        Run(Wide, null, new Case("a", 1_000_000, Tolerance.Exact, _ =>
        [
            new FakeVariant("generic", [1], 1),
            new FakeVariant("generated", [1], 1) { Algorithm = new FastAlgorithm("Winograd F(4×4, 3×3)", 0.25) },
            new FakeVariant("onednn", [1], 1) { Version = "2.6", Implementation = "jit_wino" },
            new FakeVariant("pytorch", [1], 1) { Version = "1.13" },
            new FakeVariant("slow", [1], 1e9) { Version = "1", Implementation = "jit" },
        ]));
        OrderedDictionary<string, SavedVariant> variants = ResultsFile.Read(FilePath).Cases[0].Variants;
        Assert.Equal(["direct sums", "Winograd F(4×4, 3×3)", "jit_wino", "not known", null], variants.Values.Select(v => v.Algorithm));
        Assert.All(variants.Values, v => Assert.True(v.PeakShare <= 1 || v.Algorithm is not null));
        Assert.Equal(variants["generated"].PeakShare!.Value / 4, variants["generated"].OwnPeakShare!.Value, tolerance: 1e-4);
        Assert.Equal(["2.6", "1.13", "1"], variants.Values.Skip(2).Select(v => v.Version));
    }

    [Theory]
    [InlineData(0x50657, 6, 85)] // Cascade Lake
    [InlineData(0x00800F12, 23, 1)] // the first EPYC
    [InlineData(0x00B00F21, 26, 2)]
    public void FamilyAndModelAreThoseOfTheSignature(int signature, int family, int model) =>
        Assert.Equal((family, model), ProcessorIdentity.Numbers(signature));

    [Fact]
    public void TheFileIsNamedByTheProcessor()
    {
        Assert.Equal("genuineintel-6-85-intel-r-xeon-r-processor-2.50ghz.json", Processor.FileName);
        Assert.Equal("a-0-0-..-b-c.json", new ProcessorIdentity("A", 0, 0, "../b\\c: ").FileName);
        Assert.Equal("Intel Xeon Processor @ 2.50GHz (family 6 model 85)", Processor.Title);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Case Case(string name, double nanoseconds) => new(name, 500, Tolerance.Exact, _ =>
        [new FakeVariant("generic", [1]), new FakeVariant("generated", [1], nanoseconds)]);

    private int Run(RunOrigin origin, string? filter, params Case[] cases) => Run(origin, filter, cases, 1);

    private int Run(RunOrigin origin, string? filter, Case work, int threads) => Run(origin, filter, [work], threads);

    private int Run(RunOrigin origin, string? filter, Case[] cases, int threads) =>
        new CompareCommand(filter, null, threads, new RoundTimer { Rounds = 1, WarmUpNs = 0 }) { SaveFolder = _folder, Origin = origin }
            .Run(cases, TextWriter.Null, _errors, () => new MachineProfile("a processor", 512, 138, 19.2));
}

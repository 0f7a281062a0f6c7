using System.Text.Json;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Machine;

namespace KernelGen.Benchmarks.Tests;

public sealed class CompareCommandTests
{
    private static readonly RoundTimer Timer = new() { Rounds = 3, WarmUpNs = 0 };
    private static readonly MachineProfile Profile = new("a processor", 512, 138, 19.2);
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    [Fact]
    public void AgreeingVariantsAreTimedAndCompared()
    {
        int exit = Compare(Variants(new FakeVariant("generic", [1, 2], 2000), new FakeVariant("generated", [1, 2], 100)));
        Assert.Equal(0, exit);
        Assert.Contains("20.00 x", _output.ToString());
        Assert.Empty(_errors.ToString());
    }

    [Fact]
    public void AWrongVariantIsNotTimedAndFailsTheRun()
    {
        var wrong = new FakeVariant("generated", [1, 3]);
        var right = new FakeVariant("generic", [1, 2]);
        Assert.Equal(1, Compare(Variants(right, wrong)));
        Assert.Equal(0, wrong.Runs);
        Assert.NotEqual(0, right.Runs);
        Assert.Contains("generated: result 'output' differs in 1 of 2 elements", _errors.ToString());
        Assert.Contains("NOT TIMED", _output.ToString());
    }

    [Fact]
    public void AVariantWithoutAResultFailsTheRun()
    {
        var silent = new FakeVariant("pytorch", null);
        Assert.Equal(1, Compare(Variants(new FakeVariant("generic", [1]), silent)));
        Assert.Equal(0, silent.Runs);
        Assert.Contains("nothing was compared", _errors.ToString());
    }

    [Fact]
    public void AReferenceWithoutAResultFailsEveryVariant()
    {
        Assert.Equal(1, Compare(Variants(new FakeVariant("generic", null), new FakeVariant("generated", [0]))));
        Assert.Contains("proves nothing", _errors.ToString());
    }

    [Fact]
    public void AVariantThatFailsWhileTimedFailsTheRun()
    {
        var dying = new DelegateVariant(
            "pytorch", () => throw new IOException("the process ended"), () => new Dictionary<string, float[]> { ["output"] = [1] });
        Assert.Equal(1, Compare(Variants(new FakeVariant("generic", [1]), dying)));
        Assert.Contains("the process ended", _errors.ToString());
    }

    [Fact]
    public void NoMatchingCaseIsAnError()
    {
        var command = new CompareCommand("nothing/*", null, 1, Timer);
        Assert.Equal(2, command.Run([Variants(new FakeVariant("generic", [1]))], _output, _errors, () => Profile));
        Assert.Contains("nothing/*", _errors.ToString());
    }

    [Fact]
    public void TheReportHasItsShape()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Case work = Variants(new FakeVariant("generic", [1], 2000), new FakeVariant("generated", [1], 1000)) with { ShareOfPeak = true };
            Assert.Equal(0, Compare(work, new FileInfo(file)));
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            JsonElement machine = document.RootElement.GetProperty("machine");
            Assert.Equal("a processor", machine.GetProperty("cpu").GetString());
            Assert.Equal(512, machine.GetProperty("vectorBits").GetInt32());
            Assert.Equal(138, machine.GetProperty("peakGflops").GetDouble());
            Assert.Equal(19.2, machine.GetProperty("copyGigabytesPerSecond").GetDouble());
            JsonElement entry = document.RootElement.GetProperty("cases")[0];
            Assert.Equal("a/case", entry.GetProperty("name").GetString());
            Assert.Equal(1, entry.GetProperty("threads").GetInt32());
            Assert.Equal(500, entry.GetProperty("flops").GetInt64());
            Assert.True(entry.GetProperty("checked").GetBoolean());
            Assert.False(entry.TryGetProperty("failures", out _));
            JsonElement generated = entry.GetProperty("variants").GetProperty("generated");
            Assert.Equal(1000, generated.GetProperty("medianNs").GetDouble());
            Assert.Equal(1000, generated.GetProperty("minNs").GetDouble());
            double peak = entry.GetProperty("peakGflops").GetDouble();
            Assert.Equal(500.0 / 1000 / peak, generated.GetProperty("peakShare").GetDouble(), tolerance: 1e-4);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Case Variants(params IVariant[] variants) =>
        new("a/case", 500, Tolerance.Exact, _ => variants) { ShareOfPeak = false };

    private int Compare(Case work, FileInfo? json = null) =>
        new CompareCommand(null, json, 1, Timer).Run([work], _output, _errors, () => Profile);
}

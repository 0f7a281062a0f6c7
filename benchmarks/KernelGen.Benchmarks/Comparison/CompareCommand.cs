using KernelGen.Benchmarks.Machine;
using KernelGen.Benchmarks.Peers;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>The verb <c>compare</c>.</summary>
/// <param name="Filter">Globs over case names; null means all.</param>
/// <param name="JsonFile">Where the report goes, or null.</param>
/// <param name="Threads">Threads of the cases that can use more than one.</param>
/// <param name="Timer">How long everything is timed.</param>
internal sealed record CompareCommand(string? Filter, FileInfo? JsonFile, int Threads, RoundTimer Timer)
{
    /// <summary>Compares and times the selected cases; returns the exit code, which is 0 only if every variant agreed.</summary>
    public int Run(IReadOnlyList<Case> catalogue, TextWriter output, TextWriter errors, Func<MachineProfile> measureMachine)
    {
        var filter = new GlobFilter(Filter);
        Case[] selected = [.. catalogue.Where(c => filter.Matches(c.Name))];
        if (selected.Length == 0)
        {
            errors.WriteLine($"No case matches '{Filter}'. The verb 'list' prints the names.");
            return 2;
        }

        using var peers = new PeerSet(output.WriteLine);
        MachineProfile machine = measureMachine();
        var run = new ComparisonRun(new CaseContext(Threads, peers), Timer);
        var table = new ResultTable(output, selected);
        table.Header(machine, Threads);
        var results = new List<CaseResult>();
        foreach (Case work in selected)
        {
            CaseResult result = run.Run(work);
            table.Print(result);
            results.Add(result);
        }

        if (JsonFile is not null)
        {
            JsonFile.Directory?.Create();
            File.WriteAllText(JsonFile.FullName, ComparisonReport.Of(machine, results).ToJson());
        }

        return Conclude(results, errors);
    }

    private static int Conclude(List<CaseResult> results, TextWriter errors)
    {
        VariantFailure[] failures = [.. results.SelectMany(r => r.Failures)];
        if (failures.Length == 0)
            return 0;
        errors.WriteLine();
        errors.WriteLine($"FAILED: {failures.Length} variant(s) were not timed because their results were not compared or differ:");
        foreach (CaseResult result in results)
        {
            foreach (VariantFailure failure in result.Failures)
                errors.WriteLine($"  {result.Case.Name} {failure.Name}: {failure.Reason}");
        }

        return 1;
    }
}

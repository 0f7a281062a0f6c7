using KernelGen.Benchmarks.Figures;
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
    /// <summary>The folder of the files of results, to which each case is added as soon as it is done; null to save nothing.</summary>
    public string? SaveFolder { get; init; }

    /// <summary>Where the figures are made.</summary>
    public RunOrigin Origin { get; init; } = RunOrigin.Read();

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

        // A file that cannot be added to is better known before the machine has worked for an hour.
        try
        {
            if (SaveFolder is not null)
                ResultsFile.Of(SaveFolder, Origin.Processor);
        }
        catch (InvalidDataException exception)
        {
            errors.WriteLine(exception.Message);
            return 2;
        }

        KeptMemory.Here();
        using var peers = new PeerSet(output.WriteLine);
        MachineProfile machine = measureMachine();
        var run = new ComparisonRun(new CaseContext(Threads, peers), Threads > 1 ? Timer with { Settle = IdleThreads.Wait } : Timer);
        var table = new ResultTable(output, selected);
        table.Header(machine, Threads);
        var results = new List<CaseResult>();
        foreach (Case work in selected)
        {
            CaseResult result = run.Run(work);
            table.Print(result);
            results.Add(result);
            if (SaveFolder is not null)
                ResultsFile.Save(SaveFolder, SavedResults.Of(Origin, machine, [result]));
        }

        if (SaveFolder is not null)
            output.WriteLine($"\nSaved in {Path.Combine(SaveFolder, Origin.Processor.FileName)}: {results.Count(r => r.BaselineNs is not null)} of {results.Count} case(s), {Origin.Vectors}.");

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

using System.Collections.Immutable;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator;

/// <summary>The project's additional files with schedules that were measured.</summary>
internal static class TunedFiles
{
    /// <summary>All of them, read.</summary>
    public static IncrementalValueProvider<EquatableArray<TunedSchedules>> Read(IncrementalGeneratorInitializationContext context) => context.AdditionalTextsProvider
        .Where(static text => text.Path.EndsWith(TunedSchedules.Extension, StringComparison.OrdinalIgnoreCase))
        .Select(static (text, token) => TunedSchedules.Parse(text.Path, text.GetText(token)?.ToString() ?? ""))
        .Collect()
        .Select(static (files, _) => files.ToEquatableArray());

    /// <summary>A network with the schedules of all files that fit it.</summary>
    public static NetworkDeclaration Apply(NetworkDeclaration network, EquatableArray<TunedSchedules> files) =>
        files.Aggregate(network, static (tuned, file) => file.Apply(tuned));

    /// <summary>The lines that fit no layer.</summary>
    public static IEnumerable<TunedProblem> Problems(ImmutableArray<NetworkModel> models, EquatableArray<TunedSchedules> files)
    {
        // While a class has an error there is no saying what fits.
        if (files.Count == 0 || models.Any(m => m.Declaration is null))
        {
            return [];
        }

        NetworkDeclaration[] networks = [.. models.Select(m => m.Declaration!)];
        return files.SelectMany(file => file.Problems(networks).Select(problem => new TunedProblem(file.Path, problem.Line, problem.Problem)));
    }

    /// <summary>Warns of one; the compiler's own choice stays.</summary>
    public static void Report(SourceProductionContext context, TunedProblem problem)
    {
        var place = new LinePosition(problem.Line, 0);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.Of(ProblemCatalogue.MeasuredScheduleStale), Location.Create(problem.Path, default, new LinePositionSpan(place, place)),
            System.IO.Path.GetFileName(problem.Path), problem.Line + 1, problem.Text));
    }
}

/// <summary>A line of a file of measured schedules that fits no layer.</summary>
internal sealed record TunedProblem(string Path, int Line, string Text);

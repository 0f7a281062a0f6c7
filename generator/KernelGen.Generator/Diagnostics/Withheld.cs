using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// Output that is withheld. The only caller of <see cref="StubEmitter"/>: members that throw are made here, where the reason is
/// reported, so that the first cannot happen without the second.
/// </summary>
/// <param name="AnalyzersRun">
/// Whether analyzers are known to look at the finished program, where they see whether a name that is unknown here was made by another
/// generator. Where they are not, it is reported here, in case nobody else does.
/// </param>
internal sealed record Withheld(bool AnalyzersRun)
{
    /// <summary>The build's property that says so; build/KernelGen.targets sets it.</summary>
    public const string AnalyzersRunProperty = "build_property.KernelGenAnalyzersRun";

    /// <summary>Where analyzers are not asked because they see nothing that is not seen here.</summary>
    public static readonly Withheld Alone = new(false);

    /// <summary>Reads the project's options.</summary>
    public static Withheld For(AnalyzerConfigOptionsProvider options) =>
        new(options.GlobalOptions.TryGetValue(AnalyzersRunProperty, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reports why nothing is added: the compiler finds the members without a body in any case.</summary>
    public static void Nothing(SourceProductionContext context, Refusal refusal) => Report(context, "", refusal);

    /// <summary>Reports why a network is not compiled.</summary>
    /// <returns>The class with members that throw.</returns>
    public string Network(SourceProductionContext context, NetworkModel model)
    {
        Report(context, model.Type.Name, model.Refusal);
        ReportUnread(context, model.Refusal);
        return StubEmitter.EmitNetwork(model, Notes(model.Refusal));
    }

    /// <summary>Reports why the kernels of a sound network are not compiled.</summary>
    /// <returns>A file of the kernels' class with functions that throw.</returns>
    public static GeneratedFile Kernels(SourceProductionContext context, NetworkDeclaration network, Refusal refusal)
    {
        Report(context, network.Type.Name, refusal);
        return new(NetworkEmitter.EntryFile, NetworkEmitter.WriteStub(network));
    }

    /// <summary>Reports why members are not compiled.</summary>
    /// <returns>The members, throwing; null where none can be implemented.</returns>
    public string? Members(SourceProductionContext context, TypeDeclaration type, IReadOnlyList<RefusedMember> members)
    {
        foreach (RefusedMember member in members)
        {
            Report(context, type.Name, member.Refusal);
            ReportUnread(context, member.Refusal);
        }

        string[] stubs = [.. members.Select(m => m.StubMember).OfType<string>().Distinct()];
        return stubs.Length == 0 ? null : StubEmitter.Emit(type, [.. members.SelectMany(m => Notes(m.Refusal)).Distinct(), .. stubs]);
    }

    /// <summary>The reason that is a fault of this compiler.</summary>
    public static Refusal Fault(string name, Exception exception)
    {
        string where = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "";
        string[] arguments = [name, $"{exception.GetType().Name}: {exception.Message} {where}"];
        return new Refusal(new EquatableArray<Problem>([new Problem(ProblemCatalogue.InternalError.Id, new EquatableArray<string>(arguments), null)]), false);
    }

    /// <summary>What an analyzer is to look at again.</summary>
    private IEnumerable<string> Notes(Refusal? refusal) =>
        AnalyzersRun ? (refusal?.Unread ?? default).Select(u => StubFormat.UnreadMark + u.Note) : [];

    private void ReportUnread(SourceProductionContext context, Refusal? refusal)
    {
        foreach (UnreadName unread in AnalyzersRun ? default : refusal?.Unread ?? default)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(ProblemCatalogue.NotSeen), SourcePlaces.Of(unread.Place), unread.Member, ProblemCatalogue.MadeByAnotherOrNobody));
        }
    }

    private static void Report(SourceProductionContext context, string name, Refusal? refusal)
    {
        if (refusal is null or { IsSilent: true })
        {
            refusal = Fault(name, new InvalidOperationException("No message says why nothing was compiled."));
        }

        foreach (Problem problem in refusal.Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(ProblemCatalogue.Find(problem.Id)), SourcePlaces.Of(problem.Place), [.. problem.Arguments]));
        }
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// Output that is withheld. The only caller of <see cref="StubEmitter"/>: members that throw are made here, where the reason is
/// reported, so that the first cannot happen without the second.
/// </summary>
internal static class Withheld
{
    /// <summary>Reports why nothing is added.</summary>
    public static void Nothing(SourceProductionContext context, Refusal refusal) => Report(context, "", refusal);

    /// <summary>Reports why a network is not compiled.</summary>
    /// <returns>The class with members that throw.</returns>
    public static string Network(SourceProductionContext context, NetworkModel model)
    {
        Report(context, model.Type.Name, model.Refusal);
        return StubEmitter.EmitNetwork(model, Notes(model.Refusal));
    }

    /// <summary>Reports why the kernels of a sound network are not compiled.</summary>
    /// <returns>The kernels' class with functions that throw.</returns>
    public static string Kernels(SourceProductionContext context, NetworkDeclaration network, Refusal refusal)
    {
        Report(context, network.Type.Name, refusal);
        return NetworkEmitter.WriteStub(network);
    }

    /// <summary>Reports why members are not compiled.</summary>
    /// <returns>The members, throwing; null where none can be implemented.</returns>
    public static string? Members(SourceProductionContext context, TypeDeclaration type, IReadOnlyList<RefusedMember> members)
    {
        foreach (RefusedMember member in members)
        {
            Report(context, type.Name, member.Refusal);
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

    private static IEnumerable<string> Notes(Refusal? refusal) => (refusal?.Unread ?? default).Select(a => StubFormat.UnreadMark + a);

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

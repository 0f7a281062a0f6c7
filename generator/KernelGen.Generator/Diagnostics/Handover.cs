using KernelGen.Compiler.Emit.Images;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// What an analyzer adds to the generator's errors. It sees the finished program, in which other generators' output may have changed
/// what this generator read: a sound declaration may be wrong now, and one with an unknown name may be right.
/// </summary>
internal static class Handover
{
    /// <summary>Whether the generator gave a method its real body.</summary>
    public static bool IsCompiled(IMethodSymbol method) => method.PartialImplementationPart is { } body
        && body.DeclaringSyntaxReferences.Any(r => KnownNames.IsOwnOutput(r) && !KnownNames.IsStub(r));

    /// <summary>Whether the generator compiled a network; a class can hold image kernels beside it.</summary>
    public static bool IsCompiled(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(r =>
        KnownNames.IsOwnOutput(r) && !KnownNames.IsStub(r) && !r.SyntaxTree.FilePath.EndsWith(".Kernels.g.cs", StringComparison.Ordinal));

    /// <summary>Whether the generator compiled a kernel as loops over its taps.</summary>
    public static bool Loops(IMethodSymbol method, CancellationToken cancellation) => method.PartialImplementationPart is { } body
        && body.DeclaringSyntaxReferences.Any(r => KnownNames.IsOwnOutput(r) && r.GetSyntax(cancellation).DescendantTrivia()
            .Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) && t.ToString() == ImageEmitter.LoopsMark));

    /// <summary>Reports errors everywhere, and advice where a person reads it.</summary>
    public static Action<Diagnostic> Reporter(SymbolAnalysisContext context) => diagnostic =>
    {
        if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error || !context.IsGeneratedCode)
        {
            context.ReportDiagnostic(diagnostic);
        }
    };

    /// <summary>Analyses a declaration again.</summary>
    /// <param name="type">The type whose parts the generator wrote.</param>
    /// <param name="isCompiled">Whether the generator compiled the declaration.</param>
    /// <param name="declarations">The symbols that bear the declaration's attributes.</param>
    /// <param name="parse">Parses and reports.</param>
    /// <param name="report">Takes the messages.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void Analyze(
        INamedTypeSymbol type, bool isCompiled, IEnumerable<ISymbol> declarations, Action<DiagnosticSink> parse, Action<Diagnostic> report,
        CancellationToken cancellation)
    {
        string[] unread = isCompiled ? [] : [.. Unread(type, cancellation)];
        if (!isCompiled && unread.Length == 0)
        {
            parse(DiagnosticSink.ForAdvice(report, declarations.First()));
            return;
        }

        var sink = DiagnosticSink.ForAll(report);
        parse(sink);
        if (sink.HasErrors || isCompiled)
        {
            return;
        }

        foreach (ISymbol declaration in declarations)
        {
            string mine = new UnreadName(declaration.Name, "", null).Note;
            foreach (string text in unread.Where(u => u.StartsWith(mine, StringComparison.Ordinal)).Select(u => u.Substring(mine.Length)))
            {
                sink.Report(
                    ProblemCatalogue.NotSeen, () => Find(declaration, text, cancellation) ?? TypeParser.Locate(declaration), declaration.Name,
                    ProblemCatalogue.MadeByAnother);
            }
        }
    }

    /// <summary>Where an argument of one of a declaration's attributes is; null where the text is none.</summary>
    private static Location? Find(ISymbol declaration, string text, CancellationToken cancellation) => declaration.GetAttributes()
        .Select(a => a.ApplicationSyntaxReference?.GetSyntax(cancellation)).OfType<AttributeSyntax>()
        .SelectMany(a => a.ArgumentList?.Arguments ?? default)
        .FirstOrDefault(a => UnreadArguments.OnOneLine(a.ToString()) == text)?.GetLocation();

    /// <summary>What the generator left to the compiler, which its stubs name.</summary>
    private static IEnumerable<string> Unread(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Where(KnownNames.IsStub)
            .SelectMany(r => r.SyntaxTree.GetText(cancellation).Lines)
            .Select(l => l.ToString().Trim())
            .Where(l => l.StartsWith(StubFormat.UnreadMark, StringComparison.Ordinal))
            .Select(l => l.Substring(StubFormat.UnreadMark.Length));
}

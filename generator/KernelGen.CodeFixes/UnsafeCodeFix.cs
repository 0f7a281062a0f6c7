using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.CodeFixes;

/// <summary>Allows unsafe code in the project, which editors write into the project file: KG0003.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsafeCodeFix)), Shared]
public sealed class UnsafeCodeFix : CodeFixProvider
{
    private const string Title = "Allow unsafe code in this project";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FixIds.Of("KG0003");

    /// <summary>One click is enough for the whole project.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.Document.Project;
        if (project.CompilationOptions is CSharpCompilationOptions options)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    _ => Task.FromResult(project.Solution.WithProjectCompilationOptions(project.Id, options.WithAllowUnsafe(true))), Title),
                context.Diagnostics);
        }

        return Task.CompletedTask;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>A fix that writes one member anew.</summary>
/// <typeparam name="T">The kind of member.</typeparam>
/// <param name="title">What the editor offers.</param>
/// <param name="id">The message that it answers.</param>
public abstract class MemberFix<T>(string title, string id) : CodeFixProvider
    where T : MemberDeclarationSyntax
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = FixIds.Of(id);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<T>() is not { } member || Rewrite(member) is not { } fixedMember
            || fixedMember.IsEquivalentTo(member))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(member, fixedMember))), title),
            context.Diagnostics);
    }

    /// <summary>The member as it should be; null or the same where there is nothing to offer.</summary>
    protected abstract T? Rewrite(T member);
}

using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Writes the arguments with which a message says that an attribute would be right: a length that fits, or a kernel's factors.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectionFix)), Shared]
public sealed class CorrectionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        "KG0119",
        .. new[]
        {
            "KG0106", "KG0108", "KG0109", "KG0110", "KG0116", "KG0205", "KG0206", "KG0207", "KG0208", "KG0209", "KG0214", "KG0216", "KG0219", "KG0221",
            "KG0222", "KG0223", "KG0245", "KG0255", "KG0309", "KG0312",
        }.SelectMany(id => FixIds.Of(id)),
    ];

    /// <summary>The numbers of one message are not those of another.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>() is not { } place || model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            for (int i = 0; diagnostic.Properties.TryGetValue(i.ToString(CultureInfo.InvariantCulture), out string? title); i++)
            {
                string number = i.ToString(CultureInfo.InvariantCulture);
                AttributeSyntax? attribute = diagnostic.Properties.TryGetValue(number + "@", out string? name) ? Beside(place, name!, model) : place;
                if (attribute is not null && new AttributeRewriter(attribute, model).Rewrite(Arguments(diagnostic, number + ":")) is { } corrected)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(title!, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, corrected))), title),
                        diagnostic);
                }
            }
        }
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Arguments(Diagnostic diagnostic, string prefix) =>
    [
        .. diagnostic.Properties.Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new KeyValuePair<string, string>(p.Key.Substring(prefix.Length), p.Value!)),
    ];

    /// <summary>The attribute of a name on the same member.</summary>
    private static AttributeSyntax? Beside(AttributeSyntax place, string name, SemanticModel model) =>
        place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.AttributeLists.SelectMany(l => l.Attributes)
            .FirstOrDefault(a => model.GetSymbolInfo(a).Symbol?.ContainingType.Name == name + "Attribute");
}

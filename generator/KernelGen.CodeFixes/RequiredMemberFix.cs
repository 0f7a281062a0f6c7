using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Takes <c>required</c> from a network's member, which nothing could set: KG0230.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredMemberFix)), Shared]
public sealed class RequiredMemberFix() : MemberFix<MemberDeclarationSyntax>("Remove 'required'", "KG0230")
{
    /// <inheritdoc/>
    protected override MemberDeclarationSyntax? Rewrite(MemberDeclarationSyntax member) => member.Without(SyntaxKind.RequiredKeyword);
}

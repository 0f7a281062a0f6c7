using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Makes an image method partial and takes its body away: KG0101.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialMethodFix)), Shared]
public sealed class PartialMethodFix() : MemberFix<MethodDeclarationSyntax>("Make the method partial, without a body", "KG0101")
{
    /// <inheritdoc/>
    protected override MethodDeclarationSyntax? Rewrite(MethodDeclarationSyntax member)
    {
        MethodDeclarationSyntax declaration = member.WithPartial();
        return declaration.Body is null && declaration.ExpressionBody is null
            ? declaration
            : declaration.WithParameterList(declaration.ParameterList.WithTrailingTrivia())
                .WithBody(null).WithExpressionBody(null)
                .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
                .WithTrailingTrivia(member.GetTrailingTrivia());
    }
}

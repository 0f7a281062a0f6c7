using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Lets a network's constructor begin with the one that KernelGen adds: KG0231.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix)), Shared]
public sealed class ConstructorFix() : MemberFix<ConstructorDeclarationSyntax>("Begin with ': this()'", "KG0231")
{
    /// <inheritdoc/>
    protected override ConstructorDeclarationSyntax? Rewrite(ConstructorDeclarationSyntax member)
    {
        if (member.ParameterList.Parameters.Count == 0)
        {
            return null;
        }

        SyntaxTriviaList behind = (member.Initializer as SyntaxNode ?? member.ParameterList).GetTrailingTrivia();
        return member.WithParameterList(member.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
            .WithInitializer(SyntaxFactory.ConstructorInitializer(SyntaxKind.ThisConstructorInitializer)
                .WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space))
                .WithTrailingTrivia(behind));
    }
}

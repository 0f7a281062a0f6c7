using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Modifiers of members, with the blanks and comments around them kept.</summary>
internal static class Modifiers
{
    /// <summary>The member with <c>partial</c>, which C# wants last.</summary>
    public static T WithPartial<T>(this T member)
        where T : MemberDeclarationSyntax
    {
        if (member.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return member;
        }

        SyntaxToken word = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (member.Modifiers.Count > 0)
        {
            return (T)member.WithModifiers(member.Modifiers.Add(word));
        }

        SyntaxToken first = FirstBehindAttributes(member);
        return (T)member.ReplaceToken(first, first.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(word.WithLeadingTrivia(first.LeadingTrivia)));
    }

    /// <summary>The member without some of its modifiers.</summary>
    public static T Without<T>(this T member, params SyntaxKind[] kinds)
        where T : MemberDeclarationSyntax
    {
        if (!member.Modifiers.Any(m => kinds.Contains(m.Kind())))
        {
            return member;
        }

        SyntaxTriviaList leading = FirstBehindAttributes(member).LeadingTrivia;
        var bare = (T)member.WithModifiers(SyntaxFactory.TokenList(member.Modifiers.Where(m => !kinds.Contains(m.Kind()))));
        SyntaxToken first = FirstBehindAttributes(bare);
        return bare.ReplaceToken(first, first.WithLeadingTrivia(leading));
    }

    private static SyntaxToken FirstBehindAttributes(MemberDeclarationSyntax member) =>
        member.AttributeLists.Count > 0 ? member.AttributeLists.Last().GetLastToken().GetNextToken() : member.GetFirstToken();
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>Takes the bodies of long methods out of generated files: what is around them is bound as before, in a fraction of the time.</summary>
internal sealed class BodyRemover : CSharpSyntaxRewriter
{
    /// <summary>Characters from which on a file can hold kernels.</summary>
    private const int LongFile = 4000;

    /// <summary>Characters from which on a body is taken out.</summary>
    private const int LongBody = 400;

    private static readonly ArrowExpressionClauseSyntax s_throw = SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw null!"));

    /// <summary>The project without them.</summary>
    public static Compilation Without(Compilation project)
    {
        SyntaxTree[] files = [.. project.SyntaxTrees.Where(t => t.Length >= LongFile && t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
        var remover = new BodyRemover();
        return project.RemoveSyntaxTrees(files).AddSyntaxTrees(files.Select(f => CSharpSyntaxTree.Create(
            (CSharpSyntaxNode)remover.Visit(f.GetRoot()), (CSharpParseOptions)f.Options, f.FilePath, Encoding.UTF8)));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => node.Body is { } body && body.Span.Length >= LongBody
        ? node.WithBody(null).WithExpressionBody(s_throw).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
        : node;
}

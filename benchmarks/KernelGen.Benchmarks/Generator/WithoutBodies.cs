using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Benchmarks.Generator;

/// <summary>Generated files as stubs: the members that others can see, each of which throws.</summary>
internal sealed class WithoutBodies : CSharpSyntaxRewriter
{
    private static readonly ArrowExpressionClauseSyntax s_throw = SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw null!"));

    /// <summary>A project with stubs in the place of what a generator wrote for it.</summary>
    /// <param name="project">The project before the generator ran.</param>
    /// <param name="generated">What the generator wrote.</param>
    public static CSharpCompilation Of(CSharpCompilation project, IEnumerable<SyntaxTree> generated) => project.AddSyntaxTrees(generated.Select(
        file => CSharpSyntaxTree.ParseText(new WithoutBodies().Visit(file.GetRoot()).ToFullString(), GeneratorProject.Language, file.FilePath, Encoding.UTF8)));

    /// <inheritdoc/>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        node.Body is null && node.ExpressionBody is null ? node
        : !node.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword) || m.IsKind(SyntaxKind.PartialKeyword)) ? null
        : node.WithBody(null).WithExpressionBody(s_throw).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    /// <inheritdoc/>
    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => node
        .WithInitializer(node.Initializer is null ? null : SyntaxFactory.ConstructorInitializer(SyntaxKind.BaseConstructorInitializer).AddArgumentListArguments(
            SyntaxFactory.Argument(SyntaxFactory.ParseExpression("null!"))))
        .WithBody(null).WithExpressionBody(s_throw).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    /// <inheritdoc/>
    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => IsHidden(node.Modifiers) ? null : base.VisitClassDeclaration(node);

    /// <inheritdoc/>
    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => IsHidden(node.Modifiers) ? null : base.VisitStructDeclaration(node);

    private static bool IsHidden(SyntaxTokenList modifiers) => modifiers.Any(m => m.IsKind(SyntaxKind.FileKeyword) || m.IsKind(SyntaxKind.PrivateKeyword));
}

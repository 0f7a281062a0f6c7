using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace KernelGen.CodeFixes;

/// <summary>Writes a layer as a partial property of type Layer with a getter: KG0201.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LayerPropertyFix)), Shared]
public sealed class LayerPropertyFix() : MemberFix<PropertyDeclarationSyntax>("Declare it as 'partial Layer' with a getter", "KG0201")
{
    /// <inheritdoc/>
    protected override PropertyDeclarationSyntax? Rewrite(PropertyDeclarationSyntax member)
    {
        PropertyDeclarationSyntax property = member.Without(SyntaxKind.StaticKeyword, SyntaxKind.RequiredKeyword).WithPartial();
        bool isLayer = property.Type is IdentifierNameSyntax { Identifier.ValueText: "Layer" } or QualifiedNameSyntax { Right.Identifier.ValueText: "Layer" };
        bool isGetter = property.AccessorList is { Accessors.Count: 1 } list && list.Accessors[0] is { Body: null, ExpressionBody: null } only
            && only.IsKind(SyntaxKind.GetAccessorDeclaration);
        if (!isLayer)
        {
            property = property.WithType(SyntaxFactory.ParseTypeName("global::KernelGen.Layer")
                .WithTriviaFrom(property.Type).WithAdditionalAnnotations(Simplifier.Annotation));
        }

        return isGetter && property.Initializer is null
            ? property
            : property.WithIdentifier(property.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
                .WithAccessorList(((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("int P { get; }")!).AccessorList)
                .WithExpressionBody(null).WithInitializer(null).WithSemicolonToken(default)
                .WithTrailingTrivia(member.GetTrailingTrivia());
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Parsing;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Tests.Baselines;

/// <summary>The declarations in the source files of other projects, as the generator reads them.</summary>
internal static class DeclaredInSources
{
    private static readonly Lazy<CSharpCompilation> Sources = new(() => Harness.Compile(
        [
            "global using KernelGen; global using System; global using System.Collections.Generic; global using System.Linq;",
            .. Files().Select(File.ReadAllText),
        ]));

    public static IEnumerable<(string Name, NetworkDeclaration Declaration)> Networks() => Declared(
        Symbols<TypeDeclarationSyntax, INamedTypeSymbol>(),
        KnownNames.NetworkAttribute,
        (type, attribute) => NetworkParser.Parse(type, attribute, Sources.Value, DiagnosticSink.Silent(), default).Model?.Declaration);

    public static IEnumerable<(string Name, ImageKernelDeclaration Declaration)> ImageKernels() => Declared(
        Methods(),
        KnownNames.ImageKernelAttribute,
        (method, attribute) => ImageKernelParser.Parse(method, attribute, Sources.Value, DiagnosticSink.Silent(), default)?.Declaration);

    public static IEnumerable<(string Name, ImagePipelineDeclaration Declaration)> ImagePipelines() => Declared(
        Methods(),
        KnownNames.ImagePipelineAttribute,
        (method, attribute) => ImagePipelineParser.Parse(method, attribute, Sources.Value, DiagnosticSink.Silent(), default)?.Declaration);

    /// <summary>What users see and what is measured, and of the tests the files with options that those do not use.</summary>
    private static IEnumerable<string> Files() =>
        new[]
        {
            "src/KernelGen.Samples", "benchmarks/KernelGen.Benchmarks", "tests/KernelGen.Layers.Tests/Layouts",
            "tests/KernelGen.Layers.Tests/Schedules", "tests/KernelGen.Layers.Tests/Fusion", "tests/KernelGen.Layers.Tests/Training",
            "tests/KernelGen.Tests/Images/Pipelines", "tests/KernelGen.Tests/Images/Sweep/ChannelSums.cs",
            "tests/KernelGen.Tests/Images/Sweep/FloatToFloat.cs", "tests/KernelGen.Tests/Images/Sweep/ShortToInt.cs",
            "tests/KernelGen.Tests/Sizes/NumberKernels.cs", "tests/KernelGen.Tests/Sizes/TallKernels.cs",
        }
        .Select(path => Path.Combine([Repository.Root, .. path.Split('/')]))
        .SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories) : [path])
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<(string Name, TDeclaration Declaration)> Declared<TSymbol, TDeclaration>(
        IEnumerable<TSymbol> symbols, string attributeName, Func<TSymbol, AttributeData, TDeclaration?> parse)
        where TSymbol : ISymbol where TDeclaration : class
    {
        foreach (TSymbol symbol in symbols)
        {
            if (KnownNames.Find(symbol, attributeName) is { } attribute && parse(symbol, attribute) is { } declaration)
            {
                yield return (symbol.ToDisplayString(), declaration);
            }
        }
    }

    private static IEnumerable<IMethodSymbol> Methods() =>
        Symbols<MethodDeclarationSyntax, IMethodSymbol>().Where(m => m.PartialDefinitionPart is null);

    /// <summary>Each declared symbol of a kind once, however many parts it has.</summary>
    private static IEnumerable<TSymbol> Symbols<TSyntax, TSymbol>()
        where TSyntax : MemberDeclarationSyntax where TSymbol : class, ISymbol => Sources.Value.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TSyntax>()
            .Where(s => s.AttributeLists.Count > 0)
            .Select(s => Sources.Value.GetSemanticModel(tree).GetDeclaredSymbol(s)))
        .OfType<TSymbol>()
        .Distinct<TSymbol>(SymbolEqualityComparer.Default);
}

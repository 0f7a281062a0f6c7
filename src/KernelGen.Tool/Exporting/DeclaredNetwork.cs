using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Parsing;
using KernelGen.Tool.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Tool.Exporting;

/// <summary>A network's class, read from its source as the generator reads it.</summary>
/// <param name="Declaration">Its layers, those of blocks put in.</param>
/// <param name="Shapes">Their shapes.</param>
internal sealed record DeclaredNetwork(NetworkDeclaration Declaration, InferenceResult Shapes)
{
    /// <summary>Values of the last layer's output.</summary>
    public int OutputLength => Shapes.Layers[^1].Result.Length;

    /// <summary>Reads a class.</summary>
    /// <param name="source">C# text.</param>
    /// <param name="className">The class's name; null where there is only one network.</param>
    /// <exception cref="InvalidDataException">There is no such class, or something is wrong with it.</exception>
    public static DeclaredNetwork Read(string source, string? className)
    {
        CSharpCompilation compilation = SourceCompilation.Of(source);
        var networks = new List<(INamedTypeSymbol Type, AttributeData Attribute)>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (ClassDeclarationSyntax node in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(node) is { } type && KnownNames.Find(type, KnownNames.NetworkAttribute) is { } attribute)
                {
                    networks.Add((type, attribute));
                }
            }
        }

        (INamedTypeSymbol Type, AttributeData Attribute)[] wanted = [.. networks.Where(network => className is null || network.Type.Name == className)];
        if (wanted is not [(INamedTypeSymbol found, AttributeData mark)])
        {
            throw new InvalidDataException($"The source has {networks.Count} networks ({string.Join(", ", networks.Select(network => network.Type.Name))}); say which one with --class.");
        }

        NetworkParse parse = NetworkParser.Parse(found, mark, compilation, DiagnosticSink.ForErrors(), CancellationToken.None);
        if (parse.Model?.Declaration is not { } declaration)
        {
            string problems = string.Join("; ", parse.Model?.Refusal?.Problems.Select(problem => problem.ToString()) ?? []);
            throw new InvalidDataException($"{found.Name} is not a valid network: {(problems.Length > 0 ? problems : "build it to see why")}");
        }

        return new DeclaredNetwork(declaration, ShapeInference.Infer(declaration));
    }
}

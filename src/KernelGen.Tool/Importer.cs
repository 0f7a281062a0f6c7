using KernelGen.Data;
using KernelGen.Tool.Declaring;
using KernelGen.Tool.Lifting;
using KernelGen.Tool.Model;
using KernelGen.Tool.Naming;
using KernelGen.Tool.Printing;
using KernelGen.Tool.Reading;
using KernelGen.Tool.Simplifying;

namespace KernelGen.Tool;

/// <summary>How a model is imported.</summary>
internal sealed record ImportOptions
{
    /// <summary>The class's name; null to take the file's.</summary>
    public string? Name { get; init; }

    /// <summary>The class's namespace; null for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The input's sizes; null to take the model's.</summary>
    public int[]? Input { get; init; }

    /// <summary>Whether batch norms become part of the weights before them.</summary>
    public bool FoldNorms { get; init; }

    /// <summary>Whether layers that repeat become blocks.</summary>
    public bool Blocks { get; init; } = true;

    /// <summary>The name of the file of weights that the class loads by itself, beside the program; null where it does not.</summary>
    public string? WeightsFile { get; init; }
}

/// <summary>A model as a declaration with its weights.</summary>
/// <param name="Declaration">The class.</param>
/// <param name="Text">The C# file.</param>
/// <param name="Weights">The weights.</param>
/// <param name="Graph">The small graph that it was made of.</param>
internal sealed record ImportResult(Declaration Declaration, string Text, List<NamedTensor> Weights, SmallGraph Graph)
{
    /// <summary>Writes the weights as a safetensors file.</summary>
    public void WriteWeights(Stream stream)
    {
        var writer = new SafeTensorsWriter();
        writer.Metadata.Add(KeyValuePair.Create("format", "pt"));
        foreach (NamedTensor tensor in Weights)
        {
            writer.Add(tensor.Name, tensor.Shape, tensor.Values);
        }

        writer.WriteTo(stream);
    }
}

/// <summary>Runs the stages one after another.</summary>
internal static class Importer
{
    /// <summary>Imports a file; nothing is written.</summary>
    /// <exception cref="ImportException">It cannot be imported; all reasons.</exception>
    /// <exception cref="InvalidDataException">It is not a valid model.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ImportResult Import(string path, ImportOptions options) => Import(ModelReader.Read(path), path, options);

    /// <summary>Imports a model.</summary>
    public static ImportResult Import(SourceModel model, string path, ImportOptions options)
    {
        SmallGraph graph = Lifter.Lift(model, options.Input);
        Simplifier.Run(graph, options.FoldNorms);
        string name = options.Name ?? Identifiers.Pascal(Path.GetFileNameWithoutExtension(path));
        Declaration declaration = Declarer.Declare(graph, name.Length > 0 ? name : "Model", options.Blocks);
        return new ImportResult(declaration, DeclarationPrinter.Print(declaration, options.Namespace, Path.GetFileName(path), options.WeightsFile), WeightList.Of(declaration), graph);
    }
}

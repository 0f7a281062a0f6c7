using System.Reflection;
using System.Runtime.Loader;
using KernelGen.Generator;
using KernelGen.Tool.Declaring;
using KernelGen.Tool.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Tool.Checking;

/// <summary>A declaration, compiled in memory with the generator, and loaded.</summary>
internal sealed class CompiledNetwork : IDisposable
{
    private const string Runner = "KernelGenToolRunner";

    private readonly AssemblyLoadContext _context;
    private readonly Network _network;
    private readonly Func<Network, float[], float[][]> _run;

    private CompiledNetwork(AssemblyLoadContext context, Network network, Func<Network, float[], float[][]> run)
    {
        _context = context;
        _network = network;
        _run = run;
    }

    /// <summary>Compiles the result of an import, and gives the network its weights.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message has all errors.</exception>
    public static CompiledNetwork Of(ImportResult result)
    {
        Declaration declaration = result.Declaration;
        DeclarationItem[] order = [.. declaration.Items.Where(item => declaration.Outputs.Any(output => output.Item == item))];
        return Of(
            result.Text, declaration.Name, [.. order.Select(item => (int)item.Last.Shape.Length)], network =>
            {
                string file = Path.GetTempFileName();
                try
                {
                    using (FileStream stream = File.Create(file))
                    {
                        result.WriteWeights(stream);
                    }

                    network.Load(file);
                }
                finally
                {
                    File.Delete(file);
                }
            },
            [.. declaration.Outputs.Select(output => Array.IndexOf(order, output.Item))]);
    }

    /// <summary>Compiles a class.</summary>
    /// <param name="text">The C# file.</param>
    /// <param name="name">The class.</param>
    /// <param name="lengths">The lengths of its outputs, in its order.</param>
    /// <param name="prepare">Gives the network its weights.</param>
    /// <param name="sorted">Which of the class's outputs each is that <see cref="Run"/> gives; null for the class's order.</param>
    /// <exception cref="InvalidOperationException">It does not compile; the message has all errors.</exception>
    public static CompiledNetwork Of(string text, string name, int[] lengths, Action<Network> prepare, int[]? sorted = null)
    {
        byte[] assembly = Compile(text, RunnerText(text, name, lengths, sorted ?? [.. Enumerable.Range(0, lengths.Length)]));
        var context = new AssemblyLoadContext(name, isCollectible: true);
        Assembly loaded = context.LoadFromStream(new MemoryStream(assembly));
        Type type = loaded.GetTypes().Single(t => t.Name == name && typeof(Network).IsAssignableFrom(t));
        var network = (Network)Activator.CreateInstance(type)!;
        prepare(network);
        return new CompiledNetwork(context, network, loaded.GetType(Runner)!.GetMethod("Run")!.CreateDelegate<Func<Network, float[], float[][]>>());
    }

    /// <summary>Writes the weights as a file.</summary>
    public void Save(string path) => _network.Save(path);

    /// <summary>Runs one sample, and gives the outputs in the order of the model's.</summary>
    public float[][] Run(float[] input) => _run(_network, input);

    /// <summary>Lets go of the network.</summary>
    public void Dispose()
    {
        _network.Dispose();
        _context.Unload();
    }

    // A span cannot go through reflection, so that a method calls Forward.
    private static string RunnerText(string text, string name, int[] lengths, int[] sorted)
    {
        string outputs = string.Join(", ", lengths.Select(length => $"new float[{Numbers.Text(length)}]"));
        string spans = string.Join(", ", lengths.Select((_, i) => $"outputs[{Numbers.Text(i)}]"));
        string given = string.Join(", ", sorted.Select(i => $"outputs[{Numbers.Text(i)}]"));
        int at = text.IndexOf("namespace ", StringComparison.Ordinal);
        string open = at < 0 ? "" : $"using {text[(at + 10)..text.IndexOf(';', at)]};\n";
        return $$"""
            {{open}}public static class {{Runner}}
            {
                public static float[][] Run(KernelGen.Network network, float[] input)
                {
                    float[][] outputs = [{{outputs}}];
                    (({{name}})network).Forward(input, {{spans}});
                    return [{{given}}];
                }
            }
            """;
    }

    private static byte[] Compile(params string[] sources)
    {
        CSharpCompilation compilation = SourceCompilation.Of(sources);
        CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: SourceCompilation.Language)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out var reported);
        Diagnostic[] errors = [.. reported.Where(d => d.Severity == DiagnosticSeverity.Error)];
        using var stream = new MemoryStream();
        if (errors.Length == 0)
        {
            var emitted = output.Emit(stream);
            errors = [.. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(20)];
        }

        return errors.Length == 0 ? stream.ToArray()
            : throw new InvalidOperationException("The declaration does not compile:\n" + string.Join("\n", errors.Select(error => error.ToString())));
    }
}

using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Shapes;
using KernelGen.Tool.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Tool.Tuning;

/// <summary>Networks from declarations in memory, compiled and ready to be timed.</summary>
internal sealed class TunedNetwork : IDisposable
{
    private const string Runner = "KernelGenTuner";

    // Of the largest output.
    private const double Tolerance = 1e-4;

    private readonly Network _network;
    private readonly Action<Network, float[]> _run;
    private readonly Func<float[]> _outputs;
    private readonly float[] _input;

    private TunedNetwork(Network network, Action<Network, float[]> run, Func<float[]> outputs, int inputs)
    {
        (_network, _run, _outputs) = (network, run, outputs);
        var random = new Random(3);
        _input = [.. Enumerable.Range(0, inputs).Select(_ => (float)random.NextDouble() - 0.5f)];
    }

    /// <summary>Compiles variants of a network that differ in their schedules alone; each has a name of its own.</summary>
    /// <exception cref="InvalidOperationException">One does not compile.</exception>
    public static TunedNetwork[] Compile(IReadOnlyList<NetworkDeclaration> variants)
    {
        var sources = new List<string>();
        var names = new List<(string Name, int Inputs, int[] Outputs)>();
        for (int i = 0; i < variants.Count; i++)
        {
            string name = $"Variant{Printing.Numbers.Text(i)}";
            NetworkDeclaration variant = variants[i] with { Type = new TypeDeclaration("", default, $"partial class {name}", name, name), Trains = false, Uses = default };
            variant = variant with { Layers = variant.Layers.Select((layer, place) => layer with { Name = $"L{Printing.Numbers.Text(place)}", Accessibility = "public" }).ToEquatableArray() };
            InferenceResult shapes = ShapeInference.Infer(variant);
            LayerProperty[] properties = [.. variant.Layers.Select(layer => new LayerProperty($"public partial global::KernelGen.Layer {layer.Name}", ""))];
            sources.Add($"public sealed partial class {name} {{ {string.Join(' ', variant.Layers.Select(layer => $"public partial global::KernelGen.Layer {layer.Name} {{ get; }}"))} }}");
            sources.Add(NetworkSurface.Write(variant, shapes, properties));
            sources.AddRange(global::KernelGen.Compiler.Compiler.Network(variant).Select(file => file.Text));
            names.Add((name, variant.Channels * variant.Height * variant.Width, [.. variant.Outputs.Select(place => shapes.Layers[place].Result.Length)]));
        }

        string methods = string.Concat(names.Select(n =>
        {
            string[] outputs = [.. n.Outputs.Select((_, i) => $"{n.Name}Output{Printing.Numbers.Text(i)}")];
            string fields = string.Concat(outputs.Select((output, i) => $"private static readonly float[] {output} = new float[{Printing.Numbers.Text(n.Outputs[i])}];\n"));
            return fields + $"public static void {n.Name}(KernelGen.Network network, float[] input) => ((global::{n.Name})network).Forward(input, {string.Join(", ", outputs)});\n"
                + $"public static float[] {n.Name}Outputs() => [{string.Join(", ", outputs.Select(output => $".. {output}"))}];\n";
        }));
        sources.Add($"public static class {Runner} {{\n{methods}}}");
        CSharpCompilation compilation = SourceCompilation.Of([.. sources]);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        }

        stream.Position = 0;
        Assembly assembly = new AssemblyLoadContext("tuning", isCollectible: true).LoadFromStream(stream);
        return
        [
            .. names.Select(n =>
            {
                var network = (Network)Activator.CreateInstance(assembly.GetType(n.Name)!)!;
                network.Initialize(1);
                Type runner = assembly.GetType(Runner)!;
                return new TunedNetwork(
                    network, runner.GetMethod(n.Name)!.CreateDelegate<Action<Network, float[]>>(), runner.GetMethod(n.Name + "Outputs")!.CreateDelegate<Func<float[]>>(), n.Inputs);
            }),
        ];
    }

    /// <summary>Seconds of one image.</summary>
    /// <param name="count">How often it runs for that.</param>
    public double Seconds(int count = 1)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            _run(_network, _input);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    /// <summary>Runs one image and compares the outputs with another variant's.</summary>
    /// <exception cref="InvalidOperationException">They differ by more than float sums in another order do.</exception>
    public void ThrowIfOtherOutputs(TunedNetwork reference)
    {
        reference._run(reference._network, reference._input);
        _run(_network, _input);
        (float[] expected, float[] actual) = (reference._outputs(), _outputs());
        double bound = Tolerance * expected.Max(MathF.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= bound))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"A schedule changes value {i} of the result from {expected[i]} to {actual[i]}."));
            }
        }
    }

    /// <summary>Lets go of the network.</summary>
    public void Dispose() => _network.Dispose();
}

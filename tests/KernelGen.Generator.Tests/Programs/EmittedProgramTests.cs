using System.Runtime.Loader;
using KernelGen.Compiler;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace KernelGen.Generator.Tests.Programs;

/// <summary>Random layers as emitted text that is compiled, loaded and run: batches that are no multiple of a block, forward and backward.</summary>
public sealed class EmittedProgramTests
{
    private const int LayersPerKind = 6;
    private const int Batch = 19;

    [Fact]
    public void EmittedLayersAreThoseOfThePlainLoops()
    {
        LayerCase[] cases =
        [
            .. RandomLayers.Kinds.SelectMany(kind => Enumerable.Range(0, RandomProgramTests.LayersOf(kind, LayersPerKind)).Select(i => new LayerCase(kind, 10_000 + i + RandomProgramTests.FirstSeed))),
            .. OperationCatalogue.All.Where(o => o.Slot == OperationSlot.Activation).Select((o, i) => new LayerCase(o, 20_000 + i + RandomProgramTests.FirstSeed)),
        ];
        var context = new AssemblyLoadContext("emitted", isCollectible: true);
        try
        {
            System.Reflection.Assembly assembly = Compile(cases, context);
            for (int i = 0; i < cases.Length; i++)
            {
                using var network = (Network)Activator.CreateInstance(assembly.GetType(Name(i), throwOnError: true)!)!;
                Compare(cases[i], network);
            }
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Name(int index) => FormattableString.Invariant($"Emitted{index}");

    private static System.Reflection.Assembly Compile(LayerCase[] cases, AssemblyLoadContext context)
    {
        var sources = new List<string>();
        for (int i = 0; i < cases.Length; i++)
        {
            string header = $"public sealed partial class {Name(i)}";
            NetworkDeclaration network = cases[i].Network with { Type = new TypeDeclaration("", default, header, Name(i), Name(i)) };
            LayerProperty[] layers = [.. network.Layers.Select(l => new LayerProperty($"public partial KernelGen.Layer {l.Name}", ""))];
            sources.Add(NetworkSurface.Write(network, ShapeInference.Infer(network), layers));
            sources.AddRange(Compiler.Compiler.Network(network).Select(file => file.Text));
            sources.Add($"{header} {{ {string.Join(" ", layers.Select(l => l.Head + " { get; }"))} }}");
        }

        CSharpCompilation compilation = Harness.Compile([.. sources]);
        using var file = new MemoryStream();
        EmitResult result = compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(file);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        file.Position = 0;
        return context.LoadFromStream(file);
    }

    private static void Compare(LayerCase drawn, Network network)
    {
        string what = FormattableString.Invariant($"seed {drawn.Seed}, {drawn.Input}, {drawn.Network.Layout}, {string.Join(", ", drawn.Network.Layers)}: ");
        if (network.Parameters.Count > 0)
        {
            network.Parameters[0].Set(drawn.Declared(drawn.Weight));
        }

        if (network.Parameters.Count > 1)
        {
            network.Parameters[1].Set(drawn.Bias);
        }

        float[] x = drawn.Numbers(Batch * drawn.Input.Length, 1);
        float[] gy = drawn.Numbers(Batch * drawn.Output.Length, 1);
        InferenceResult shapes = ShapeInference.Infer(drawn.Network);
        var truth = new ReferenceNetwork(drawn.Network, shapes, Batch);
        (double[] weight, double[] bias) = (LayerCase.Wide(drawn.Weight), LayerCase.Wide(drawn.Bias));
        float[] y = Outside(drawn, drawn.Output, truth.Forward(LayerCase.Wide(x), weight, bias));
        (double[] gx, double[] gw, double[] gb) = truth.Backward(LayerCase.Wide(gy), weight, bias);

        float[] inputs = Outside(drawn, drawn.Input, LayerCase.Wide(x));
        var outputs = new float[y.Length];
        network.Forward(inputs, outputs);
        Check(y, outputs, "outputs");
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = Batch, Threads = 2 });
        session.Forward(inputs, outputs);
        Check(y, outputs, "outputs in training");
        var inputGradients = new float[x.Length];
        session.Backward(Outside(drawn, drawn.Output, LayerCase.Wide(gy)), inputGradients);
        Check(Outside(drawn, drawn.Input, gx), inputGradients, "input gradients");
        if (network.Parameters.Count > 0)
        {
            Check(drawn.Declared([.. gw.Select(v => (float)v)]), session.Gradients[network.Parameters[0]], "weight gradients");
        }

        if (network.Parameters.Count > 1)
        {
            Check([.. gb.Select(v => (float)v)], session.Gradients[network.Parameters[1]], "bias gradients");
        }

        void Check(float[] expected, ReadOnlySpan<float> actual, string tensor) =>
            LayerCase.AssertClose(LayerCase.Wide(expected), actual.ToArray(), 1e-6, what + tensor);
    }

    /// <summary>A batch as the caller lays it.</summary>
    private static float[] Outside(LayerCase drawn, TensorShape shape, double[] planes)
    {
        float[] values = [.. planes.Select(v => (float)v)];
        return [.. Enumerable.Range(0, values.Length / shape.Length).SelectMany(n => drawn.Outside(shape, values.AsSpan(n * shape.Length, shape.Length)))];
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Programs;

using Parameter = KernelGen.Compiler.Graph.Parameter;

/// <summary>
/// Declared networks with branches, drawn at random: the programs of all widths by the interpreter against plain loops in double precision, forward
/// and backward; all widths give the same bits.
/// </summary>
/// <remarks>Every failure prints its seed; set KERNELGEN_TEST_SEED to start from another.</remarks>
public sealed class RandomBranchTests
{
    private const int Networks = 60;
    private const int Lanes = ProgramMachine.Lanes;

    [Fact]
    public void ForwardAndBackwardAreThoseOfThePlainLoops()
    {
        for (int i = 0; i < Networks; i++)
        {
            Compare(RandomProgramTests.FirstSeed + i);
        }
    }

    private static void Compare(int seed)
    {
        var random = new Random(seed);
        Compare(RandomBranches.Draw(random), $"seed {seed}", random);
    }

    /// <summary>The programs of a network with random parameters and samples.</summary>
    internal static void Compare(NetworkDeclaration network, string name, Random random)
    {
        InferenceResult shapes = ShapeInference.Infer(network);
        string what = $"{name}, {network.Channels}×{network.Height}×{network.Width}, {string.Join("; ", network.Layers.Select((_, p) => network.WordsOf(p)))}: ";
        Assert.True(shapes.IsValid, what + string.Join(", ", shapes.Errors));
        NetworkGraph graph = NetworkGraph.Build(network, shapes);
        var truth = new PlainNetwork(network, shapes, Lanes);
        foreach (double[] values in truth.Parameters.SelectMany(p => new[] { p.Weight, p.Bias }))
        {
            for (int e = 0; e < values.Length; e++)
            {
                values[e] = random.Next(-1, 2);
            }
        }

        float[] x = Numbers(random, Lanes * graph.Input.Shape.Length), gy = Numbers(random, Lanes * graph.Output.Shape.Length);
        double[] y = truth.Forward(LayerCase.Wide(x));
        (double[] gx, (double[] Weight, double[] Bias)[] gp) = truth.Backward((network.Layers.Count - 1, LayerCase.Wide(gy)));
        float[]? bits = null;
        foreach (Target target in Target.All)
        {
            var machine = new ProgramMachine(graph, target);
            ForEachParameter((parameter, p) => machine.Set(parameter, Narrow(parameter.Role == ParameterRole.Weight ? truth.Parameters[p].Weight : truth.Parameters[p].Bias)));
            float[] outputs = machine.Forward(x);
            LayerCase.AssertClose(y, outputs, 2e-6, what + "outputs");
            int length = graph.Output.Shape.Length, inputs = graph.Input.Shape.Length;
            for (int n = 0; n < 2; n++)
            {
                float[] sample = machine.Sample(Outside(network, graph.Input.Shape, x.AsSpan(n * inputs, inputs)));
                Assert.True(Outside(network, graph.Output.Shape, outputs.AsSpan(n * length, length)).AsSpan().SequenceEqual(sample), what + "the program of one sample gives other bits");
            }

            var results = new List<float>(outputs);
            results.AddRange(machine.Backward(gy).Inputs);
            LayerCase.AssertClose(gx, [.. results.Skip(outputs.Length)], 2e-6, what + "input gradients");
            ForEachParameter((parameter, p) =>
            {
                float[] gradient = machine.Gradient(parameter);
                results.AddRange(gradient);
                LayerCase.AssertClose(parameter.Role == ParameterRole.Weight ? gp[p].Weight : gp[p].Bias, gradient, 2e-6, $"{what}{parameter.Layer}.{parameter.Name}");
            });
            bits ??= [.. results];
            Assert.True(bits.AsSpan().SequenceEqual(results.ToArray()), what + "widths give different bits");
        }

        void ForEachParameter(Action<Parameter, int> action)
        {
            for (int p = 0; p < network.Layers.Count; p++)
            {
                foreach (Parameter parameter in graph.Parameters.OfLayers[p])
                {
                    action(parameter, p);
                }
            }
        }
    }

    private static float[] Outside(NetworkDeclaration network, TensorShape shape, ReadOnlySpan<float> planes)
    {
        float[] values = planes.ToArray();
        int area = shape.Height * shape.Width;
        return network.Layout == OutsideLayout.Nchw ? values : [.. Enumerable.Range(0, values.Length).Select(i => values[(i % shape.Channels * area) + (i / shape.Channels)])];
    }

    private static float[] Numbers(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-2, 3))];

    private static float[] Narrow(double[] values) => [.. values.Select(v => (float)v)];
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Parameter = KernelGen.Compiler.Graph.Parameter;

/// <summary>
/// Convolutions of sixteen samples Winograd's way, forward and backward, by the interpreter, against plain loops in double precision.
/// </summary>
public sealed class BlockWinogradTests
{
    /// <summary>Channels, height, width, outputs, kernel, padding.</summary>
    public static TheoryData<int, int, int, int, int, int> Layers => new()
    {
        { 32, 8, 8, 32, 3, 1 },
        { 32, 9, 11, 24, 3, 1 },
        { 46, 9, 8, 49, 3, 0 },
        { 32, 4, 5, 32, 3, 2 },
        { 47, 12, 12, 64, 5, 2 },
        { 32, 13, 11, 64, 2, 0 },
        { 32, 5, 6, 32, 4, 1 },
        { 70, 4, 4, 40, 3, 1 },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void LayersAreThoseOfPlainLoops(int channels, int height, int width, int outputs, int kernel, int padding) => Compare(
        Declare.Network(channels, height, width, Declare.Conv(outputs, kernel, kernel, padding: padding)));

    [Fact]
    public void RowsAndColumnsMayDiffer() => Compare(Declare.Network(32, 9, 8, Declare.Conv(32, 5, 3, padding: 1)));

    /// <summary>
    /// Behind one another, with activations that gradients go back through and that make errors larger, around a sum, and in front of a pool.
    /// </summary>
    [Fact]
    public void SoAreLayersAmongOthers()
    {
        LayerDeclaration Conv(int outputs, int from, Compiler.Declarations.Activation? activation = null) =>
            Declare.Conv(outputs, 3, 3, padding: 1, activation: activation) with { Inputs = new[] { from }.ToEquatableArray() };
        Compare(
            Declare.Network(
                32, 7, 8, Conv(32, -1, Declare.Closing("Tanh")),
                Conv(32, 0) with { Join = new JoinDeclaration(false, new[] { 0 }.ToEquatableArray()), Activation = Declare.Closing("SiLU") },
                Conv(40, 1, Declare.Closing("Sigmoid")), Declare.MaxPool(2, 2), Declare.Linear(5)),
            least: 3, tolerance: 3e-5);
    }

    [Fact]
    public void WhoeverAsksForDirectSumsGetsThem()
    {
        NetworkDeclaration network = Declare.Network(64, 14, 14, Declare.Conv(64, 3, 3, padding: 1));
        Assert.Equal((1, 1, 1), CountOf(network));
        Assert.Equal((0, 0, 0), CountOf(network with { SumsDirectly = true }));
    }

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(1, 1, 4)]
    public void OtherWindowsAreSummedDirectly(int stride, int dilation, int groups) => Assert.Equal(
        (0, 0, 0), CountOf(Declare.Network(64, 28, 28, Declare.Conv(64, 3, 3, stride, padding: 1, dilation: dilation, groups: groups))));

    /// <summary>Where weights are many and pixels few, transforming the weights would take longer than it saves.</summary>
    [Fact]
    public void SmallMapsOfManyChannelsAreSummedDirectly() => Assert.Equal(
        (0, 0, 0), CountOf(Declare.Network(512, 2, 2, Declare.Conv(512, 3, 3, padding: 1))));

    /// <summary>Whose results the tests above compare: the machine runs shared kernels on two threads.</summary>
    [Fact]
    public void ThreadsShareIt()
    {
        NetworkDeclaration network = Declare.Network(64, 28, 28, Declare.Conv(64, 3, 3, padding: 1));
        KernelStep[] steps = [.. Steps(network).Where(s => s.Form is BatchWinogradConvolution or BatchWinogradInputGradient or BatchWinogradWeightGradient)];
        Assert.Equal(3, steps.Length);
        foreach (KernelStep step in steps)
        {
            foreach (Target target in Target.All)
            {
                Function function = Verifier.Check(step.Lower(target).Run());
                Assert.True(function.HasWaits);
                Assert.Equal(["part", "parts"], function.Sizes.Select(s => s.Name));
            }
        }
    }

    private static (int Forward, int Inputs, int Weights) CountOf(NetworkDeclaration network)
    {
        KernelForm[] forms = [.. Steps(network).Select(s => s.Form)];
        return (forms.OfType<BatchWinogradConvolution>().Count(), forms.OfType<BatchWinogradInputGradient>().Count(), forms.OfType<BatchWinogradWeightGradient>().Count());
    }

    private static IEnumerable<KernelStep> Steps(NetworkDeclaration network) => ProgramBuilder
        .Build(NetworkGraph.Build(network, ShapeInference.Infer(network)), Purpose.Train).Steps
        .SelectMany(s => s is ForParameterGradients part ? part.Steps : [s]).OfType<KernelStep>();

    private static void Compare(NetworkDeclaration network, int least = 1, double tolerance = 4e-6)
    {
        (int forward, int inputs, int weights) = CountOf(network);
        Assert.True(forward >= least && inputs >= least && weights >= least, $"{forward}, {inputs} and {weights} kernels");
        InferenceResult shapes = ShapeInference.Infer(network);
        NetworkGraph graph = NetworkGraph.Build(network, shapes);
        var random = new Random(7);
        var truth = new PlainNetwork(network, shapes, ProgramMachine.Lanes);
        foreach (double[] values in truth.Parameters.SelectMany(p => new[] { p.Weight, p.Bias }))
        {
            Draw(values, random, 0.5);
        }

        float[] x = [.. Enumerable.Range(0, ProgramMachine.Lanes * graph.Input.Shape.Length).Select(_ => (float)Math.Max(0, random.NextDouble() - 0.3))];
        float[] gy = [.. Enumerable.Range(0, ProgramMachine.Lanes * graph.Output.Shape.Length).Select(_ => (float)(random.NextDouble() - 0.5))];
        double[] y = truth.Forward(LayerCase.Wide(x));
        (double[] gx, (double[] Weight, double[] Bias)[] parameters) = truth.Backward((network.Layers.Count - 1, LayerCase.Wide(gy)));
        float[]? bits = null;
        foreach (Target target in Target.All)
        {
            string where = $"{string.Join("; ", network.Layers.Select((_, p) => network.WordsOf(p)))}, {target.VectorBits} bits";
            var machine = new ProgramMachine(graph, target, summingDirectly: false);
            ForEach((parameter, weight, bias) => machine.Set(parameter, [.. (weight ?? bias)!.Select(v => (float)v)]), truth.Parameters);

            // Twice: a workspace is not new the second time.
            for (int run = 0; run < 2; run++)
            {
                var all = new List<float>(machine.Forward(x));
                LayerCase.AssertClose(y, [.. all], tolerance, where);
                float[] gradient = machine.Backward(gy).Inputs;
                LayerCase.AssertClose(gx, gradient, tolerance, "gradient of the input, " + where);
                all.AddRange(gradient);
                ForEach(
                    (parameter, weight, bias) =>
                    {
                        LayerCase.AssertClose((weight ?? bias)!, machine.Gradient(parameter), tolerance, $"gradient of {parameter.Name}, {where}");
                        all.AddRange(machine.Gradient(parameter));
                    },
                    parameters);
                bits ??= [.. all];
                Assert.True(bits.AsSpan().SequenceEqual(all.ToArray()), $"{target.VectorBits} bits give other bits, or the second run does");
            }
        }

        void ForEach(Action<Parameter, double[]?, double[]?> body, (double[] Weight, double[] Bias)[] values)
        {
            for (int p = 0; p < network.Layers.Count; p++)
            {
                foreach (Parameter parameter in graph.Parameters.OfLayers[p])
                {
                    bool isWeight = parameter.Role == ParameterRole.Weight;
                    body(parameter, isWeight ? values[p].Weight : null, isWeight ? null : values[p].Bias);
                }
            }
        }
    }

    private static void Draw(double[] values, Random random, double half)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((random.NextDouble() - 0.5) * 2 * half);
        }
    }
}

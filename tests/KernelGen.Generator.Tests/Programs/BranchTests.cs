using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Programs;

using Parameter = KernelGen.Compiler.Graph.Parameter;

/// <summary>
/// Graphs in which several nodes read a tensor, made by hand: both programs, run by the interpreter, against plain loops, and gradients against
/// differences of those. All numbers are fractions small enough for every sum to be exact.
/// </summary>
public sealed class BranchTests
{
    private const int Lanes = ProgramMachine.Lanes;
    private const int Probes = 24;
    private const double Step = 1.0 / 4096;

    public static TheoryData<string, int, int> Cases => new()
    {
        { "residual", 3, 5 }, { "residual", 16, 4 }, { "residual", 32, 3 },
        { "around the sample", 2, 6 }, { "around the sample", 24, 4 },
        { "two activations", 3, 4 }, { "two activations", 20, 3 },
        { "read three times", 4, 4 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ProgramsOfBranchesAreThoseOfPlainLoops(string kind, int channels, int size)
    {
        NetworkGraph graph = Build(kind, channels, size);
        var random = new Random(channels + size);
        ProgramMachine[] machines = [.. Target.All.Select(target => new ProgramMachine(graph, target))];
        var parameters = new Dictionary<Parameter, double[]>();
        double fraction = 1;
        foreach (Parameter parameter in graph.Nodes.SelectMany(n => n.Parameters))
        {
            // Each layer adds a smaller fraction than those before it, so that no activation meets zero.
            fraction = parameter.Role == ParameterRole.Bias ? fraction / 2 : fraction;
            double[] values = [.. Enumerable.Range(0, parameter.Length).Select(_ => random.Next(-1, 2) + (parameter.Role == ParameterRole.Bias ? fraction : 0))];
            parameters.Add(parameter, values);
            Array.ForEach(machines, machine => machine.Set(parameter, Narrow(values)));
        }

        double[][] x = [.. Enumerable.Range(0, Lanes).Select(_ => Numbers(random, graph.Input.Shape.Length))];
        double[][] gy = [.. Enumerable.Range(0, Lanes).Select(_ => Numbers(random, graph.Output.Shape.Length))];
        float[][] blocks = [.. machines.Select(machine => machine.Forward(Narrow([.. x.SelectMany(v => v)])))];
        int outputs = graph.Output.Shape.Length;
        for (int n = 0; n < Lanes; n++)
        {
            double[] truth = PlainGraph.Run(graph, x[n], parameters);
            for (int m = 0; m < machines.Length; m++)
            {
                LayerCase.AssertClose(truth, blocks[m][(n * outputs)..((n + 1) * outputs)], 0, $"outputs of a batch tile, {Target.All[m]}");
                LayerCase.AssertClose(truth, machines[m].Sample(Narrow(x[n])), 0, $"outputs of a sample, {Target.All[m]}");
            }
        }

        float[][] inputs = [.. machines.Select(machine => machine.Backward(Narrow([.. gy.SelectMany(v => v)])).Inputs)];
        int smooth = 0;
        for (int probe = 0; probe < Probes; probe++)
        {
            (int n, int i) = (random.Next(Lanes), random.Next(x[0].Length));
            Probe(x[n], i, () => Loss(n), inputs.Select(gradient => gradient[(n * x[n].Length) + i]));
        }

        foreach ((Parameter parameter, double[] values) in parameters)
        {
            float[][] gradients = [.. machines.Select(machine => machine.Gradient(parameter))];
            for (int probe = 0; probe < Probes; probe++)
            {
                int i = random.Next(values.Length);
                Probe(values, i, () => Enumerable.Range(0, Lanes).Sum(Loss), gradients.Select(gradient => gradient[i]));
            }
        }

        Require.That(smooth >= Probes, $"only {smooth} slopes of {kind} are without a bend");

        void Probe(double[] at, int i, Func<double> loss, IEnumerable<float> actual)
        {
            if (Slope(at, i, loss) is { } slope)
            {
                smooth++;
                Assert.All(actual, value => Assert.Equal(slope, value, 1e-3));
            }
        }

        double Loss(int n) => PlainGraph.Run(graph, x[n], parameters).Zip(gy[n], (y, g) => y * g).Sum();
    }

    /// <summary>The difference to both sides, which is the slope itself; null where an activation bends between them.</summary>
    private static double? Slope(double[] at, int i, Func<double> loss)
    {
        double middle = at[i];
        double here = loss();
        at[i] = middle + Step;
        double above = loss();
        at[i] = middle - Step;
        double below = loss();
        at[i] = middle;
        return above - here == here - below ? (above - below) / (2 * Step) : null;
    }

    private static NetworkGraph Build(string kind, int channels, int size)
    {
        var graph = new HandMadeGraph(new TensorShape(channels, size, size));
        Tensor a = graph.Convolution("A", graph.Input, 3, new ReLUDeclaration());
        switch (kind)
        {
            case "residual":
                return graph.Finish(graph.Convolution("D", graph.Add("C", new ReLUDeclaration(), graph.Convolution("B", a, 3, Activation.None), a), 1, Activation.None));
            case "around the sample":
                return graph.Finish(graph.Add("C", Activation.None, graph.Input, graph.Convolution("B", a, 1, Activation.None)));
            case "two activations":
                Tensor b = graph.Convolution("B", graph.Input, 1, new ReLUDeclaration());
                return graph.Finish(graph.Convolution("D", graph.Add("C", Activation.None, a, b), 3, Activation.None));
            default:
                return graph.Finish(graph.Add(
                    "C", Activation.None, graph.Convolution("B", a, 3, Activation.None), a, graph.Convolution("D", a, 1, Activation.None), a));
        }
    }

    private static double[] Numbers(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (double)random.Next(-2, 3))];

    private static float[] Narrow(double[] values) => [.. values.Select(v => (float)v)];
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;
using WeightLayout = KernelGen.Compiler.Declarations.WeightLayout;

/// <summary>One random network with its programs, its parameters and its truth.</summary>
internal sealed class LayerCase
{
    private const int Lanes = ProgramMachine.Lanes;
    private readonly ProgramMachine _machine;
    private readonly ReferenceNetwork _truth;

    public LayerCase(string kind, int seed)
        : this(kind, seed, random => RandomLayers.Draw(kind, random))
    {
    }

    /// <summary>A layer that is an activation alone.</summary>
    public LayerCase(OperationSpec activation, int seed)
        : this(activation.Name, seed, random => Declare.Network(3, 4, 7, Declare.Apply((Activation)RandomLayers.Operation(activation, 3, random))))
    {
    }

    private LayerCase(string kind, int seed, Func<Random, NetworkDeclaration> draw)
    {
        Seed = seed;
        Random = new Random(unchecked((seed * 7919) + kind.Sum(c => c)));
        Network = draw(Random);
        Target = Target.All[Random.Next(Target.All.Count)];
        _machine = new ProgramMachine(Network, Target);
        InferenceResult shapes = ShapeInference.Infer(Network);
        LayerShape shape = shapes.Layers[0];
        (Input, Output) = (shape.Input, shapes.Output);
        _truth = new ReferenceNetwork(Network, shapes, Lanes);
        Weight = Numbers(shape.WeightCount, 1);
        Bias = Numbers(shape.BiasCount, 1);
        _machine.SetParameters(Declared(Weight), Bias);
        Tolerance = Network.Layers.Select((layer, i) => ReferenceLayer.Tolerance(layer, shapes.Layers[i].Input, shapes.Layers[i].Output)).Max();
    }

    public int Seed { get; }

    public Random Random { get; }

    public NetworkDeclaration Network { get; }

    public Target Target { get; }

    public TensorShape Input { get; }

    public TensorShape Output { get; }

    /// <summary>The first layer's weights, in PyTorch's order.</summary>
    public float[] Weight { get; }

    public float[] Bias { get; }

    /// <summary>How far the first layer may be from the loops, as a share of the largest result.</summary>
    public double Tolerance { get; }

    public LayerDeclaration Layer => Network.Layers[0];

    /// <summary>Small whole numbers times a factor; few of them, so that maxima are met twice.</summary>
    public float[] Numbers(int length, int factor) => [.. Enumerable.Range(0, length).Select(_ => (float)(Random.Next(-4, 5) * factor))];

    /// <summary>Runs both programs and holds everything against the loops; exactly where there is no tolerance.</summary>
    public void RunAndCompare(float[] x, float[] gy, double tolerance, bool parametersToo = true, bool gradientsToo = true)
    {
        double[] y = _truth.Forward(Wide(x), Wide(Weight), Wide(Bias));
        AssertClose(y, _machine.Forward(x), tolerance, "outputs of a block");
        for (int n = 0; n < Lanes; n += Lanes - 1)
        {
            float[] sample = _machine.Sample(Outside(Input, x.AsSpan(n * Input.Length, Input.Length)));
            AssertClose(
                Wide(Outside(Output, [.. y.AsSpan(n * Output.Length, Output.Length).ToArray().Select(v => (float)v)])), sample, tolerance, $"output of sample {n}");
        }

        if (!gradientsToo)
        {
            return;
        }

        (double[] gx, double[] gw, double[] gb) = _truth.Backward(Wide(gy), Wide(Weight), Wide(Bias));
        (float[] inputs, float[] weight, float[] bias) = _machine.Backward(gy);
        AssertClose(gx, inputs, tolerance, "input gradients");
        if (parametersToo)
        {
            AssertClose(Wide(Declared([.. gw.Select(v => (float)v)])), weight, tolerance, "weight gradients");
            AssertClose(gb, bias, tolerance, "bias gradients");
        }
    }

    public static double[] Wide(float[] values) => [.. values.Select(v => (double)v)];

    public static void AssertClose(double[] truth, float[] mine, double tolerance, string what)
    {
        Assert.Equal(truth.Length, mine.Length);
        double largest = truth.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < truth.Length; i++)
        {
            float expected = (float)truth[i];
            bool close = expected.Equals(mine[i]) || expected == mine[i]
                || (float.IsFinite(expected) && float.IsFinite(mine[i]) && Math.Abs(mine[i] - truth[i]) <= tolerance * largest);
            Require.That(close, $"{what}[{i}]: {mine[i]:R}, not {expected:R}");
        }
    }

    /// <summary>One sample as the caller lays it.</summary>
    public float[] Outside(TensorShape shape, ReadOnlySpan<float> planes)
    {
        if (Network.Layout == OutsideLayout.Nchw)
        {
            return planes.ToArray();
        }

        int area = shape.Height * shape.Width;
        var pixels = new float[planes.Length];
        for (int i = 0; i < planes.Length; i++)
        {
            pixels[(i % area * shape.Channels) + (i / area)] = planes[i];
        }

        return pixels;
    }

    /// <summary>Weights in the order that the layer declares.</summary>
    public float[] Declared(float[] oihw)
    {
        if (Layer.Operator is not Conv2dDeclaration { WeightLayout: WeightLayout.Hwio } conv)
        {
            return oihw;
        }

        int taps = conv.KernelHeight * conv.KernelWidth;
        int inputs = Input.Channels / conv.Groups;
        var hwio = new float[oihw.Length];
        for (int i = 0; i < oihw.Length; i++)
        {
            hwio[((((i % taps) * inputs) + (i / taps % inputs)) * conv.OutChannels) + (i / taps / inputs)] = oihw[i];
        }

        return hwio;
    }
}

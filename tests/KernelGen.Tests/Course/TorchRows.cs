using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows D4, E2 to E5, E10 to E15: the PyTorch course, step by step.</summary>
public sealed class TorchRows
{
    private static readonly float[] Counting = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly float[] Edges = Grid.Of(8, 6, (_, x) => x is >= 2 and <= 5 ? 0 : 1).Values;
    private static readonly float[] EdgesFound = Grid.Of(7, 6, (_, x) => x == 1 ? 1 : x == 5 ? -1 : 0).Values;

    [Fact]
    public void E2_Corr2d()
    {
        using Corr2d network = NetworkRun.With(new Corr2d(), ("L.weight", [0, 1, 2, 3]));
        Assert.Equal([19, 25, 37, 43], NetworkRun.Forward(network, Counting));
    }

    [Fact]
    public void E3_AnyKernelSize_OneBias()
    {
        using EdgeDetector network = EdgeDetector.Create(seed: 3);
        Assert.Equal<int>([1, 1, 1, 2], network.L.Weight!.Shape.ToArray());
        Assert.Equal(1, network.L.Bias!.Length);
        float bound = 1 / MathF.Sqrt(2);
        Assert.All(network.L.Weight.Values.ToArray(), w => Assert.InRange(w, -bound, bound));
        Assert.NotEqual(0, network.L.Weight.Values[0]);
    }

    [Fact]
    public void E4_TheExactKernelFindsTheEdges()
    {
        using EdgeDetector network = NetworkRun.With(new EdgeDetector(), ("L.weight", [1, -1]));
        Assert.Equal(EdgesFound, NetworkRun.Forward(network, Edges));
    }

    [Fact]
    public void E5_LearnsTheKernel()
    {
        using EdgeDetector network = NetworkRun.With(new EdgeDetector(), ("L.weight", [-0.1f, -1.925f]), ("L.bias", [0.64f]));
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = 1,
            Loss = new MseLoss { Reduction = LossReduction.Sum },
            Optimizer = new Sgd(0.01f),
        });

        var printed = new List<string>();
        for (int step = 1; step <= 30; step++)
        {
            float loss = session.Step(Edges, EdgesFound.AsSpan());
            if (step % 5 == 0)
                printed.Add(FormattableString.Invariant($"{step} {loss:F5}"));
        }

        Assert.Equal(["5 3.96812", "10 0.44820", "15 0.05154", "20 0.00618", "25 0.00081", "30 0.00012"], printed);
        Assert.Equal(
            ["0.99694", "-0.99928", "0.00131"],
            network.Parameters.SelectMany(p => p.Values.ToArray()).Select(v => FormattableString.Invariant($"{v:F5}")));
    }

    [Fact]
    public void E4_E5_TheTwinOfTheEdgeKernel()
    {
        // Untrained it is the image kernel; from the course's start it learns the course's kernel.
        using EdgeTwin exact = EdgeTwin.Create();
        Assert.Equal(EdgesFound, NetworkRun.Forward(exact, Edges));

        using LearningTwin network = LearningTwin.Create();
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = 1,
            Loss = new MseLoss { Reduction = LossReduction.Sum },
            Optimizer = new Sgd(0.01f),
        });
        float[] losses = [.. Enumerable.Range(0, 30).Select(_ => session.Step(Edges, EdgesFound.AsSpan()))];
        Assert.Equal(
            ["3.96812", "0.44820", "0.05154", "0.00618", "0.00081", "0.00012"],
            losses.Where((_, i) => i % 5 == 4).Select(v => FormattableString.Invariant($"{v:F5}")));
        Assert.Equal(
            ["0.99694", "-0.99928", "0.00131"],
            network.Parameters.SelectMany(p => p.Values.ToArray()).Select(v => FormattableString.Invariant($"{v:F5}")));
    }

    [Fact]
    public void D4_E10_ManyInputChannels()
    {
        float[] x = [.. Counting, .. Counting.Select(v => v + 1)];
        using TwoChannels network = NetworkRun.With(new TwoChannels(), ("L.weight", [0, 1, 2, 3, 1, 2, 3, 4]));
        Assert.Equal([56, 72, 104, 120], NetworkRun.Forward(network, x));

        // D4: a bias for each filter, and a batch.
        network.Parameters["L.bias"].Set([100]);
        float[] twice = [.. x, .. x];
        Assert.Equal([156, 172, 204, 220, 156, 172, 204, 220], NetworkRun.Forward(network, twice));
    }

    [Fact]
    public void E11_ManyOutputChannels()
    {
        float[] x = [.. Counting, .. Counting.Select(v => v + 1)];
        float[] kernel = [0, 1, 2, 3, 1, 2, 3, 4];
        float[] stack = [.. kernel, .. kernel.Select(v => v + 1), .. kernel.Select(v => v + 2)];
        using TwoToThreeChannels network = NetworkRun.With(new TwoToThreeChannels(), ("L.weight", stack));
        Assert.Equal([56, 72, 104, 120, 76, 100, 148, 172, 96, 128, 192, 224], NetworkRun.Forward(network, x));
    }

    [Fact]
    public void E12_OneByOne_IsALinearOverTheChannels()
    {
        using OneByOne convolution = OneByOne.Create(seed: 8);
        using OnePixel linear = NetworkRun.With(
            new OnePixel(),
            ("L.weight", convolution.L.Weight!.Values.ToArray()),
            ("L.bias", convolution.L.Bias!.Values.ToArray()));
        float[] x = Values.Normal(27, 9);
        float[] y = NetworkRun.Forward(convolution, x);
        for (int pixel = 0; pixel < 9; pixel++)
        {
            float[] channels = NetworkRun.Forward(linear, [x[pixel], x[9 + pixel], x[18 + pixel]]);
            Tolerance.AssertClose(Values.Widen(channels), [y[pixel], y[9 + pixel]], $"pixel {pixel}");
        }
    }

    [Fact]
    public void E14_Shapes()
    {
        using TorchExample network = TorchExample.Create(seed: 10);
        Assert.Equal(new Shape(2, 3, 5), network.InputShape);
        Assert.Equal(new Shape(3, 3, 5), network.OutputShape);
        Assert.Equal<int>([3, 2, 3, 5], network.L.Weight!.Shape.ToArray());
        Assert.Equal<int>([3], network.L.Bias!.Shape.ToArray());
        Assert.Equal(4 * 45, NetworkRun.Forward(network, new float[4 * 30]).Length);
    }

    [Fact]
    public void E15_FixedWeights()
    {
        using TorchExample network = NetworkRun.With(new TorchExample(), ("L.weight", Grid.Read(TorchWeights.Text).Values));
        float[] y = NetworkRun.Forward(network, [.. Enumerable.Range(0, 120).Select(i => (float)i)]);
        AssertRow([-5.5202, -9.4404, -6.39, -6.233, -3.5787], y, 0);
        AssertRow([46.7604, 92.0287, 98.4106, 44.0325, 63.6577], y, (3 * 3 + 2) * 15);
        Assert.Equal(-2244.0824, y.Sum(v => (double)v), 2e-4);
    }

    private static void AssertRow(double[] expected, float[] y, int start)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], y[start + i], 6e-5);
    }
}

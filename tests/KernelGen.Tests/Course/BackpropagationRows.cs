using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows B7 to B12 and E1: backpropagation through each pair of layers.</summary>
public sealed class BackpropagationRows
{
    [Fact]
    public void B7_ConvolutionActivationPooling()
    {
        using FusedConvTanhPool network = FusedConvTanhPool.Create(seed: 5);
        Finite.AssertForwardAndGradients(network, batch: 3, stream: 40);
    }

    [Fact]
    public void B8_OutputDelta_IsDerivativeTimesError()
    {
        // a = sigmoid(ln 4) = 0.8; with error e = 0.5 the delta is a (1 − a) e = 0.08.
        using OneNeuron network = NetworkRun.With(new OneNeuron(), ("L.weight", [MathF.Log(4) / 2]));
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { Optimizer = new Sgd(0.5f) });
        var a = new float[1];
        var gx = new float[1];
        session.Forward([2], a);
        session.Backward([0.5f], gx);
        session.Update();

        Tolerance.AssertClose([0.8], a, "a");
        Tolerance.AssertClose([0.08], session.Gradients["L.bias"], "delta");
        Tolerance.AssertClose([0.16], session.Gradients["L.weight"], "delta times the input");
        Tolerance.AssertClose([0.08 * Math.Log(4) / 2], gx, "the error one layer down");
        Tolerance.AssertClose([Math.Log(4) / 2 - 0.5 * 0.16], network.L.Weight!.Values, "the weight after a step");
    }

    [Fact]
    public void B9_ConvolutionBelowMeanPooling()
    {
        // With weight 1 and bias 0 the delta of the convolution is the input's gradient.
        using TanhBeforeMeanPool network = NetworkRun.With(new TanhBeforeMeanPool(), ("C.weight", [1]));
        float[] x = Values.Uniform(16, 1, 1);
        NetworkRun run = NetworkRun.ForwardBackward(network, x, [4, 8, 12, 16]);

        float[] upsampled = Grid.Read("1 1 2 2; 1 1 2 2; 3 3 4 4; 3 3 4 4").Values;
        double[] delta = [.. x.Select((v, i) => upsampled[i] * (1 - Math.Pow(Math.Tanh(v), 2)))];
        Tolerance.AssertClose(delta, run.Gx, "delta");
        Tolerance.AssertClose([delta.Sum()], run.Gradients["C.bias"], "db");
    }

    [Fact]
    public void B10_PoolingBelowConvolution()
    {
        using Corr2d network = NetworkRun.With(new Corr2d(), ("L.weight", [0, 1, 2, 3]));
        NetworkRun run = NetworkRun.ForwardBackward(network, [0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4]);
        Assert.Equal([0, 1, 2, 2, 10, 10, 6, 17, 12], run.Gx);
        Assert.Equal([27, 37, 57, 67], run.Gradients["L.weight"]);
        Assert.Equal([10], run.Gradients["L.bias"]);

        // With a 2×2 mean pooling below, each of these is shared by four.
        using MeanPoolBeforeConvolution pooled = NetworkRun.With(new MeanPoolBeforeConvolution(), ("C.weight", [0, 1, 2, 3]));
        float[] x = Grid.Of(6, 6, (y, x) => y / 2 * 3 + x / 2).Values;
        NetworkRun below = NetworkRun.ForwardBackward(pooled, x, [1, 2, 3, 4]);
        Assert.Equal(Grid.Of(6, 6, (y, x) => run.Gx[y / 2 * 3 + x / 2] / 4).Values, below.Gx);
        Assert.Equal([27, 37, 57, 67], below.Gradients["C.weight"]);
    }

    [Fact]
    public void B11_ConvolutionBelowConvolution()
    {
        using ConvolutionBeforeConvolution network = ConvolutionBeforeConvolution.Create(seed: 6);
        Finite.AssertForwardAndGradients(network, batch: 2, stream: 50);
    }

    [Fact]
    public void B12_ConvolutionBelowFullyConnected()
    {
        using ConvolutionBeforeLinear network = ConvolutionBeforeLinear.Create(seed: 7);
        Finite.AssertForwardAndGradients(network, batch: 2, stream: 60);
    }

    [Fact]
    public void E1_VectorSeed()
    {
        // f(a) = 2 (a0² + a1, a1² + a0). At a = (2, 4) a Linear with f's Jacobian, and f(a) − Ja as its bias, has f's value
        // and f's derivative; the seed (1, 2) must come back as the course prints it.
        using TwoToTwo network = NetworkRun.With(new TwoToTwo(), ("L.weight", [8, 2, 2, 16]), ("L.bias", [-8, -32]));
        NetworkRun run = NetworkRun.ForwardBackward(network, [2, 4], [1, 2]);
        Assert.Equal([16, 36], run.Y);
        Assert.Equal([12, 34], run.Gx);
    }
}

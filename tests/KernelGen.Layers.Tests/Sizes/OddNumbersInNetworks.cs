using KernelGen.Tests.Support;
using KernelGen.Tests.Support.Loops;

namespace KernelGen.Tests.Sizes;

/// <summary>NaN and infinity in networks.</summary>
public sealed class OddNumbersInNetworks
{
    [Theory]
    [InlineData("ConvWidth17", float.NaN)]
    [InlineData("ConvWidth17", float.PositiveInfinity)]
    [InlineData("ConvOutputs17", float.NaN)]
    [InlineData("ConvStride2", float.NegativeInfinity)]
    [InlineData("ConvKernel7", float.NaN)]
    [InlineData("MaxPoolWidth17", float.NaN)]
    [InlineData("MaxPoolChannels17", float.NegativeInfinity)]
    [InlineData("AvgPoolWidth17", float.NaN)]
    [InlineData("AvgPoolWidth17", float.PositiveInfinity)]
    [InlineData("LinearInputs17", float.NaN)]
    [InlineData("TanhAlone", float.NaN)]
    [InlineData("TanhAlone", float.PositiveInfinity)]
    [InlineData("ReLUAlone", float.NaN)]
    [InlineData("ReLUAlone", float.NegativeInfinity)]
    [InlineData("SigmoidAlone", float.NaN)]
    [InlineData("SigmoidAlone", float.NegativeInfinity)]
    [InlineData("LeakyReLUAlone", float.NaN)]
    [InlineData("LeakyReLUAlone", float.NegativeInfinity)]
    [InlineData("LeakyReLUBehindWide", float.NaN)]
    [InlineData("ClampAlone", float.NaN)]
    [InlineData("ClampAlone", float.PositiveInfinity)]
    [InlineData("ClampBehindWide", float.NaN)]
    [InlineData("ClampBehindNarrow", float.NegativeInfinity)]
    [InlineData("GELUAlone", float.NaN)]
    [InlineData("GELUAlone", float.PositiveInfinity)]
    [InlineData("GELUApproximate", float.NaN)]
    [InlineData("SiLUAlone", float.NaN)]
    [InlineData("SiLUAlone", float.PositiveInfinity)]
    [InlineData("SoftmaxWarm", float.NaN)]
    [InlineData("SoftmaxWarm", float.NegativeInfinity)]
    [InlineData("SoftmaxWarm", float.PositiveInfinity)]
    [InlineData("SoftmaxTwoPixels", float.NaN)]
    [InlineData("SoftmaxMap", float.PositiveInfinity)]
    [InlineData("LogSoftmaxThreePixels", float.NegativeInfinity)]
    [InlineData("LogSoftmaxMap", float.NaN)]
    public void Bad35_SpreadsExactlyWhereTheWindowReaches(string name, float odd)
    {
        const int Batch = 3;
        using Network network = EveryLayerSize.Create(name);
        int length = network.InputShape.Length;
        var truth = new LoopNetwork<double>(network, Batch);
        for (int at = 0; at < length; at += Math.Max(1, length / 29))
        {
            float[] x = Values.Normal(Batch * length, 500);
            x[length + at] = odd; // in the middle sample: its neighbours stay clean
            double[] y = truth.Forward(Values.Widen(x));
            Tolerance.AssertClose(y, NetworkRun.Forward(network, x), $"{name} Forward, {odd} at {at}", 4e-6);
            Tolerance.AssertClose(
                y, NetworkRun.ForwardBackward(network, x, new float[y.Length]).Y, $"{name} TrainingSession.Forward, {odd} at {at}", 4e-6);
        }
    }

    [Fact]
    public void Bad48_MaxPool_AllNegativeInfinity()
    {
        using Network network = EveryLayerSize.Create("MaxPoolWidth15");
        float[] x = new float[network.InputShape.Length];
        Array.Fill(x, float.NegativeInfinity);
        float[] gy = Values.Normal(network.OutputShape.Length, 1);
        NetworkRun run = NetworkRun.ForwardBackward(network, x, gy);
        Assert.All(run.Y, v => Assert.Equal(float.NegativeInfinity, v));

        var truth = new LoopNetwork<double>(network, 1);
        truth.Forward(Values.Widen(x));
        Tolerance.AssertClose(truth.Backward(Values.Widen(gy)), run.Gx, "gx");
    }
}

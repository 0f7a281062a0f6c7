using KernelGen.Tests.Support;

namespace KernelGen.Tests.Layouts;

/// <summary>Where the channels of a pixel lie together, everything has the bits that it has where they do not.</summary>
public sealed class OutsideLayoutTests
{
    public static TheoryData<string> Cases => [.. LayoutNetworks.Pairs.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward(string name)
    {
        (Network planes, Network pixels) = Pair(name);
        Assert.Equal((Layout.Nchw, Layout.Nhwc), (planes.Layout, pixels.Layout));
        Assert.Equal((planes.InputShape, planes.OutputShape), (pixels.InputShape, pixels.OutputShape));
        foreach (int batch in (int[])[1, 3, 16, 35])
        {
            float[] x = Values.Normal(batch * planes.InputShape.Length, 1);
            float[] expected = Permuted.ToPixels(planes.OutputShape, NetworkRun.Forward(planes, x));
            AssertBits(expected, NetworkRun.Forward(pixels, Permuted.ToPixels(planes.InputShape, x)), $"{name}, {batch} samples");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward(string name)
    {
        (Network planes, Network pixels) = Pair(name);
        foreach (int batch in (int[])[1, 16, 21])
        {
            float[] x = Values.Normal(batch * planes.InputShape.Length, 2);
            float[] gy = Values.Normal(batch * planes.OutputShape.Length, 3);
            NetworkRun expected = NetworkRun.ForwardBackward(planes, x, gy);
            NetworkRun run = NetworkRun.ForwardBackward(
                pixels, Permuted.ToPixels(planes.InputShape, x), Permuted.ToPixels(planes.OutputShape, gy), threads: 2);
            AssertBits(Permuted.ToPixels(planes.OutputShape, expected.Y), run.Y, $"{name} outputs");
            AssertBits(Permuted.ToPixels(planes.InputShape, expected.Gx), run.Gx, $"{name} input gradients");
            foreach ((string parameter, float[] gradient) in expected.Gradients)
                AssertBits(gradient, run.Gradients[parameter], $"{name} {parameter} gradient");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TrainingOnTargets(string name)
    {
        (Network planes, Network pixels) = Pair(name);
        const int Batch = 19;
        var options = new TrainingOptions { BatchSize = Batch, Loss = new MseLoss(), Optimizer = new Sgd(0.01f) };
        using TrainingSession one = planes.CreateTrainingSession(options);
        using TrainingSession other = pixels.CreateTrainingSession(options);
        float[] x = Values.Normal(Batch * planes.InputShape.Length, 4);
        float[] targets = Values.Normal(Batch * planes.OutputShape.Length, 5);
        for (int step = 0; step < 3; step++)
        {
            float loss = one.Step(x, targets);
            Assert.Equal(loss, other.Step(Permuted.ToPixels(planes.InputShape, x), Permuted.ToPixels(planes.OutputShape, targets)));
        }

        foreach (Parameter parameter in planes.Parameters)
            AssertBits(parameter.Values, pixels.Parameters[parameter.Name].Values, parameter.Name);
    }

    private static (Network Planes, Network Pixels) Pair(string name) =>
        (LayoutNetworks.Pairs[name].Planes(), LayoutNetworks.Pairs[name].Pixels());

    internal static void AssertBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Require.That(BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i]), $"{what}[{i}]: {actual[i]:R}, not {expected[i]:R}");
    }
}

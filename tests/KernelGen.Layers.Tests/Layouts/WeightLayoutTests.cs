using KernelGen.Tests.Support;
using static KernelGen.Tests.Layouts.OutsideLayoutTests;

namespace KernelGen.Tests.Layouts;

/// <summary>Weights in TensorFlow's order are the same network as in PyTorch's, bit for bit.</summary>
public sealed class WeightLayoutTests
{
    public static TheoryData<string> Cases => [.. WeightNetworks.Pairs.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheDefaultStartIsTheSame(string name)
    {
        (Network oihw, Network hwio) = (WeightNetworks.Pairs[name].Oihw(), WeightNetworks.Pairs[name].Hwio());
        Assert.Contains(hwio.Parameters, p => p.Layout == WeightLayout.Hwio);
        AssertSameParameters(oihw, hwio);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardAndBackward(string name)
    {
        (Network oihw, Network hwio) = (WeightNetworks.Pairs[name].Oihw(), WeightNetworks.Pairs[name].Hwio());
        foreach (Parameter parameter in oihw.Parameters)
        {
            float[] values = Values.Normal(parameter.Length, (uint)parameter.Length);
            parameter.Set(values);
            hwio.Parameters[parameter.Name].Set(Permuted.Weights(hwio.Parameters[parameter.Name], values));
        }

        foreach (int batch in (int[])[1, 16, 37])
        {
            float[] x = Values.Normal(batch * oihw.InputShape.Length, 1);
            float[] gy = Values.Normal(batch * oihw.OutputShape.Length, 2);
            AssertBits(NetworkRun.Forward(oihw, x), NetworkRun.Forward(hwio, x), $"{name}, {batch} samples");
            NetworkRun expected = NetworkRun.ForwardBackward(oihw, x, gy);
            NetworkRun run = NetworkRun.ForwardBackward(hwio, x, gy, threads: 2);
            AssertBits(expected.Y, run.Y, $"{name} outputs");
            AssertBits(expected.Gx, run.Gx, $"{name} input gradients");
            foreach ((string parameter, float[] gradient) in expected.Gradients)
                AssertBits(Permuted.Weights(hwio.Parameters[parameter], gradient), run.Gradients[parameter], $"{name} {parameter} gradient");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training(string name)
    {
        (Network oihw, Network hwio) = (WeightNetworks.Pairs[name].Oihw(), WeightNetworks.Pairs[name].Hwio());
        const int Batch = 20;
        var options = new TrainingOptions
        {
            BatchSize = Batch, Loss = new MseLoss(), Optimizer = new Sgd(0.001f) { Momentum = 0.9f, WeightDecay = 1e-3f },
        };
        using TrainingSession one = oihw.CreateTrainingSession(options);
        using TrainingSession other = hwio.CreateTrainingSession(options);
        float[] x = Values.Normal(Batch * oihw.InputShape.Length, 4);
        float[] targets = Values.Normal(Batch * oihw.OutputShape.Length, 5);
        for (int step = 0; step < 3; step++)
            Assert.Equal(one.Step(x, targets), other.Step(x, targets));
        AssertSameParameters(oihw, hwio);
    }

    private static void AssertSameParameters(Network oihw, Network hwio)
    {
        foreach (Parameter parameter in oihw.Parameters)
        {
            Parameter other = hwio.Parameters[parameter.Name];
            AssertBits(Permuted.Weights(other, parameter.Values), other.Values, parameter.Name);
            if (other.Layout == WeightLayout.Hwio)
                Assert.Equal((int[])[parameter.Shape[2], parameter.Shape[3], parameter.Shape[1], parameter.Shape[0]], other.Shape);
        }
    }
}

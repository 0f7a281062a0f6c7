using KernelGen.Tests.Support;

namespace KernelGen.Tests.Runtime;

public sealed partial class TrainingSessionTests
{
    private static readonly Shape Input = new(2, 3, 5);

    private static FakeLinear Create(int outputs = 4, ulong seed = 7)
    {
        var network = new FakeLinear(Input, outputs);
        network.Initialize(seed);
        return network;
    }

    private static (float[] Inputs, byte[] Labels) Batch(int samples, int classes = 4, int seed = 1) =>
        (TestValues.Uniform(samples * Input.Length, seed), TestValues.Labels(samples, classes, seed));

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    public void StepFollowsTheFormulasOfSoftmaxCrossEntropyAndSgd(int samples)
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession(new() { Optimizer = new Sgd(0.1f) });
        (float[] inputs, byte[] labels) = Batch(samples);
        double[] weight = [.. network.Weight.Values.ToArray().Select(value => (double)value)];
        double[] bias = [.. network.Bias.Values.ToArray().Select(value => (double)value)];

        double loss = 0;
        int correct = 0;
        double[] weightGradient = new double[weight.Length];
        double[] biasGradient = new double[bias.Length];
        for (int n = 0; n < samples; n++)
        {
            double[] y = [.. Enumerable.Range(0, 4).Select(o =>
                bias[o] + Enumerable.Range(0, 30).Sum(i => weight[(o * 30) + i] * inputs[(n * 30) + i]))];
            double sum = y.Sum(Math.Exp);
            loss += (Math.Log(sum) - y[labels[n]]) / samples;
            correct += Array.IndexOf(y, y.Max()) == labels[n] ? 1 : 0;
            for (int o = 0; o < 4; o++)
            {
                double gradient = ((Math.Exp(y[o]) / sum) - (o == labels[n] ? 1 : 0)) / samples;
                biasGradient[o] += gradient;
                for (int i = 0; i < 30; i++)
                {
                    weightGradient[(o * 30) + i] += gradient * inputs[(n * 30) + i];
                }
            }
        }

        Assert.Equal(loss, session.Step(inputs, labels), 5e-6);
        Assert.Equal(correct, session.Correct);
        for (int i = 0; i < weight.Length; i++)
        {
            Assert.Equal(weightGradient[i], session.Gradients["F.weight"][i], 2e-6);
            Assert.Equal(weight[i] - (0.1 * weightGradient[i]), network.Weight.Values[i], 2e-6);
        }

        for (int o = 0; o < 4; o++)
        {
            Assert.Equal(biasGradient[o], session.Gradients[network.Bias][o], 2e-6);
            Assert.Equal(bias[o] - (0.1 * biasGradient[o]), network.Bias.Values[o], 2e-6);
        }
    }

    [Theory]
    [InlineData(LossReduction.Mean, 4.25f)]
    [InlineData(LossReduction.Sum, 17f)]
    public void SquaredErrorReducesOverOutputsAndSamples(LossReduction reduction, float expected)
    {
        using var network = new FakeLinear(new Shape(1, 1, 1), 2);
        network.Weight.Set([1, 2]);
        using TrainingSession session = network.CreateTrainingSession(
            new() { Loss = new MseLoss { Reduction = reduction }, Optimizer = new Sgd(0) });

        // Outputs (1, 2) and (2, 4); differences (1, 0) and (0, 4).
        Assert.Equal(expected, session.Step([1, 2], (ReadOnlySpan<float>)[0, 2, 2, 0]));
        float factor = reduction == LossReduction.Mean ? 0.25f : 1;
        Assert.Equal([2 * factor, 16 * factor], session.Gradients["F.weight"].ToArray());
        Assert.Equal([2 * factor, 8 * factor], session.Gradients["F.bias"].ToArray());
        Assert.Equal(0, session.Correct);
    }

    [Fact]
    public void SquaredErrorOnLabelsHasOneAtTheLabel()
    {
        using FakeLinear one = Create();
        using FakeLinear two = Create();
        var options = new TrainingOptions { Loss = new MseLoss() };
        using TrainingSession labelled = one.CreateTrainingSession(options);
        using TrainingSession targeted = two.CreateTrainingSession(options);
        (float[] inputs, byte[] labels) = Batch(20);
        float[] targets = [.. labels.SelectMany(label => Enumerable.Range(0, 4).Select(o => o == label ? 1f : 0f))];
        Assert.Equal(targeted.Step(inputs, (ReadOnlySpan<float>)targets), labelled.Step(inputs, labels));
        Assert.Equal(TestValues.Bits(two.Weight.Values), TestValues.Bits(one.Weight.Values));
        Assert.InRange(labelled.Correct, 1, 19);
    }

    [Fact]
    public void StepEqualsForwardBackwardUpdate()
    {
        using FakeLinear one = Create();
        using FakeLinear two = Create();
        var options = new TrainingOptions { Loss = new MseLoss { Reduction = LossReduction.Sum }, Threads = 2 };
        using TrainingSession whole = one.CreateTrainingSession(options);
        using TrainingSession parts = two.CreateTrainingSession(options);
        (float[] inputs, _) = Batch(50);
        float[] targets = TestValues.Uniform(200, 2);
        whole.Step(inputs, (ReadOnlySpan<float>)targets);

        float[] outputs = new float[200];
        parts.Forward(inputs, outputs);
        float[] gradients = [.. outputs.Zip(targets, (y, t) => (float)(2 * ((double)y - t)))];
        float[] inputGradients = new float[inputs.Length];
        float[] weight = two.Weight.Values.ToArray();
        parts.Backward(gradients, inputGradients);
        Assert.Equal(weight, two.Weight.Values.ToArray());
        parts.Update();

        Assert.Equal(TestValues.Bits(one.Weight.Values), TestValues.Bits(two.Weight.Values));
        for (int n = 0; n < 50; n++)
        {
            for (int i = 0; i < 30; i++)
            {
                double expected = Enumerable.Range(0, 4).Sum(o => (double)weight[(o * 30) + i] * gradients[(n * 4) + o]);
                Assert.Equal(expected, inputGradients[(n * 30) + i], 1e-5);
            }
        }
    }

    [Fact]
    public void TrainingLearnsAndForwardSeesIt()
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession(new() { Optimizer = new Sgd(0.5f) { Momentum = 0.9f } });
        (float[] inputs, byte[] labels) = Batch(64);
        float first = session.Step(inputs, labels);
        float last = first;
        for (int i = 0; i < 1000; i++)
        {
            last = session.Step(inputs, labels);
        }

        Require.That(last < first / 20, $"{first} -> {last}");
        Assert.Equal(64, session.Correct);
        float[] outputs = new float[256];
        network.Forward(inputs, outputs);
        Assert.All(Enumerable.Range(0, 64), n =>
            Assert.Equal(labels[n], outputs.AsSpan(n * 4, 4).IndexOf(outputs.Skip(n * 4).Take(4).Max())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepAllocatesNothingInSteadyState(int threads)
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession(
            new() { Threads = threads, Optimizer = new Sgd(0.1f) { Momentum = 0.9f } });
        (float[] inputs, byte[] labels) = Batch(64);
        float[] outputs = new float[256];
        void Round()
        {
            session.Step(inputs, labels);
            session.Forward(inputs, outputs);
            session.Backward(outputs, default);
            network.Forward(inputs, outputs);
        }

        Round();
        Round();

        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                Round();
            }
        }));
    }

    [Fact]
    public void GradientsOfAnotherNetworksParameterAreRefused()
    {
        using FakeLinear network = Create();
        using FakeLinear other = Create();
        using TrainingSession session = network.CreateTrainingSession();
        Assert.Throws<ArgumentException>(() => { _ = session.Gradients[other.Bias]; });
        Assert.Throws<KeyNotFoundException>(() => { _ = session.Gradients["nothing"]; });
        Assert.Throws<ArgumentException>(() => session.Step(new float[30], (ReadOnlySpan<float>)[0, 0, 0, float.NaN]));
    }
}

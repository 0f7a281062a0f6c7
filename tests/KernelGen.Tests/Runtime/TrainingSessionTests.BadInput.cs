namespace KernelGen.Tests.Runtime;

public sealed partial class TrainingSessionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Bad41_LengthsThatDoNotFitAreRefused(bool labelled)
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession(
            new() { BatchSize = 4, Loss = labelled ? new CrossEntropyLoss() : new MseLoss() });
        float[] before = network.Weight.Values.ToArray();
        void Refuses(int inputs, int second) => Assert.ThrowsAny<ArgumentException>(() => labelled
            ? session.Step(new float[inputs], new byte[second])
            : session.Step(new float[inputs], new float[4 * second]));
        Refuses(0, 0);
        Refuses(31, 1);
        Refuses(60, 1);
        Refuses(60, 3);
        Refuses(150, 5);
        Assert.ThrowsAny<ArgumentException>(() => session.Forward(new float[150], new float[20]));
        Assert.ThrowsAny<ArgumentException>(() => session.Forward(new float[60], new float[4]));
        Assert.Equal(before, network.Weight.Values.ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Bad42_ALabelThatIsNoClassIsNamedAndNothingChanges(int label)
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession();
        float[] before = network.Weight.Values.ToArray();
        string message = Assert.ThrowsAny<ArgumentException>(() => session.Step(new float[90], (ReadOnlySpan<int>)[0, label, 1])).Message;
        Assert.Contains("index 1 ", message);
        Assert.Contains($"is {label},", message);
        Assert.Equal(before, network.Weight.Values.ToArray());
    }

    [Fact]
    public void Bad42_IgnoredSamplesDoNotCount()
    {
        using FakeLinear one = Create();
        using FakeLinear two = Create();
        using TrainingSession all = one.CreateTrainingSession();
        using TrainingSession some = two.CreateTrainingSession();
        (float[] inputs, byte[] labels) = Batch(20);
        int[] ignoring = [.. labels.Select((label, i) => i < 16 ? label : -100)];
        float expected = all.Step(inputs.AsSpan(0, 16 * 30), labels.AsSpan(0, 16));
        Assert.Equal(expected, some.Step(inputs, ignoring));
        Assert.Equal(all.Correct, some.Correct);
        Assert.Equal(TestValues.Bits(one.Weight.Values), TestValues.Bits(two.Weight.Values));
    }

    [Fact]
    public void Bad43_BackwardNeedsItsForward()
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession();
        float[] inputs = new float[60];
        Assert.Throws<InvalidOperationException>(() => session.Update());
        Assert.Throws<InvalidOperationException>(() => session.Backward(new float[8]));

        session.Forward(inputs, new float[8]);
        Assert.Throws<InvalidOperationException>(() => session.Backward(new float[4]));
        Assert.ThrowsAny<ArgumentException>(() => session.Backward(new float[7]));
        Assert.ThrowsAny<ArgumentException>(() => session.Backward(new float[8], new float[30]));
        session.Backward(new float[8], new float[60]);
        Assert.Throws<InvalidOperationException>(() => session.Backward(new float[8]));

        session.Forward(inputs, new float[8]);
        session.Step(inputs, (ReadOnlySpan<byte>)[0, 1]);
        Assert.Throws<InvalidOperationException>(() => session.Backward(new float[8]));

        session.Forward(inputs, new float[8]);
        network.Bias.Set(new float[4]);
        Assert.Throws<InvalidOperationException>(() => session.Backward(new float[8]));
    }

    [Fact]
    public void Bad45_ALossThatIsNotFiniteIsReported()
    {
        (float[] inputs, byte[] labels) = Batch(20);
        inputs[^1] = float.NaN;
        using FakeLinear reporting = Create();
        using TrainingSession session = reporting.CreateTrainingSession();
        Assert.True(float.IsNaN(session.Step(inputs, labels)));

        using FakeLinear throwing = Create();
        using TrainingSession strict = throwing.CreateTrainingSession(new() { ThrowOnNonFinite = true });
        uint[] before = TestValues.Bits(throwing.Weight.Values);
        Assert.Throws<NotFiniteNumberException>(() => strict.Step(inputs, labels));
        Assert.Throws<NotFiniteNumberException>(() => strict.Update());
        Assert.Equal(before, TestValues.Bits(throwing.Weight.Values));

        inputs[^1] = 0;
        Assert.True(float.IsFinite(strict.Step(inputs, labels)));
    }

    [Fact]
    public void Bad45_AGradientThatIsNotFiniteIsReportedThoughTheLossIs()
    {
        using var network = new FakeLinear(new Shape(1, 1, 2), 2);
        using TrainingSession session = network.CreateTrainingSession(new() { Loss = new MseLoss(), ThrowOnNonFinite = true });
        network.Bias.Set([1e10f, 0]);
        Assert.Throws<NotFiniteNumberException>(() => session.Step([0, 3e38f], (ReadOnlySpan<float>)[0, 0]));
        Assert.Equal([0, 0, 0, 0], network.Weight.Values.ToArray());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-0.1f)]
    [InlineData(float.PositiveInfinity)]
    public void Bad46_RatesOutsideTheirRangeAreRefused(float value)
    {
        Assert.ThrowsAny<ArgumentException>(() => new Sgd(value));
        Assert.ThrowsAny<ArgumentException>(() => new Sgd(0.1f) { Momentum = value });
        Assert.ThrowsAny<ArgumentException>(() => new Sgd(0.1f) { WeightDecay = value });
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession();
        Assert.ThrowsAny<ArgumentException>(() => session.LearningRate = value);
        Assert.Equal(0.01, session.LearningRate);
    }

    [Fact]
    public void Bad46_MomentumOfOneAndBadOptionsAreRefusedAndARateOfZeroChangesNothing()
    {
        Assert.ThrowsAny<ArgumentException>(() => new Sgd(0.1f) { Momentum = 1 });
        Assert.ThrowsAny<ArgumentException>(() => new TrainingOptions { BatchSize = 0 });
        Assert.ThrowsAny<ArgumentException>(() => new TrainingOptions { Threads = -1 });
        Assert.ThrowsAny<ArgumentException>(() => new TrainingOptions { Loss = null! });
        Assert.ThrowsAny<ArgumentException>(() => new TrainingOptions { Optimizer = null! });

        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession();
        session.LearningRate = 0;
        float[] before = network.Weight.Values.ToArray();
        (float[] inputs, byte[] labels) = Batch(20);
        session.Step(inputs, labels);
        Assert.Equal(before, network.Weight.Values.ToArray());
    }

    [Fact]
    public void Bad50_ASecondThreadInASessionIsDetected()
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession();
        using TrainingSession other = network.CreateTrainingSession();
        (float[] inputs, byte[] labels) = Batch(16);
        int caught = 0;
        network.Inside = _ =>
        {
            network.Inside = null;
            var thread = new Thread(() =>
            {
                Action[] calls =
                [
                    () => session.Step(inputs, labels), () => other.Step(inputs, labels), () => session.Forward(inputs, new float[64]),
                    () => network.Bias.Set(new float[4]), () => session.Update(),
                ];
                caught = calls.Count(call => Record.Exception(call) is InvalidOperationException);
            });
            thread.Start();
            thread.Join();
        };
        session.Step(inputs, labels);
        Assert.Equal(5, caught);
        other.Step(inputs, labels);
    }

    [Fact]
    public void AKernelThatThrowsOnAnyThreadLeavesTheSessionUsable()
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession(new() { Threads = 3 });
        (float[] inputs, byte[] labels) = Batch(64);
        network.Inside = _ => throw new NotImplementedException();
        Assert.Throws<NotImplementedException>(() => session.Step(inputs, labels));
        network.Inside = null;
        session.Step(inputs, labels);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Bad52_ThreadsDoNotChangeABit(int threads)
    {
        (float[] inputs, byte[] labels) = Batch(530);
        uint[] Train(int count)
        {
            using FakeLinear network = Create();
            using TrainingSession session = network.CreateTrainingSession(
                new() { BatchSize = 530, Threads = count, Optimizer = new Sgd(0.1f) { Momentum = 0.9f, WeightDecay = 0.01f } });
            var losses = new List<float>();
            for (int i = 0; i < 30; i++)
            {
                losses.Add(session.Step(inputs, labels));
            }

            return [.. TestValues.Bits(network.Weight.Values), .. TestValues.Bits(losses.ToArray())];
        }

        Assert.Equal(Train(1), Train(threads));
    }

    [Fact]
    public void Bad54_UseAfterDisposeThrowsAndDisposeTwiceDoesNot()
    {
        using FakeLinear network = Create();
        TrainingSession session = network.CreateTrainingSession(new() { Threads = 2 });
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Step(new float[30], (ReadOnlySpan<byte>)[0]));
        Assert.Throws<ObjectDisposedException>(() => session.Forward(new float[30], new float[4]));
        Assert.Throws<ObjectDisposedException>(() => session.Backward(new float[4]));
        Assert.Throws<ObjectDisposedException>(() => session.Update());
        Assert.Throws<ObjectDisposedException>(() => { _ = session.Gradients["F.bias"]; });

        TrainingSession orphan = network.CreateTrainingSession();
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => orphan.Step(new float[30], (ReadOnlySpan<byte>)[0]));
    }
}

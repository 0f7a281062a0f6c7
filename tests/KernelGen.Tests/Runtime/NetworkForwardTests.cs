using KernelGen.Tests.Support;

namespace KernelGen.Tests.Runtime;

public sealed class NetworkForwardTests
{
    private static readonly Shape Input = new(2, 3, 5);

    private static FakeLinear Create(bool blockForward = false)
    {
        var network = new FakeLinear(Input, 4, blockForward);
        network.Initialize(7);
        return network;
    }

    [Fact]
    public void ParametersStartAtZeroAndHaveNamesAndShapes()
    {
        using var network = new FakeLinear(Input, 4);
        Assert.Equal(["F.weight", "F.bias"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([4, 30], network.Weight.Shape.ToArray());
        Assert.All(network.Weight.Values.ToArray(), value => Assert.Equal(0, value));
        Assert.Same(network.Layers[0].Weight, network.Parameters[0]);
        Assert.Same(network.Layers[0].Bias, network.Parameters["F.bias"]);
        KeyNotFoundException exception = Assert.Throws<KeyNotFoundException>(() => network.Parameters["F.wieght"]);
        Assert.Contains("F.weight, F.bias", exception.Message);
    }

    [Fact]
    public void InitializeStaysWithinPyTorchsBoundAndRepeats()
    {
        using var network = new FakeLinear(new Shape(1, 20, 20), 10);
        network.Initialize(3);
        float bound = 1 / 20f;
        float[] first = network.Weight.Values.ToArray();
        Assert.All(first, value => Assert.InRange(value, -bound, bound));
        Assert.InRange(first.Max(), 0.98f * bound, bound);
        Assert.InRange(first.Average(), -0.05f * bound, 0.05f * bound);
        Assert.All(network.Bias.Values.ToArray(), value => Assert.InRange(Math.Abs(value), float.Epsilon, bound));

        network.Initialize(4);
        Assert.NotEqual(first, network.Weight.Values.ToArray());
        network.Initialize(3);
        Assert.Equal(first, network.Weight.Values.ToArray());
    }

    [Fact]
    public void Bad52_InitializeGivesTheSameValuesOnEveryMachine()
    {
        using var network = new FakeLinear(new Shape(1, 1, 4), 1);
        network.Initialize(0);
        Assert.Equal(Expected.InitializeSeed0, TestValues.Bits(network.Weight.Values));
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(5, 5, 0)]
    [InlineData(16, 0, 1)]
    [InlineData(35, 3, 2)]
    public void ForwardTakesBlocksWhereTheyAreFasterAndTheRestOneByOne(int samples, int singles, int blocks)
    {
        float[] inputs = TestValues.Uniform(samples * Input.Length, 1);
        float[] one = new float[samples * 4];
        float[] two = new float[samples * 4];
        using FakeLinear plain = Create();
        plain.Forward(inputs, one);
        Assert.Equal((samples, 0), (plain.Samples, plain.Blocks));

        using FakeLinear blocked = Create(blockForward: true);
        blocked.Forward(inputs, two);
        Assert.Equal((singles, blocks), (blocked.Samples, blocked.Blocks));
        Assert.Equal(TestValues.Bits(one), TestValues.Bits(two));
    }

    [Fact]
    public void SetIsSeenByTheNextForwardAndPacksOnce()
    {
        using FakeLinear network = Create();
        float[] input = TestValues.Uniform(Input.Length, 1);
        float[] output = new float[4];
        network.Forward(input, output);
        network.Forward(input, output);
        Assert.Equal(1, network.Packs);

        network.Weight.Set(new float[network.Weight.Length]);
        network.Bias.Set([1, 2, 3, 4]);
        network.Forward(input, output);
        Assert.Equal([1, 2, 3, 4], output);
        Assert.Equal(2, network.Packs);
        Assert.Throws<ArgumentException>(() => network.Bias.Set([1, 2, 3]));
    }

    [Fact]
    public void ForwardDuringAChangeKeepsTheParametersItStartedWith()
    {
        using FakeLinear network = Create();
        network.Weight.Set(new float[network.Weight.Length]);
        network.Bias.Set([1, 1, 1, 1]);
        float[] inputs = new float[2 * Input.Length];
        float[] outer = new float[8];
        float[] inner = new float[4];
        int calls = 0;
        network.Inside = _ =>
        {
            if (calls++ == 0)
            {
                // In the middle of the outer pass: change, and run another pass, which must not touch the outer's weights.
                network.Bias.Set([2, 2, 2, 2]);
                network.Forward(inputs.AsSpan(0, Input.Length), inner);
            }
        };
        network.Forward(inputs, outer);
        Assert.All(outer, value => Assert.Equal(1, value));
        Assert.All(inner, value => Assert.Equal(2, value));
    }

    [Fact]
    public void Bad41_LengthsThatDoNotFitAreRefusedBeforeWriting()
    {
        using FakeLinear network = Create();
        float[] canary = [9, 9, 9, 9, 9];
        void Refuses(int inputs, int outputs) =>
            Assert.ThrowsAny<ArgumentException>(() => network.Forward(new float[inputs], canary.AsSpan(0, outputs)));
        Refuses(0, 0);
        Refuses(29, 4);
        Refuses(31, 4);
        Refuses(30, 3);
        Refuses(30, 5);
        Refuses(60, 4);
        Assert.Equal([9, 9, 9, 9, 9], canary);

        string message = Assert.ThrowsAny<ArgumentException>(() => network.Forward(new float[60], new float[4])).Message;
        Assert.Contains("8", message);
        Assert.Contains("4", message);
    }

    [Fact]
    public void Bad40_NullArraysAreRefused()
    {
        using FakeLinear network = Create();
        using TrainingSession session = network.CreateTrainingSession();
        Assert.ThrowsAny<ArgumentException>(() => network.Forward(null, null));
        Assert.ThrowsAny<ArgumentException>(() => network.Bias.Set(null));
        Assert.ThrowsAny<ArgumentException>(() => session.Step(null, (byte[]?)null));
        Assert.ThrowsAny<ArgumentException>(() => session.Step(new float[30], (int[]?)null));
        Assert.ThrowsAny<ArgumentException>(() => session.Backward(null));
        Assert.ThrowsAny<ArgumentException>(() => { _ = network.Parameters[null!]; });
        Assert.ThrowsAny<ArgumentException>(() => { _ = session.Gradients[(Parameter)null!]; });
    }

    [Fact]
    public void Bad41_OverlappingInputAndOutputAreRefused()
    {
        using FakeLinear network = Create();
        float[] memory = new float[64];
        Assert.ThrowsAny<ArgumentException>(() => network.Forward(memory.AsSpan(0, 30), memory.AsSpan(29, 4)));
        network.Forward(memory.AsSpan(0, 30), memory.AsSpan(30, 4));
    }

    [Fact]
    public async Task Bad50_ForwardFromSeveralThreadsGivesTheSameBits()
    {
        using FakeLinear network = Create(blockForward: true);
        float[] inputs = TestValues.Uniform(40 * Input.Length, 5);
        float[] expected = new float[40 * 4];
        network.Forward(inputs, expected);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            float[] outputs = new float[expected.Length];
            for (int i = 0; i < 200; i++)
            {
                Array.Clear(outputs);
                network.Forward(inputs, outputs);
                Assert.Equal(expected, outputs);
            }
        })));
    }

    [Fact]
    public async Task Bad50_ForwardWhileParametersChangeSeesOneStateAtATime()
    {
        using var network = new FakeLinear(new Shape(1, 1, 1), 64, blockForward: true);
        var stop = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            float[] outputs = new float[17 * 64];
            while (!stop.IsCancellationRequested)
            {
                network.Forward(new float[17], outputs);
                Assert.All(outputs, value => Assert.Equal(outputs[0], value));
            }
        }))];
        float[] bias = new float[64];
        for (int i = 1; i < 3000; i++)
        {
            Array.Fill(bias, i);
            network.Bias.Set(bias);
        }

        stop.Cancel();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void Bad53_ForwardRunsOnASmallStack()
    {
        using FakeLinear network = Create(blockForward: true);
        Exception? error = null;
        var thread = new Thread(
            () => error = Record.Exception(() => network.Forward(new float[33 * Input.Length], new float[33 * 4])), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(error);
    }

    [Fact]
    public void Bad53_ANetworkTooLargeForMemoryIsNotHalfBuilt() =>
        Assert.Throws<OutOfMemoryException>(() => new AlignedMemoryProbe().Allocate(int.MaxValue));

    [Fact]
    public void Bad54_UseAfterDisposeThrowsAndDisposeTwiceDoesNot()
    {
        FakeLinear network = Create();
        float[] input = new float[Input.Length];
        network.Forward(input, new float[4]);
        ReadOnlySpan<float> taken = network.Bias.Values;
        float before = taken[0];
        network.Dispose();
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Forward(input, new float[4]));
        Assert.Throws<ObjectDisposedException>(() => network.Initialize(1));
        Assert.Throws<ObjectDisposedException>(() => network.Bias.Set(new float[4]));
        Assert.Throws<ObjectDisposedException>(() => { _ = network.Bias.Values; });
        Assert.Throws<ObjectDisposedException>(() => network.CreateTrainingSession());

        // A span taken earlier keeps its memory.
        GC.Collect();
        Assert.Equal(before, taken[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ForwardAllocatesNothingInSteadyState(bool blockForward)
    {
        using FakeLinear network = Create(blockForward);
        float[] inputs = TestValues.Uniform(35 * Input.Length, 5);
        float[] outputs = new float[35 * 4];
        network.Forward(inputs, outputs);
        network.Forward(inputs, outputs);
        Assert.Equal(0, Allocation.Of(() => network.Forward(inputs, outputs)));
    }

    private sealed class AlignedMemoryProbe
    {
        public void Allocate(int length) => _ = new KernelGen.Runtime.AlignedMemory(length);
    }
}

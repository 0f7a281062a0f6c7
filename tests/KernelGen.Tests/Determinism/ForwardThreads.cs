using KernelGen.Tests.Course;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Determinism;

/// <summary>Threads that share a forward pass: the same bits for any number of them, and calls that meet.</summary>
public sealed class ForwardThreads
{
    // Without any vectors the bodies of 128 bits run again, a hundred times slower: how threads share them is held by the run on 128 bits.
    [Theory]
    [Trait("Width", "vectors")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(19)]
    [InlineData(33)]
    public void Bad52_GiveTheSameBits(int samples)
    {
        using WideLayers wide = WideLayers.Create(seed: 2);
        using LeNet5 small = LeNet5.Create(seed: 2);
        using TransformedLayers transformed = TransformedLayers.Create(seed: 2);
        foreach (Network network in new Network[] { wide, small, transformed })
        {
            float[] x = Values.Uniform(samples * network.InputShape.Length, 1, 1);
            float[] expected = NetworkRun.Forward(network, x);
            foreach (int threads in new[] { 2, 3, 8, 1 })
            {
                network.Threads = threads;
                Assert.Equal(threads, network.Threads);
                for (int run = 0; run < 3; run++)
                {
                    Tolerance.AssertSame(expected, NetworkRun.Forward(network, x), $"{network.Name} with {threads} threads");
                }
            }
        }
    }

    [Fact]
    public void ShareOneSampleWhereThatIsWorthIt()
    {
        using WideLayers wide = WideLayers.Create();
        using LeNet5 small = LeNet5.Create();
        using TransformedLayers transformed = TransformedLayers.Create();
        Assert.True(wide.Plan.SharesSample && transformed.Plan.SharesSample, "The tests here compare one thread with one thread.");
        Assert.False(small.Plan.SharesSample);
    }

    [Fact]
    [Trait("Width", "vectors")]
    public void Bad50_ServeOneOfSeveralCallsAndLeaveTheOthersAlone()
    {
        using WideLayers network = WideLayers.Create(seed: 4);
        float[] x = Values.Uniform(3 * network.InputShape.Length, 1, 1);
        float[] expected = NetworkRun.Forward(network, x);
        network.Threads = 2;
        Parallel.For(0, 40, _ => Tolerance.AssertSame(expected, NetworkRun.Forward(network, x), "from a thread"));
    }

    [Fact]
    [Trait("Width", "vectors")]
    public void ChangeWhileCallsRun()
    {
        using WideLayers network = WideLayers.Create(seed: 4);
        float[] x = Values.Uniform(network.InputShape.Length, 1, 1);
        float[] expected = NetworkRun.Forward(network, x);
        Parallel.For(0, 60, i =>
        {
            network.Threads = 1 + (i % 3);
            Tolerance.AssertSame(expected, NetworkRun.Forward(network, x), "while the number of threads changes");
        });
    }

    [Fact]
    public void AllocateNothing()
    {
        using WideLayers network = WideLayers.Create(seed: 4);
        network.Threads = 2;
        float[] x = Values.Uniform(2 * network.InputShape.Length, 1, 1);
        float[] y = new float[2 * network.OutputShape.Length];
        network.Forward(x, y);
        network.Forward(x.AsSpan(0, x.Length / 2), y.AsSpan(0, y.Length / 2));
        Assert.Equal(0, Allocation.Of(
            () =>
            {
                network.Forward(x, y);
                network.Forward(x.AsSpan(0, x.Length / 2), y.AsSpan(0, y.Length / 2));
            },
            tooMany: network.Plan.Input.Length * sizeof(float)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(257)]
    public void Bad55_RefuseNumbersThatCannotBe(int threads)
    {
        using WideLayers network = WideLayers.Create(seed: 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Threads = threads);
        Assert.Equal(1, network.Threads);
    }

    [Fact]
    public void Bad54_EndWithTheNetwork()
    {
        WideLayers network = WideLayers.Create(seed: 4);
        network.Threads = 3;
        network.Dispose();
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Threads = 2);
    }
}

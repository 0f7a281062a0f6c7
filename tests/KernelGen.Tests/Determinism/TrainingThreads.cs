using KernelGen.Data;
using KernelGen.Tests.Course;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Determinism;

/// <summary>Threads that share a training step: blocks where there are enough, else the layers of one; and the data of the next step.</summary>
public sealed class TrainingThreads
{
    // Without any vectors the bodies of 128 bits run again, a hundred times slower: how threads share them is held by the run on 128 bits.
    [Theory]
    [Trait("Width", "vectors")]
    [InlineData(16)]
    [InlineData(5)]
    [InlineData(40)]
    public void Bad52_GiveTheSameBits(int batch)
    {
        foreach (Func<Network> create in new Func<Network>[] { () => NormedLayers.Create(seed: 2), () => WideLayers.Create(seed: 2), () => TransformedLayers.Create(seed: 2) })
        {
            float[] expected = Train(create, 1, batch);
            foreach (int threads in new[] { 2, 3, 8 })
            {
                Assert.Equal(expected, Train(create, threads, batch));
            }
        }
    }

    [Fact]
    public void ShareBlocksWhereThatIsWorthIt()
    {
        using NormedLayers normed = NormedLayers.Create();
        using LeNet5 small = LeNet5.Create();
        using OneLayer tiny = OneLayer.Create();
        Assert.True(normed.Plan.SharesBlock && small.Plan.SharesBlock, "The tests here compare one thread with one thread.");
        Assert.False(tiny.Plan.SharesBlock);
    }

    [Fact]
    public void AllocateNothing()
    {
        using NormedLayers network = NormedLayers.Create(seed: 4);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = 40, Threads = 3, ClipNorm = 1 });
        float[] x = Values.Uniform(40 * network.InputShape.Length, 1, 1);
        byte[] labels = new byte[40];
        session.Step(x, labels);
        Assert.Equal(0, Allocation.Of(() => session.Step(x, labels), tooMany: network.InputShape.Length * sizeof(float)));
    }

    [Theory]
    [Trait("Width", "vectors")]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(2, 2)]
    public void ReadTheNextBatchBesideAStep(int threads, int prefetch)
    {
        foreach (bool isShared in new[] { true, false })
        {
            (float[] Bits, List<int> Indices) expected = Learn(1, 0, isShared, beside: false);
            (float[] Bits, List<int> Indices) actual = Learn(threads, prefetch, isShared, beside: true);
            Assert.Equal(expected.Indices, actual.Indices);
            Assert.Equal(expected.Bits, actual.Bits);
        }
    }

    [Fact]
    public void AllocateNothingForTheNextBatch()
    {
        using LeNet5 network = LeNet5.Create(seed: 4);
        using var loader = new BatchLoader(Samples(isShared: true), 40, seed: 1);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = 40, Threads = 2 });
        loader.MoveNext();
        session.Step(loader);
        Assert.Equal(0, Allocation.Of(() =>
        {
            loader.StartEpoch(2);
            while (loader.MoveNext())
            {
                session.Step(loader);
            }
        }));
    }

    [Fact]
    public void SayWhatTheDataThrowsWhereItIsAskedFor()
    {
        using LeNet5 network = LeNet5.Create(seed: 4);
        var samples = new BadSamples(Samples(isShared: false), bad: 45);
        using var loader = new BatchLoader(samples, 40, shuffle: false);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = 40, Threads = 2 });
        Assert.True(loader.MoveNext());
        session.Step(loader);
        Assert.Equal(1, session.Steps);
        Assert.Throws<InvalidDataException>(() => loader.MoveNext());
        samples.IsMended = true;
        Assert.True(loader.MoveNext());
        Assert.Equal(40, loader.Indices[0]);
        session.Step(loader);
        loader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Step(loader));
    }

    private static float[] Train(Func<Network> create, int threads, int batch)
    {
        using Network network = create();
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = batch,
            Threads = threads,
            Loss = new MseLoss(),
            Optimizer = new Sgd(0.05f) { Momentum = 0.9f },
            ClipNorm = 0.5,
        });
        float[] x = Values.Uniform(batch * network.InputShape.Length, 2, 1);
        float[] y = Values.Uniform(batch * network.OutputShape.Length, 3, 1);
        var all = new List<float>();
        for (int step = 0; step < 3; step++)
        {
            all.Add(session.Step(x, (ReadOnlySpan<float>)y));
            all.Add((float)session.GradientNorm);
        }

        var outputs = new float[y.Length];
        var gradients = new float[x.Length];
        session.Forward(x, outputs);
        session.Backward(y, gradients);
        all.AddRange([.. outputs, .. gradients, .. network.Parameters.SelectMany(p => session.Gradients[p].ToArray())]);
        session.Forward(x, outputs);
        session.BackwardInput(y, gradients);
        return [.. all, .. outputs, .. gradients, .. network.Parameters.SelectMany(p => p.Values.ToArray())];
    }

    private static (float[] Bits, List<int> Indices) Learn(int threads, int prefetch, bool isShared, bool beside)
    {
        using LeNet5 network = LeNet5.Create(seed: 4);
        using var loader = new BatchLoader(Samples(isShared), 40, seed: 1) { Prefetch = prefetch };
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = 40, Threads = threads });
        var indices = new List<int>();
        for (int epoch = 0; epoch < 2; epoch++)
        {
            loader.StartEpoch(epoch, firstBatch: epoch);
            while (loader.MoveNext())
            {
                indices.AddRange(loader.Indices);
                float loss = beside ? session.Step(loader) : session.Step(loader.Inputs, loader.Labels);
                Assert.True(float.IsFinite(loss));
            }
        }

        return ([.. network.Parameters.SelectMany(p => p.Values.ToArray())], indices);
    }

    private static IRandomDataset Samples(bool isShared)
    {
        const int Count = 130;
        int[] labels = [.. Enumerable.Range(0, Count).Select(i => i % 10)];
        IDataset samples = new ArrayDataset(Values.Uniform(Count * 1024, 5, 1), labels);
        return new Augmentation { Shift = 2, Rotation = 9 }.Of(isShared ? samples : new BadSamples(samples, bad: -1), new Shape(1, 32, 32));
    }

    /// <summary>Samples that one thread reads at a time, one of which cannot be read until it is mended.</summary>
    private sealed class BadSamples(IDataset samples, int bad) : IDataset
    {
        private int _readers;

        public bool IsMended { get; set; }

        public int Count => samples.Count;

        public int SampleLength => samples.SampleLength;

        public int Read(int index, Span<float> sample)
        {
            Assert.Equal(1, Interlocked.Increment(ref _readers));
            try
            {
                return index != bad || IsMended ? samples.Read(index, sample) : throw new InvalidDataException("It cannot be read.");
            }
            finally
            {
                Interlocked.Decrement(ref _readers);
            }
        }
    }
}

/// <summary>A layer that is too little work to be shared.</summary>
[Network(1, 4, 4)]
public sealed partial class OneLayer
{
    [Linear(3)]
    public partial Layer F1 { get; }
}

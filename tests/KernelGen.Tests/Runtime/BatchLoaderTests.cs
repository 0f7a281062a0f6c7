using KernelGen.Data;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Runtime;

public sealed class BatchLoaderTests
{
    private static LabeledImages Images(int count) => new(
        IdxFile.Parse(IdxFileTests.Images(count, 2, 3)),
        IdxFile.Parse(IdxFileTests.Labels([.. Enumerable.Range(0, count).Select(i => (byte)(i % 3))])));

    private static int[] Order(BatchLoader loader)
    {
        var order = new List<int>();
        while (loader.MoveNext())
        {
            order.AddRange(loader.Indices);
        }

        return [.. order];
    }

    [Fact]
    public void B2_EveryEpochGivesEverySampleOnceInItsOwnRepeatableOrder()
    {
        var loader = new BatchLoader(Images(40).ToSamples(), 16, seed: 3);
        Assert.Equal(3, loader.Count);
        int[] first = Order(loader);
        loader.StartEpoch(1);
        int[] second = Order(loader);
        loader.StartEpoch(0);
        Assert.Equal(first, Order(loader));
        Assert.Equal(first, Order(new BatchLoader(Images(40).ToSamples(), 7, seed: 3)));
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, Order(new BatchLoader(Images(40).ToSamples(), 16, seed: 4)));
        Assert.Equal(Enumerable.Range(0, 40), first.Order());
        Assert.Equal(Enumerable.Range(0, 40), Order(new BatchLoader(Images(40).ToSamples(), 16, shuffle: false)));
    }

    [Fact]
    public void B2_BatchesHoldTheSamplesAndLabelsOfTheirIndices()
    {
        LabeledImages images = Images(21);
        var loader = new BatchLoader(images.ToSamples(height: 5, width: 4, mean: 0.5, deviation: 0.25), 8, seed: 1);
        var sizes = new List<int>();
        while (loader.MoveNext())
        {
            sizes.Add(loader.Labels.Length);
            Assert.Equal(loader.Labels.Length * 20, loader.Inputs.Length);
            for (int i = 0; i < loader.Labels.Length; i++)
            {
                int index = loader.Indices[i];
                Assert.Equal(images.Labels[index], loader.Labels[i]);
                ReadOnlySpan<float> sample = loader.Inputs.Slice(i * 20, 20);
                for (int place = 0; place < 20; place++)
                {
                    // Two rows of three in the middle of five rows of four: one row above, none on the left.
                    int y = (place / 4) - 1;
                    int x = place % 4;
                    int pixel = y is >= 0 and < 2 && x < 3 ? images.Image(index).Row(y)[x] : 0;
                    Assert.Equal(((pixel / 255.0) - 0.5) / 0.25, sample[place], 1e-6);
                }
            }
        }

        Assert.Equal([8, 8, 5], sizes);
        Assert.False(loader.MoveNext());
        Assert.Equal(0, loader.Inputs.Length);
    }

    [Fact]
    public void DropLastLeavesOutAShortBatch()
    {
        var loader = new BatchLoader(Images(21).ToSamples(), 8, dropLast: true);
        Assert.Equal(2, loader.Count);
        Assert.Equal(16, Order(loader).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void NothingIsAllocatedForABatchOrAnEpoch(int prefetch)
    {
        using var loader = new BatchLoader(Images(40).ToSamples(), 16) { Prefetch = prefetch };
        void Epoch(int epoch)
        {
            loader.StartEpoch(epoch);
            while (loader.MoveNext())
            {
                _ = loader.Inputs;
            }
        }

        Epoch(0);
        int next = 1;
        Assert.Equal(0, Allocation.Of(() => Epoch(next++)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Bad52_BatchesReadAheadAreThoseReadWhenAsked(int prefetch)
    {
        IRandomDataset samples = new Augmentation { Shift = 1 }.Of(Images(40).ToSamples(4, 4), new Shape(1, 4, 4));
        using var plain = new BatchLoader(samples, 7, seed: 3);
        IRandomDataset again = new Augmentation { Shift = 1 }.Of(Images(40).ToSamples(4, 4), new Shape(1, 4, 4));
        using var ahead = new BatchLoader(again, 7, seed: 3) { Prefetch = prefetch };
        var first = new List<float[]>();
        for (int epoch = 0; epoch < 4; epoch++)
        {
            plain.StartEpoch(epoch);
            ahead.StartEpoch(epoch);
            for (int batch = 0; plain.MoveNext(); batch++)
            {
                Assert.True(ahead.MoveNext());
                Assert.Equal(plain.Indices, ahead.Indices);
                Assert.Equal(plain.Labels, ahead.Labels);
                Assert.Equal(plain.Inputs, ahead.Inputs);
                if (epoch == 0)
                {
                    first.Add(plain.Inputs.ToArray());
                }
            }

            Assert.False(ahead.MoveNext());
            Assert.False(ahead.MoveNext());
            Assert.Equal(0, ahead.Inputs.Length);
        }

        // The same epoch again, from each of its batches on; left in the middle, so that reading ahead is broken off.
        for (int batch = 0; batch <= first.Count; batch++)
        {
            ahead.StartEpoch(0, batch);
            Assert.Equal(batch < first.Count, ahead.MoveNext());
            Assert.Equal(batch < first.Count ? first[batch] : [], ahead.Inputs.ToArray());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => ahead.StartEpoch(0, first.Count + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ahead.StartEpoch(0, -1));
        Assert.True(ahead.Waited > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(1, 40, 7)]
    [InlineData(2, 40, 7)]
    [InlineData(5, 9, 4)]
    [InlineData(20, 9, 4)]
    public void TheNextEpochReadAheadIsTheOneReadWhenAsked(int prefetch, int count, int batch)
    {
        IRandomDataset Samples() => new Augmentation { Shift = 1 }.Of(Images(count).ToSamples(4, 4), new Shape(1, 4, 4));
        using var plain = new BatchLoader(Samples(), batch, seed: 3);
        using var ahead = new BatchLoader(Samples(), batch, seed: 3) { Prefetch = prefetch, PrefetchNextEpoch = true };

        // In order, again, back, left in the middle, from the middle, and far on.
        foreach ((int epoch, int first, int most) in new[]
            { (0, 0, 99), (1, 0, 99), (2, 0, 99), (2, 0, 99), (3, 0, 99), (4, 0, 1), (5, 0, 99), (6, 1, 99), (7, 0, 99), (3, 0, 99), (4, 0, 99), (-1, 0, 2), (0, 0, 99), (1, 0, 99) })
        {
            plain.StartEpoch(epoch, first);
            ahead.StartEpoch(epoch, first);
            for (int i = 0; i < most && plain.MoveNext(); i++)
            {
                Assert.True(ahead.MoveNext());
                Assert.Equal(plain.Indices, ahead.Indices);
                Assert.Equal(plain.Labels, ahead.Labels);
                Assert.Equal(plain.Inputs, ahead.Inputs);
            }

            if (most == 99)
            {
                Assert.False(ahead.MoveNext());
                Assert.False(ahead.MoveNext());
                Thread.Sleep(epoch % 2 * 5);
            }
        }
    }

    [Fact]
    public void TheNextEpochIsReadBeforeItIsAskedFor()
    {
        var dataset = new Counting(Images(20).ToSamples());
        using var loader = new BatchLoader(dataset, 5) { Prefetch = 2, PrefetchNextEpoch = true };
        while (loader.MoveNext())
        {
        }

        Require.That(SpinWait.SpinUntil(() => Volatile.Read(ref dataset.Reads) == 30, 10_000), $"{dataset.Reads} samples were read, of 20 and two batches of 5.");
        using var plain = new BatchLoader(dataset = new Counting(Images(20).ToSamples()), 5) { Prefetch = 2 };
        while (plain.MoveNext())
        {
        }

        Thread.Sleep(20);
        Assert.Equal(20, dataset.Reads);
    }

    private sealed class Counting(IDataset samples) : IDataset
    {
        public int Reads;

        public int Count => samples.Count;

        public int SampleLength => samples.SampleLength;

        public int Read(int index, Span<float> sample)
        {
            Interlocked.Increment(ref Reads);
            return samples.Read(index, sample);
        }
    }

    [Fact]
    public void ARandomDatasetChangesFromEpochToEpochAndFromSampleToSample()
    {
        // The four samples are equal and only move.
        var same = new LabeledImages([.. Enumerable.Repeat(new byte[] { 9, 8, 7, 6 }, 4).SelectMany(image => image)], new byte[4], 2, 2);
        using var loader = new BatchLoader(new Augmentation { Shift = 50 }.Of(same.ToSamples(101, 101), new Shape(1, 101, 101)), 4);
        var seen = new HashSet<int>();
        for (int epoch = 0; epoch < 10; epoch++)
        {
            loader.StartEpoch(epoch);
            Assert.True(loader.MoveNext());
            for (int i = 0; i < 4; i++)
            {
                seen.Add(loader.Inputs.Slice(i * 101 * 101, 101 * 101).IndexOf(9 / 255f));
            }
        }

        Assert.InRange(seen.Count, 38, 40);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Bad68_WhatReadingThrowsComesOutWhereTheBatchIsAskedFor(int prefetch)
    {
        using var loader = new BatchLoader(new Unreadable(), 2, shuffle: false) { Prefetch = prefetch };
        Assert.True(loader.MoveNext());
        Assert.Equal("no sample 3", Assert.Throws<InvalidDataException>(() => loader.MoveNext()).Message);
        Assert.Throws<InvalidDataException>(() => loader.MoveNext());
        loader.StartEpoch(1, firstBatch: 2);
        Assert.True(loader.MoveNext());
        Assert.False(loader.MoveNext());
    }

    [Fact]
    public void Bad54_ALoaderThatWasDisposedSaysSo()
    {
        var loader = new BatchLoader(Images(4).ToSamples(), 2) { Prefetch = 1 };
        Assert.True(loader.MoveNext());
        loader.Dispose();
        loader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => loader.MoveNext());
        Assert.Throws<ObjectDisposedException>(() => loader.StartEpoch(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchLoader(Images(4).ToSamples(), 2) { Prefetch = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchLoader(Images(4).ToSamples(), 2) { Prefetch = 65 });
    }

    private sealed class Unreadable : IDataset
    {
        public int Count => 6;

        public int SampleLength => 1;

        public int Read(int index, Span<float> sample) => index == 3 ? throw new InvalidDataException("no sample 3") : index;
    }

    [Fact]
    public void SamplesSmallerThanTheImagesAreRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Images(1).ToSamples(height: 1));
        Assert.ThrowsAny<ArgumentException>(() => Images(1).ToSamples(deviation: 0));
        Assert.ThrowsAny<ArgumentException>(() => new BatchLoader(Images(1).ToSamples(), 0));
        Assert.ThrowsAny<ArgumentException>(() => Images(1).Image(1).Row(0));
    }

    [Fact]
    public void AConfusionMatrixCountsWhatANetworkSays()
    {
        // The label is the first pixel modulo 3; this network always says 1.
        using var network = new FakeLinear(new Shape(1, 2, 3), 3);
        network.Bias.Set([0, 1, 0]);
        ConfusionMatrix matrix = ConfusionMatrix.Of(network, Images(40).ToSamples());
        Assert.Equal((40, 13), (matrix.Total, matrix.Correct));
        Assert.Equal((14, 13, 13), (matrix[0, 1], matrix[1, 1], matrix[2, 1]));
        Assert.Equal(0, matrix[0, 0]);
        Assert.Equal(13 / 40.0, matrix.Accuracy);
        Assert.Equal(1, matrix.Recall(1));
        Assert.Equal(13 / 40.0, matrix.Precision(1));
        Assert.True(double.IsNaN(matrix.Precision(0)));
        Assert.ThrowsAny<ArgumentException>(() => matrix.Add(3, 0));
    }

    [Fact]
    public void RankingCountsTheFirstOfEqualOutputsFirst()
    {
        float[] outputs = [1, 3, 3, float.NegativeInfinity];
        Assert.Equal(1, Ranking.Best(outputs));
        Assert.True(Ranking.IsAmongBest(outputs, 1, 1));
        Assert.False(Ranking.IsAmongBest(outputs, 2, 1));
        Assert.True(Ranking.IsAmongBest(outputs, 2, 2));
        Assert.False(Ranking.IsAmongBest(outputs, 0, 2));
        Assert.True(Ranking.IsAmongBest(outputs, 3, 4));
        Assert.False(Ranking.IsAmongBest([float.NaN, 1], 0, 2));
        Assert.ThrowsAny<ArgumentException>(() => Ranking.IsAmongBest(outputs, 4, 1));
        Assert.ThrowsAny<ArgumentException>(() => Ranking.Best([]));
    }
}

using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Gradients;

/// <summary>Gradients of parts of a batch: gathered in one session, or averaged over several.</summary>
public sealed class GatheringTests
{
    private const int Batch = 48;

    private static readonly float[] Inputs = Numbers.Uniform(Batch * 144, 1);
    private static readonly int[] Labels = Numbers.Labels(Batch, 10, 2);

    private static void AssertClose(Network expected, Network mine)
    {
        foreach (Parameter parameter in expected.Parameters)
            Numbers.AssertClose(parameter.Values, mine.Parameters[parameter.Name].Values, 0, parameter.Name);
    }

    private static Span<float> InputsOf(int start, int count) => Inputs.AsSpan(start * 144, count * 144);

    /// <summary>Averages the gradients of sessions on as many threads, as processes would.</summary>
    private sealed class Meeting(int parties)
    {
        private readonly Barrier _barrier = new(parties);
        private readonly float[][] _gradients = new float[parties][];

        public IGradientReducer Place(int number) => new Party(this, number);

        private sealed class Party(Meeting meeting, int number) : IGradientReducer
        {
            public void Reduce(Span<float> gradients)
            {
                meeting._gradients[number] = gradients.ToArray();
                meeting._barrier.SignalAndWait();
                for (int i = 0; i < gradients.Length; i++)
                {
                    double sum = 0;
                    foreach (float[] theirs in meeting._gradients) sum += theirs[i];
                    gradients[i] = (float)(sum / parties);
                }

                meeting._barrier.SignalAndWait();
            }

            private readonly int parties = meeting._gradients.Length;
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void SessionsThatAverageAreOneSessionWithTheWholeBatch(int parties)
    {
        var options = new TrainingOptions { BatchSize = Batch, Optimizer = new Sgd(0.1) { Momentum = 0.9, WeightDecay = 0.01 }, ClipNorm = 0.8 };
        using SmallNet whole = SmallNet.Create(1);
        using TrainingSession session = whole.CreateTrainingSession(options);
        var meeting = new Meeting(parties);
        SmallNet[] networks = [.. Enumerable.Range(0, parties).Select(_ => SmallNet.Create(1))];
        int share = Batch / parties;
        for (int step = 0; step < 5; step++) session.Step(Inputs, Labels.AsSpan());
        Thread[] threads = [.. Enumerable.Range(0, parties).Select(number => new Thread(() =>
        {
            using TrainingSession mine = networks[number].CreateTrainingSession(options with { GradientReducer = meeting.Place(number) });
            for (int step = 0; step < 5; step++) mine.Step(InputsOf(number * share, share), Labels.AsSpan(number * share, share));
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        foreach (SmallNet network in networks)
        {
            AssertClose(whole, network);
            Assert.Equal(Numbers.Bits(networks[0]), Numbers.Bits(network));
        }

        foreach (SmallNet network in networks) network.Dispose();
    }

    private sealed class Replace(Action<float[]> look, float value) : IGradientReducer
    {
        public void Reduce(Span<float> gradients)
        {
            look(gradients.ToArray());
            gradients.Fill(value);
        }
    }

    [Fact]
    public void TheReducerSeesAllGradientsAndItsOwnAreTaken()
    {
        using FourToFive network = FourToFive.Create(1);
        float[] seen = [];
        using TrainingSession session = network.CreateTrainingSession(
            new TrainingOptions { Optimizer = new Sgd(1), GradientReducer = new Replace(g => seen = g, 0.5f) });
        float[] before = network.L.Weight!.Values.ToArray();
        session.Forward(Numbers.Uniform(8, 1), new float[10]);
        session.Backward(Numbers.Uniform(10, 2));
        float[] weight = session.Gradients["L.weight"].ToArray(), bias = session.Gradients["L.bias"].ToArray();
        Assert.Equal(session.Gradients.All.ToArray(), session.Gradients.All.ToArray());
        Assert.Empty(seen);
        session.Update();
        Assert.Equal(weight, seen[..20]);
        Assert.Equal(bias, seen[32..37]);
        Assert.All(seen[20..32], gap => Assert.Equal(0, gap));
        Assert.Equal([.. before.Select(v => v - 0.5f)], network.L.Weight!.Values.ToArray());
        Assert.All(session.Gradients.All.ToArray(), g => Assert.Equal(0.5f, g));
    }

    [Fact]
    public void Bad45_WhatTheReducerGivesIsCheckedAndItsExceptionsChangeNothing()
    {
        using FourToFive network = FourToFive.Create(1);
        uint[] before = Numbers.Bits(network);
        using TrainingSession strict = network.CreateTrainingSession(
            new TrainingOptions { ThrowOnNonFinite = true, GradientReducer = new Replace(_ => { }, float.NaN) });
        Assert.Throws<NotFiniteNumberException>(() => strict.Step(new float[4], (ReadOnlySpan<int>)[1]));
        using TrainingSession failing = network.CreateTrainingSession(
            new TrainingOptions { GradientReducer = new Replace(_ => throw new TimeoutException("lost"), 0) });
        Assert.Throws<TimeoutException>(() => failing.Step(new float[4], (ReadOnlySpan<int>)[1]));
        Assert.Equal(before, Numbers.Bits(network));
        Assert.Equal(0, failing.Steps);
    }

    [Theory]
    [InlineData(LossReduction.Mean, false)]
    [InlineData(LossReduction.Mean, true)]
    [InlineData(LossReduction.Sum, false)]
    public void GatheredPartsAreOneStepOnAll(LossReduction reduction, bool weighted)
    {
        // Parts of different sizes, of different weights, with labels that do not count.
        float[]? weights = weighted ? [1, 2, 0.5f, 1, 3, 1, 1, 0, 2, 1] : null;
        var options = new TrainingOptions
        {
            BatchSize = Batch,
            Loss = new CrossEntropyLoss { Reduction = reduction, ClassWeights = weights, IgnoreIndex = weighted ? 4 : -100 },
            Optimizer = new Sgd(reduction == LossReduction.Mean ? 0.1 : 0.01) { Momentum = 0.9 },
        };
        using SmallNet one = SmallNet.Create(1), two = SmallNet.Create(1);
        using TrainingSession whole = one.CreateTrainingSession(options), parts = two.CreateTrainingSession(options);
        for (int step = 0; step < 3; step++)
        {
            float loss = whole.Step(Inputs, Labels.AsSpan());
            float first = parts.Accumulate(InputsOf(0, 5), Labels.AsSpan(0, 5));
            parts.Accumulate(InputsOf(5, 30), Labels.AsSpan(5, 30));
            Assert.Equal(step, parts.Steps);
            parts.Accumulate(InputsOf(35, 13), Labels.AsSpan(35, 13));
            Assert.NotEqual(loss, first);
            parts.Update();
        }

        AssertClose(one, two);
        Assert.Equal(3, parts.Steps);
    }

    [Fact]
    public void GatheringEndsWithUpdateOrDiscard()
    {
        using SmallNet one = SmallNet.Create(1), two = SmallNet.Create(1);
        using TrainingSession plain = one.CreateTrainingSession(), session = two.CreateTrainingSession();
        session.Accumulate(InputsOf(0, 5), Labels.AsSpan(0, 5));
        Assert.Throws<InvalidOperationException>(() => session.Step(InputsOf(0, 5), Labels.AsSpan(0, 5)));
        session.Forward(InputsOf(0, 1), new float[10]);
        Assert.Throws<InvalidOperationException>(() => session.Backward(new float[10]));
        session.BackwardInput(new float[10], new float[144]);
        session.DiscardGradients();
        Assert.Throws<InvalidOperationException>(session.Update);
        Assert.Equal(plain.Step(InputsOf(0, 5), Labels.AsSpan(0, 5)), session.Step(InputsOf(0, 5), Labels.AsSpan(0, 5)));
        Assert.Equal(Numbers.Bits(one), Numbers.Bits(two));
    }

    [Fact]
    public void TheNormIsThatOfAllGradients()
    {
        using SmallNet network = SmallNet.Create(1);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { ClipNorm = 1e-3, BatchSize = Batch, Optimizer = new Sgd(1) });
        Assert.Equal(double.NaN, session.GradientNorm);
        float[] before = [.. network.Parameters.SelectMany(p => p.Values.ToArray())];
        session.Step(Inputs, Labels.AsSpan());
        double norm = Math.Sqrt(session.Gradients.All.ToArray().Sum(g => (double)g * g));
        Assert.Equal(norm, session.GradientNorm, 1e-12 * norm);

        // The step is as long as the limit.
        float[] after = [.. network.Parameters.SelectMany(p => p.Values.ToArray())];
        double length = Math.Sqrt(before.Zip(after, (a, b) => ((double)a - b) * ((double)a - b)).Sum());
        Assert.InRange(length, 0.99e-3, 1.001e-3);
    }
}

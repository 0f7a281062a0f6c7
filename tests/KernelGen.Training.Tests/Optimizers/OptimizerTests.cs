using KernelGen.Runtime;
using KernelGen.Tests.Support;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Optimizers;

public sealed class OptimizerTests
{
    [Fact]
    public void Bad46_ValuesOutsideTheirRangeAreRefused()
    {
        foreach (double value in new[] { double.NaN, -0.1, double.PositiveInfinity, 1e39 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(value));
            Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(value));
            Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW { LearningRate = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { WeightDecay = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ClipNorm = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ClipValue = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleLR(value, 5));
        }

        // Also what is 1, or 0, only when it is rounded to a float.
        foreach (double value in new[] { double.NaN, -0.1, 1, 0.99999999999 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(1) { Momentum = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW { Beta2 = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { Alpha = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { Momentum = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleLR(1, 5) { MaxMomentum = value });
        }

        foreach (double value in new[] { double.NaN, -1e-8, 0, 1e-50 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Epsilon = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW { Epsilon = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { Epsilon = value });
            Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ClipNorm = value });
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new StepLR(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepLR(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineAnnealingLR(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleLR(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleLR(1, 1) { PctStart = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleLR(1, 1) { DivFactor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleLR(1, 1) { Anneal = (Annealing)3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(1) { Dampening = 1.1 });
    }

    [Fact]
    public void NesterovNeedsMomentumAndNoDampening()
    {
        using FourToFive network = FourToFive.Create();
        Assert.Throws<ArgumentException>(() => network.CreateTrainingSession(new() { Optimizer = new Sgd(1) { Nesterov = true } }));
        Assert.Throws<ArgumentException>(
            () => network.CreateTrainingSession(new() { Optimizer = new Sgd(1) { Nesterov = true, Momentum = 0.9, Dampening = 0.1 } }));
        network.CreateTrainingSession(new() { Optimizer = new Sgd(1) { Nesterov = true, Momentum = 0.9 } }).Dispose();
    }

    [Fact]
    public void AScheduleSetsTheRateAndEnds()
    {
        using FourToFive network = FourToFive.Create(1);
        using TrainingSession session = network.CreateTrainingSession(new() { Schedule = new OneCycleLR(0.1, 3) });
        Assert.Throws<InvalidOperationException>(() => session.LearningRate = 0.1);
        for (int step = 0; step < 3; step++) session.Step(new float[4], (ReadOnlySpan<int>)[1]);
        Assert.Equal(0.1 / 25 / 1e4, session.LearningRate, 1e-15);
        uint[] before = Numbers.Bits(network);
        Assert.Contains("3 steps", Assert.Throws<InvalidOperationException>(() => session.Step(new float[4], (ReadOnlySpan<int>)[1])).Message);
        Assert.Throws<InvalidOperationException>(session.Update);
        Assert.Equal(before, Numbers.Bits(network));
        Assert.Equal(3, session.Steps);
    }

    private sealed record Wild(double Rate, double? Momentum) : LearningRateSchedule
    {
        public override double LearningRateAt(long step, double initialLearningRate) => step == 0 ? initialLearningRate : Rate;

        public override double? MomentumAt(long step) => step == 0 && Momentum is not null ? 0.5 : Momentum;
    }

    [Theory]
    [InlineData(double.NaN, null)]
    [InlineData(-1.0, null)]
    [InlineData(0.1, 1.0)]
    public void Bad46_AScheduleOfOnesOwnIsCheckedInEveryStep(double rate, double? momentum)
    {
        using FourToFive network = FourToFive.Create(1);
        using TrainingSession session = network.CreateTrainingSession(new() { Schedule = new Wild(rate, momentum) });
        session.Step(new float[4], (ReadOnlySpan<int>)[1]);
        uint[] before = Numbers.Bits(network);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Step(new float[4], (ReadOnlySpan<int>)[1]));
        Assert.Equal(before, Numbers.Bits(network));
        Assert.Equal(1, session.Steps);
    }

    [Fact]
    public void OneCycleOfASingleStepAndOfWholeShares()
    {
        Assert.Equal(0.5 / 25 / 1e4, new OneCycleLR(0.5, 1).LearningRateAt(0, 1), 1e-15);
        foreach (double share in new[] { 0, 0.1, 0.5, 1 })
        {
            var schedule = new OneCycleLR(0.5, 10) { PctStart = share };
            for (int step = 0; step < 10; step++) Assert.InRange(schedule.LearningRateAt(step, 1), 0, 0.5);
        }
    }

    [Fact]
    public void ACenteredRmsPropOfEqualGradientsIsANumber()
    {
        using ThirtyThree network = ThirtyThree.Create();
        using TrainingSession session = network.CreateTrainingSession(new() { Optimizer = new RmsProp(1e-6) { Centered = true, Alpha = 0.5 } });
        float[] gradients = [.. Enumerable.Range(1, 33).Select(i => i * 0.37f)];
        for (int step = 0; step < 100; step++)
        {
            session.Forward([0], new float[33]);
            session.Backward(gradients);
            session.Update();
        }

        Assert.All(network.L.Bias!.Values.ToArray(), v => Assert.True(float.IsFinite(v)));
    }

    [Theory]
    [InlineData(0.5, null)]
    [InlineData(null, 0.5)]
    [InlineData(null, null)]
    public void Bad45_ANaNGradientIsNotClippedAway(double? value, double? norm)
    {
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(1), new Sgd(1) { Momentum = 0.5 }, new Adam { AmsGrad = true }, new RmsProp { Centered = true } })
        {
            using ThirtyThree network = ThirtyThree.Create(1);
            using TrainingSession session = network.CreateTrainingSession(new() { Optimizer = optimizer, ClipValue = value, ClipNorm = norm });
            float[] gradients = new float[33];
            gradients[32] = float.NaN;
            session.Forward([0], new float[33]);
            session.Backward(gradients);
            session.Update();
            Assert.True(float.IsNaN(network.L.Bias!.Values[32]));
            Assert.Equal(norm is null, float.IsFinite(network.L.Bias.Values[0]));
        }
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        float[] inputs = Numbers.Uniform(16 * 144, 1);
        int[] labels = Numbers.Labels(16, 10, 1);
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(0.1) { Momentum = 0.5 }, new Adam(), new AdamW { AmsGrad = true }, new RmsProp { Centered = true, Momentum = 0.5 } })
        {
            using SmallNet network = SmallNet.Create(1);
            using TrainingSession session = network.CreateTrainingSession(
                new() { BatchSize = 16, Optimizer = optimizer, Schedule = new OneCycleLR(0.01, 1000), ClipNorm = 1, ClipValue = 1 });
            for (int step = 0; step < 3; step++) session.Step(inputs, labels.AsSpan());
            Assert.Equal(0, Allocation.Of(() => session.Step(inputs, labels.AsSpan())));
        }
    }

    [Fact]
    public void PortableFunctionsAgreeWithTheSystemsOwn()
    {
        for (double x = 0; x <= 1; x += 0.00137)
        {
            Assert.Equal(Math.Log(1 + x), PortableMath.LogOnePlus(x), 3e-16);
            Assert.Equal(Math.Cos(Math.PI * x), PortableMath.CosPi(x), 6e-16);
            Assert.Equal(PortableMath.CosPi(x), PortableMath.CosPi(x + 2), 1e-15);
            Assert.Equal(PortableMath.CosPi(x), PortableMath.CosPi(2 - x), 1e-15);
        }

        Assert.Equal(4.248354255291589e-18, PortableMath.LogOnePlus(4.248354255291589e-18));
        Assert.Equal(1, PortableMath.CosPi(0));
        Assert.Equal(-1, PortableMath.CosPi(1));
        Assert.Equal(0, PortableMath.CosPi(0.5), 1e-17);
        for (int exponent = 0; exponent < 5000; exponent += 7) Assert.Equal(Math.Pow(0.999, exponent), PortableMath.Power(0.999, exponent), 1e-14);
        Assert.Equal(double.NaN, PortableMath.LogOnePlus(double.NaN));
    }
}

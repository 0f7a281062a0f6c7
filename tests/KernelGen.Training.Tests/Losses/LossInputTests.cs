using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Losses;

/// <summary>What losses refuse, and what they give at the edges.</summary>
public sealed class LossInputTests
{
    private static TrainingSession Session(Network network, Loss loss) => network.CreateTrainingSession(new TrainingOptions { Loss = loss, BatchSize = 4 });

    [Theory]
    [InlineData("CrossEntropy", -1)]
    [InlineData("CrossEntropy", 5)]
    [InlineData("Nll", int.MaxValue)]
    [InlineData("Mse", 5)]
    [InlineData("BceWithLogits", -100)]
    public void Bad42_LabelsOutOfRangeNameRowAndValue(string name, int label)
    {
        Loss loss = name switch { "CrossEntropy" => new CrossEntropyLoss(), "Nll" => new NllLoss(), "Mse" => new MseLoss(), _ => new BceWithLogitsLoss() };
        using FourToFive network = FourToFive.Create(1);
        uint[] before = Numbers.Bits(network);
        using TrainingSession session = Session(network, loss);
        var e = Assert.Throws<ArgumentException>(() => session.Step(new float[12], (ReadOnlySpan<int>)[0, label, 2]));
        Assert.Contains($"index 1 is {label}, but there are 5 classes", e.Message);
        Assert.Throws<ArgumentException>(() => session.Accumulate(new float[12], (ReadOnlySpan<int>)[0, label, 2]));
        Assert.Equal(before, Numbers.Bits(network));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void TargetsThatAreNotFiniteNameSampleAndClass(float value)
    {
        using FourToFive network = FourToFive.Create(1);
        foreach (Loss loss in new Loss[] { new CrossEntropyLoss(), new BceWithLogitsLoss() })
        {
            using TrainingSession session = Session(network, loss);
            float[] targets = new float[15];
            targets[13] = value;
            var e = Assert.Throws<ArgumentException>(() => session.Step(new float[12], targets.AsSpan()));
            Assert.Contains("sample 2, ", e.Message);
            Assert.Contains($" 3, is {value}", e.Message);
        }
    }

    [Fact]
    public void WeightsOfAnotherNumberAreRefusedWhenTheSessionIsMade()
    {
        using FourToFive network = FourToFive.Create(1);
        foreach (Loss loss in new Loss[]
        {
            new CrossEntropyLoss { ClassWeights = [1, 2, 3, 4] }, new NllLoss { ClassWeights = [1, 2, 3, 4, 5, 6] },
            new BceWithLogitsLoss { Weights = [1] }, new BceWithLogitsLoss { PositiveWeights = [] },
        })
        {
            var e = Assert.Throws<ArgumentException>(() => Session(network, loss));
            Assert.Contains("values, but FourToFive has 5", e.Message);
        }

        using ThreePlanes planes = ThreePlanes.Create(1);
        Session(planes, new BceWithLogitsLoss { Weights = [1, 2, 3] }).Dispose();
        Assert.Throws<ArgumentException>(() => Session(planes, new BceWithLogitsLoss { Weights = new float[60] }));
    }

    [Fact]
    public void OptionsOutsideTheirRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyLoss { LabelSmoothing = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyLoss { LabelSmoothing = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyLoss { LabelSmoothing = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyLoss { ClassWeights = [1, -1] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NllLoss { ClassWeights = [float.NaN] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BceWithLogitsLoss { PositiveWeights = [float.PositiveInfinity] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MseLoss { Reduction = (LossReduction)7 });
    }

    [Fact]
    public void WeightsAreCopied()
    {
        float[] weights = [1, 2, 3, 4, 5];
        var loss = new CrossEntropyLoss { ClassWeights = weights };
        weights[0] = 9;
        Assert.Equal(1, loss.ClassWeights![0]);
    }

    [Fact]
    public void LossesOverClassesRefuseSharesPicturesAndWhatTheyCannotTake()
    {
        using FourToFiveShares shares = FourToFiveShares.Create(1);
        using ThreePlanes planes = ThreePlanes.Create(1);
        foreach (Loss loss in new Loss[] { new CrossEntropyLoss(), new NllLoss() })
        {
            using TrainingSession session = Session(shares, loss);
            Assert.Contains("Softmax", Assert.Throws<InvalidOperationException>(() => session.Step(new float[4], (ReadOnlySpan<int>)[0])).Message);
            using TrainingSession pictures = Session(planes, loss);
            Assert.Contains("(classes, 1, 1)", Assert.Throws<InvalidOperationException>(() => pictures.Step(new float[20], (ReadOnlySpan<int>)[0])).Message);
        }

        using TrainingSession soft = Session(shares, new CrossEntropyLoss());
        Assert.Throws<InvalidOperationException>(() => soft.Step(new float[4], (ReadOnlySpan<float>)[0, 0, 0, 0, 1]));
        using FourToFiveLogs logs = FourToFiveLogs.Create(1);
        using TrainingSession nll = Session(logs, new NllLoss());
        Assert.Contains("labels", Assert.Throws<InvalidOperationException>(() => nll.Step(new float[4], (ReadOnlySpan<float>)[0, 0, 0, 0, 1])).Message);
    }

    [Fact]
    public void Bad41_TargetsOfAnotherLengthAreRefused()
    {
        using FourToFive network = FourToFive.Create(1);
        using TrainingSession session = Session(network, new CrossEntropyLoss());
        Assert.Throws<ArgumentException>(() => session.Step(new float[8], new float[9].AsSpan()));
        Assert.Throws<ArgumentException>(() => session.Accumulate(new float[8], new int[3].AsSpan()));
        Assert.Throws<ArgumentException>(() => session.Accumulate(new float[20], new int[5].AsSpan()));
    }

    // One input of zero: the outputs are the bias, the gradient of the bias is the gradient of the loss.
    private static (float Loss, float[] Gradient) At(Loss loss, float[] logits, Func<TrainingSession, float> step)
    {
        using FiveToFive network = FiveToFive.Create(1);
        network.L.Bias!.Set(logits);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { Loss = loss, Optimizer = new Sgd(0) });
        float value = step(session);
        return (value, session.Gradients["L.bias"].ToArray());
    }

    [Fact]
    public void Bad44_BinaryLossesOfHugeLogits()
    {
        // Values of torch.nn.functional.binary_cross_entropy_with_logits in float64.
        (float loss, float[] gradient) = At(
            new BceWithLogitsLoss { Reduction = LossReduction.Sum }, [1e4f, -1e4f, 40, -40, 0], s => s.Step(new float[5], (ReadOnlySpan<float>)[1, 0, 1, 1, 0]));
        Assert.Equal(40.693147180559945, loss, 4e-6);
        Numbers.AssertClose([0, 0, -4.248354255291589e-18f, -1, 0.5f], gradient, 0, "gradient");
        Assert.Equal(-4.248354255291589e-18f, gradient[2], 1e-24f);
        (loss, gradient) = At(new BceWithLogitsLoss(), [float.PositiveInfinity, 0, 0, 0, 0], s => s.Step(new float[5], new float[5].AsSpan()));
        Assert.Equal(float.PositiveInfinity, loss);
    }

    [Fact]
    public void Bad44_SoftTargetsOfZeroAtMinusInfinityAddNothing()
    {
        (float loss, float[] gradient) = At(
            new CrossEntropyLoss(), [0, 0, float.NegativeInfinity, 0, 0], s => s.Step(new float[5], (ReadOnlySpan<float>)[1, 0, 0, 0, 0]));
        Assert.Equal(Math.Log(4), loss, 1e-6);
        Assert.Equal([-0.75f, 0.25f, 0, 0.25f, 0.25f], gradient);
    }

    [Fact]
    public void Bad44_AllIgnoredOrWeighedNothing()
    {
        foreach (Loss loss in new Loss[] { new CrossEntropyLoss { IgnoreIndex = 2 }, new CrossEntropyLoss { IgnoreIndex = 2, LabelSmoothing = 0.1 }, new NllLoss { IgnoreIndex = 2 } })
        {
            (float value, float[] gradient) = At(loss, [0, 1, 2, 3, 4], s => s.Step(new float[10], (ReadOnlySpan<int>)[2, 2]));
            Assert.True(float.IsNaN(value));
            Assert.Equal(new float[5], gradient);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Bad52_TheSameBitsForEveryNumberOfThreads(int threads)
    {
        (Loss Loss, bool Soft)[] losses =
        [
            (new CrossEntropyLoss { LabelSmoothing = 0.1, ClassWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }, false),
            (new CrossEntropyLoss(), true), (new MseLoss(), true), (new BceWithLogitsLoss { PositiveWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }, true),
            (new NllLoss { IgnoreIndex = 3 }, false),
        ];
        foreach ((Loss loss, bool soft) in losses)
        {
            foreach (Optimizer optimizer in new Optimizer[] { new Adam(), new RmsProp { Momentum = 0.5 }, new Sgd(0.01) { Momentum = 0.9 } })
            {
                using SmallNet one = SmallNet.Create(1), many = SmallNet.Create(1);
                var options = new TrainingOptions { BatchSize = 100, Loss = loss, Optimizer = optimizer, ClipNorm = 0.1 };
                using TrainingSession single = one.CreateTrainingSession(options), shared = many.CreateTrainingSession(options with { Threads = threads });
                float[] inputs = Numbers.Uniform(14400, 1), targets = [.. Numbers.Uniform(1000, 2).Select(Math.Abs)];
                int[] labels = Numbers.Labels(100, 10, 3);
                for (int step = 0; step < 3; step++)
                {
                    float a = soft ? single.Step(inputs, targets.AsSpan()) : single.Step(inputs, labels.AsSpan());
                    float b = soft ? shared.Step(inputs, targets.AsSpan()) : shared.Step(inputs, labels.AsSpan());
                    Assert.Equal(BitConverter.SingleToUInt32Bits(a), BitConverter.SingleToUInt32Bits(b));
                }

                Assert.Equal(single.GradientNorm, shared.GradientNorm);
                Assert.Equal(Numbers.Bits(one), Numbers.Bits(many));
            }
        }
    }

    [Fact]
    public void PicturesInEitherLayoutHaveTheSameLoss()
    {
        using ThreePlanes planes = ThreePlanes.Create(1);
        using ThreePlanesLast last = ThreePlanesLast.Create(1);
        float[] x = Numbers.Uniform(40, 1), t = [.. Numbers.Uniform(120, 2).Select(Math.Abs)], moved = new float[120];
        for (int n = 0; n < 2; n++)
        {
            for (int c = 0; c < 3; c++)
            {
                for (int i = 0; i < 20; i++) moved[(n * 60) + (i * 3) + c] = t[(n * 60) + (c * 20) + i];
            }
        }

        var loss = new BceWithLogitsLoss { Weights = [1, 2, 3], PositiveWeights = [3, 1, 0.5f] };
        using TrainingSession one = planes.CreateTrainingSession(new() { Loss = loss }), two = last.CreateTrainingSession(new() { Loss = loss });
        Assert.Equal(one.Step(x, t.AsSpan()), two.Step(x, moved.AsSpan()), 1e-6f);
        Numbers.AssertClose(one.Gradients["C.weight"], two.Gradients["C.weight"], 0, "weight");
    }
}

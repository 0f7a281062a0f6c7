using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed class LossTests
{
    // One input of zero: the outputs are the bias, the gradient of the bias is the gradient of the loss.
    private static (float Loss, float[] Gradient, int Correct) CrossEntropy(float[] logits, int label)
    {
        using var network = new FakeLinear(new Shape(1, 1, 1), logits.Length);
        network.Bias.Set(logits);
        using TrainingSession session = network.CreateTrainingSession();
        float loss = session.Step([0], (ReadOnlySpan<int>)[label]);
        return (loss, session.Gradients["F.bias"].ToArray(), session.Correct);
    }

    [Fact]
    public void Bad44_HugeLogitsDoNotOverflow()
    {
        (float loss, float[] gradient, int correct) = CrossEntropy([1e4f, -1e4f, 0], 1);
        Assert.Equal(2e4f, loss);
        Assert.Equal([1, -1, 0], gradient);
        Assert.Equal(0, correct);
        Assert.Equal(0, CrossEntropy([1e4f, -1e4f, 0], 0).Loss);
    }

    [Fact]
    public void Bad44_EqualLogitsGiveTheLogarithmOfTheirNumberAndTheFirstCounts()
    {
        (float loss, float[] gradient, int correct) = CrossEntropy([3, 3, 3, 3], 0);
        Assert.Equal((float)Math.Log(4), loss);
        Assert.Equal([-0.75f, 0.25f, 0.25f, 0.25f], gradient);
        Assert.Equal(1, correct);
        Assert.Equal(0, CrossEntropy([3, 3, 3, 3], 1).Correct);
    }

    [Fact]
    public void SquaredErrorCountsTheFirstOfEqualOutputs()
    {
        using var network = new FakeLinear(new Shape(1, 1, 1), 3);
        using TrainingSession session = network.CreateTrainingSession(new() { Loss = new MseLoss(), Optimizer = new Sgd(0) });
        Assert.Equal(1f / 3, session.Step([0, 0, 0, 0], (ReadOnlySpan<byte>)[0, 1, 2, 2]));
        Assert.Equal(1, session.Correct);
    }

    [Fact]
    public void Bad44_MinusInfinityIsProbabilityZero()
    {
        (float loss, float[] gradient, _) = CrossEntropy([0, float.NegativeInfinity], 0);
        Assert.Equal(0, loss);
        Assert.Equal([0, 0], gradient);
        (loss, gradient, _) = CrossEntropy([0, float.NegativeInfinity], 1);
        Assert.Equal(float.PositiveInfinity, loss);
        Assert.Equal([1, -1], gradient);
        Assert.True(float.IsNaN(CrossEntropy([float.NegativeInfinity, float.NegativeInfinity], 1).Loss));
        Assert.True(float.IsNaN(CrossEntropy([float.PositiveInfinity, 0], 1).Loss));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Bad44_NaNAnywhereGivesNaNAndIsNotCorrect(int place)
    {
        float[] logits = [1, 2, 3];
        logits[place] = float.NaN;
        for (int label = 0; label < 3; label++)
        {
            (float loss, _, int correct) = CrossEntropy(logits, label);
            Assert.True(float.IsNaN(loss));
            Assert.Equal(0, correct);
        }
    }

    [Theory]
    [InlineData(LossReduction.Mean)]
    [InlineData(LossReduction.Sum)]
    public void Bad44_AllLabelsIgnored(LossReduction reduction)
    {
        using var network = new FakeLinear(new Shape(1, 1, 1), 3);
        network.Initialize(1);
        float[] before = network.Weight.Values.ToArray();
        using TrainingSession session = network.CreateTrainingSession(new() { Loss = new CrossEntropyLoss { Reduction = reduction, IgnoreIndex = 255 } });
        float loss = session.Step([1, 2], (ReadOnlySpan<byte>)[255, 255]);
        Assert.Equal(reduction == LossReduction.Mean ? float.NaN : 0, loss);
        Assert.Equal(before, network.Weight.Values.ToArray());
    }

    [Fact]
    public void ExpAndLogAgreeWithTheSystemsOwn()
    {
        for (double x = -707; x <= 708; x += 0.37)
        {
            Assert.InRange(PortableMath.Exp(x) / Math.Exp(x), 1 - 1e-15, 1 + 1e-15);
        }

        for (double x = 1; x < 1e300; x *= 1.37)
        {
            Assert.Equal(Math.Log(x), PortableMath.Log(x), 2e-16 * Math.Max(1, Math.Log(x)));
        }

        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(0, PortableMath.Exp(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, PortableMath.Exp(double.PositiveInfinity));
        Assert.Equal(double.NaN, PortableMath.Exp(double.NaN));
        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(double.PositiveInfinity, PortableMath.Log(double.PositiveInfinity));
    }
}

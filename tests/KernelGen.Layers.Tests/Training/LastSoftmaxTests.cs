namespace KernelGen.Tests.Training;

/// <summary>Softmax cross-entropy takes the softmax itself, so a network must not end in one.</summary>
public sealed class LastSoftmaxTests
{
    private static readonly float[] Input = [1, -2, 0.5f];

    [Fact]
    public void AStepOnLabelsSaysWhatToDo()
    {
        using SharesLast network = SharesLast.Create(1);
        float[] weights = network.F.Weight!.Values.ToArray();
        using TrainingSession session = network.CreateTrainingSession();
        string message = Assert.Throws<InvalidOperationException>(() => session.Step(Input, (int[])[1])).Message;
        Assert.StartsWith("SharesLast ends in Softmax, behind which no layer has weights, and CrossEntropyLoss takes the softmax itself", message, StringComparison.Ordinal);
        Assert.Contains("Remove [Softmax], so that the outputs are the logits", message, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => session.Step(Input, (byte[])[1])).Message);
        Assert.Equal(weights, network.F.Weight.Values.ToArray());
    }

    /// <summary>The softmax may be a layer of its own.</summary>
    [Fact]
    public void SoftmaxAsALayerIsFoundToo()
    {
        using SharesAlone network = SharesAlone.Create(1);
        using TrainingSession session = network.CreateTrainingSession();
        Assert.Throws<InvalidOperationException>(() => session.Step(Input, (int[])[1]));
    }

    /// <summary>Whatever has no weights leaves shares what they are: numbers that are too near each other for logits.</summary>
    [Fact]
    public void LayersWithoutWeightsDoNotHideTheSoftmax()
    {
        using SharesOfPixels pixels = SharesOfPixels.Create(1);
        using SharesThroughAPool pool = SharesThroughAPool.Create(1);
        using SharesThroughActivations activations = SharesThroughActivations.Create(1);
        using SharesOfShares twice = SharesOfShares.Create(1);
        foreach (Network network in (Network[])[pixels, pool, activations, twice])
        {
            using TrainingSession session = network.CreateTrainingSession();
            var input = new float[network.InputShape.Length];
            string message = Assert.Throws<InvalidOperationException>(() => session.Step(input, (int[])[1])).Message;
            Assert.StartsWith($"{network.Name} ends in Softmax", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void OtherLossesGoWithSoftmax()
    {
        using SharesLast network = SharesLast.Create(1);
        using TrainingSession session = network.CreateTrainingSession();
        session.Forward(Input, new float[4]);
        session.Backward([1, 0, 0, 0]);
        session.Update();
        using TrainingSession squares = network.CreateTrainingSession(new TrainingOptions { Loss = new MseLoss() });
        Assert.True(float.IsFinite(squares.Step(Input, (int[])[1])));
        Assert.True(float.IsFinite(squares.Step(Input, (float[])[0, 1, 0, 0])));
    }

    /// <summary>The softmax of a log-softmax is the softmax, and softmax within a network is nobody's mistake.</summary>
    [Fact]
    public void LogSoftmaxLastAndSoftmaxInsideTrain()
    {
        using LogSharesLast logarithms = LogSharesLast.Create(1);
        using LogitsLast logits = LogitsLast.Create(1);
        using SharesInside inside = SharesInside.Create(1);
        float first = Train(logarithms, 1);
        Assert.Equal(Train(logits, 1), first, 1e-6f);
        Assert.InRange(Train(logarithms, 200), 0, 0.1f * first);
        Assert.True(float.IsFinite(Train(inside, 1)));
    }

    private static float Train(Network network, int steps)
    {
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { Optimizer = new Sgd(0.1f) });
        float loss = 0;
        for (int i = 0; i < steps; i++)
        {
            loss = session.Step(Input, (int[])[1]);
        }

        return loss;
    }
}

[Network(3, 1, 1)]
internal sealed partial class SharesLast
{
    [Linear(4), Softmax] public partial Layer F { get; }
}

[Network(3, 1, 1)]
internal sealed partial class SharesAlone
{
    [Linear(4)] public partial Layer F { get; }

    [Softmax(Temperature = 2)] public partial Layer S { get; }
}

[Network(3, 4, 4)]
internal sealed partial class SharesOfPixels
{
    [Conv2d(4, 1), Softmax] public partial Layer C { get; }

    [GlobalAvgPool2d] public partial Layer Mean { get; }
}

[Network(3, 1, 1)]
internal sealed partial class SharesThroughAPool
{
    [Linear(4), Softmax] public partial Layer F { get; }

    [MaxPool2d(1)] public partial Layer Same { get; }
}

[Network(3, 1, 1)]
internal sealed partial class SharesThroughActivations
{
    [Linear(4), Softmax] public partial Layer F { get; }

    [ReLU] public partial Layer R { get; }

    [Clamp(0, 1)] public partial Layer C { get; }
}

[Network(3, 1, 1)]
internal sealed partial class SharesOfShares
{
    [Linear(4), Softmax] public partial Layer F { get; }

    [LogSoftmax] public partial Layer L { get; }
}

[Network(3, 1, 1)]
internal sealed partial class LogSharesLast
{
    [Linear(4), LogSoftmax] public partial Layer F { get; }
}

[Network(3, 1, 1)]
internal sealed partial class LogitsLast
{
    [Linear(4)] public partial Layer F { get; }
}

[Network(3, 1, 1)]
internal sealed partial class SharesInside
{
    [Linear(4), Softmax] public partial Layer F { get; }

    [Linear(4)] public partial Layer G { get; }
}

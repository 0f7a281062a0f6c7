namespace KernelGen.Tests.Training;

[Network(3, 7, 6)]
internal sealed partial class SmallTrained
{
    [Conv2d(5, 3, Padding = 1), Tanh] public partial Layer C1 { get; }

    [MaxPool2d(2)] public partial Layer P1 { get; }

    [Conv2d(4, 2), ReLU] public partial Layer C2 { get; }

    [Linear(6), Sigmoid] public partial Layer L1 { get; }
}

/// <summary>The gradient of the input alone is that of the whole backward pass, and the parameters' gradients stay.</summary>
public sealed class BackwardInputTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(35, 1)]
    [InlineData(35, 2)]
    public void IsTheGradientOfTheWholePass(int samples, int threads)
    {
        using SmallTrained network = SmallTrained.Create(3);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = samples, Threads = threads });
        float[] input = Values(samples * SmallTrained.InputLength, 1);
        float[] upstream = Values(samples * SmallTrained.OutputLength, 2);
        var output = new float[upstream.Length];
        var expected = new float[input.Length];
        session.Forward(input, output);
        session.Backward(upstream, expected);
        float[] parameters = [.. network.Parameters.SelectMany(p => session.Gradients[p].ToArray())];

        // Other gradients than those that must stay.
        float[] other = Values(upstream.Length, 3);
        var actual = new float[input.Length];
        session.Forward(input, output);
        session.BackwardInput(other, actual);
        Assert.NotEqual(expected, actual);
        session.Forward(input, output);
        session.BackwardInput(upstream, actual);

        Assert.Equal(expected, actual);
        Assert.Equal(parameters, network.Parameters.SelectMany(p => session.Gradients[p].ToArray()));
    }

    [Fact]
    public void NeedsRoomAndAForwardPass()
    {
        using SmallTrained network = SmallTrained.Create(3);
        using TrainingSession session = network.CreateTrainingSession();
        float[] input = Values(SmallTrained.InputLength, 1);
        float[] upstream = Values(SmallTrained.OutputLength, 2);
        Assert.Throws<InvalidOperationException>(() => session.BackwardInput(upstream, new float[input.Length]));
        session.Forward(input, new float[upstream.Length]);
        Assert.Throws<ArgumentException>(() => session.BackwardInput(upstream, default));
        Assert.Throws<ArgumentException>(() => session.BackwardInput(upstream, new float[input.Length + 1]));
        session.BackwardInput(upstream, input);
        Assert.Throws<InvalidOperationException>(() => session.Update());
    }

    private static float[] Values(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
    }
}

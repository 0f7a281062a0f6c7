using KernelGen.Tests.Support;

namespace KernelGen.Tests.Determinism;

/// <summary>A network declared without training: the outputs of its twin with it, and no session.</summary>
public sealed class ForwardOnly
{
    [Theory]
    [InlineData(1)]
    [InlineData(35)]
    public void GivesTheBitsOfItsTwin(int samples)
    {
        using Twin twin = Twin.Create(seed: 5);
        using Forwards network = Forwards.Create(seed: 5);
        float[] x = Values.Uniform(samples * Twin.InputLength, 1, 1);
        Tolerance.AssertSame(NetworkRun.Forward(twin, x), NetworkRun.Forward(network, x), "without training");
    }

    [Fact]
    public void RefusesToTrain()
    {
        using Forwards network = Forwards.Create(seed: 5);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => network.CreateTrainingSession());
        Assert.Contains("Training = false", exception.Message);
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Run(network));
    }
}

[Network(2, 12, 10)]
public sealed partial class Twin
{
    [Conv2d(8, 3, Padding = 1), Tanh]
    public partial Layer C1 { get; }

    [MaxPool2d(2)]
    public partial Layer P1 { get; }

    [Linear(9), Softmax]
    public partial Layer Output { get; }
}

[Network(2, 12, 10, Training = false)]
public sealed partial class Forwards
{
    [Conv2d(8, 3, Padding = 1), Tanh]
    public partial Layer C1 { get; }

    [MaxPool2d(2)]
    public partial Layer P1 { get; }

    [Linear(9), Softmax]
    public partial Layer Output { get; }
}

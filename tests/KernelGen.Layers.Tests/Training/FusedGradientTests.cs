using KernelGen.Tests.Support;

namespace KernelGen.Tests.Training;

[Network(2, 8, 8)]
internal sealed partial class EveryFusedGradient
{
    [Conv2d(3, 3, Padding = 1), Sigmoid] public partial Layer C1 { get; }

    [Conv2d(4, 3), Tanh] public partial Layer C2 { get; }

    [AvgPool2d(2)] public partial Layer P1 { get; }

    [Conv2d(5, 2, Stride = 1, Padding = 1), Tanh] public partial Layer C3 { get; }

    [MaxPool2d(2)] public partial Layer P2 { get; }

    [Linear(7), Tanh] public partial Layer L1 { get; }

    [Linear(4), Sigmoid] public partial Layer L2 { get; }
}

[Network(2, 7, 7)]
internal sealed partial class OverlappingPoolBehindTanh
{
    [Conv2d(3, 2), Tanh] public partial Layer C1 { get; }

    [AvgPool2d(3, Stride = 2)] public partial Layer P1 { get; }

    [Linear(3)] public partial Layer L1 { get; }
}

/// <summary>Gradients that a kernel takes back through the activation before its layer, against loops in double precision.</summary>
public sealed class FusedGradientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    public void ThroughEveryKindOfLayer(int batch)
    {
        using var network = EveryFusedGradient.Create(7);
        Finite.AssertForwardAndGradients(network, batch, stream: 500, finiteDifferences: batch == 1);
    }

    [Fact]
    public void WhereWindowsOverlapInAPassOfItsOwn()
    {
        using var network = OverlappingPoolBehindTanh.Create(8);
        Finite.AssertForwardAndGradients(network, batch: 3, stream: 600);
    }
}

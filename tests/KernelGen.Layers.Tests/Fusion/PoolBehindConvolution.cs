using KernelGen.Tests.Support;

namespace KernelGen.Tests.Fusion;

/// <summary>
/// The forward pass over one image takes a pool into the convolution before it; training keeps both apart. Both must give the same bits.
/// </summary>
public sealed class PoolBehindConvolution
{
    public static TheoryData<string> Names => [nameof(MaximaInside), nameof(MeansInside), nameof(MaximaAtTheEnd), nameof(WindowsThatLeaveCellsOver)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GivesTheBitsOfTheTwoLayersApart(string name)
    {
        using Network network = Create(name);
        var random = new Random(7);
        float[] x = [.. Enumerable.Range(0, 16 * network.InputShape.Length).Select(_ => random.NextSingle() - 0.5f)];
        x[3] = float.NaN;
        x[network.InputShape.Length + 5] = float.PositiveInfinity;
        var apart = new float[16 * network.OutputShape.Length];
        using (TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = 16 }))
            session.Forward(x, apart);

        for (int n = 0; n < 16; n++)
        {
            float[] alone = NetworkRun.Forward(network, x.AsSpan(n * network.InputShape.Length, network.InputShape.Length));
            Tolerance.AssertSame(apart.AsSpan(n * alone.Length, alone.Length), alone, $"{name} sample {n}");
        }
    }

    private static Network Create(string name) => name switch
    {
        nameof(MaximaInside) => MaximaInside.Create(1),
        nameof(MeansInside) => MeansInside.Create(2),
        nameof(MaximaAtTheEnd) => MaximaAtTheEnd.Create(3),
        _ => WindowsThatLeaveCellsOver.Create(4),
    };
}

[Network(8, 10, 11, Numerics = Numerics.Direct)]
internal sealed partial class MaximaInside
{
    [Conv2d(40, 3, Padding = 1), ReLU] public partial Layer C { get; }

    [MaxPool2d(2)] public partial Layer P { get; }

    [Conv2d(24, 3, Padding = 1)] public partial Layer D { get; }
}

[Network(16, 12, 12, Numerics = Numerics.Direct)]
internal sealed partial class MeansInside
{
    [Conv2d(32, 3)] public partial Layer C { get; }

    [AvgPool2d(3, Stride = 3)] public partial Layer P { get; }

    [Linear(5)] public partial Layer O { get; }
}

[Network(17, 9, 9, Numerics = Numerics.Direct)]
internal sealed partial class MaximaAtTheEnd
{
    [Conv2d(33, 3, Padding = 1), ReLU] public partial Layer C { get; }

    [MaxPool2d(2)] public partial Layer P { get; }
}

[Network(16, 11, 14)]
internal sealed partial class WindowsThatLeaveCellsOver
{
    [Conv2d(48, 2, Stride = 2)] public partial Layer C { get; }

    [MaxPool2d(2, KernelWidth = 3, StrideW = 3)] public partial Layer P { get; }

    [Conv2d(16, 1)] public partial Layer D { get; }
}

namespace KernelGen.Tests.Determinism;

/// <summary>Convolutions that are computed with fewer multiplications, forward and in training, enough work for several threads, in sizes that do not share out evenly.</summary>
[Block]
public sealed partial class WideWindows
{
    [Conv2d(32, 3, Padding = 1), ReLU]
    public partial Layer C1 { get; }

    [MaxPool2d(2)]
    public partial Layer P1 { get; }

    [Conv2d(32, 5, Padding = 2)]
    [Add(nameof(P1)), Tanh]
    public partial Layer C2 { get; }

    [Conv2d(24, 3)]
    public partial Layer C3 { get; }
}

/// <summary>A network of them.</summary>
[Network(16, 21, 18)]
public sealed partial class TransformedLayers
{
    [Use(typeof(WideWindows))]
    public partial Layer Windows { get; }

    [GlobalAvgPool2d]
    public partial Layer Output { get; }
}

/// <summary>The same as plain sums.</summary>
[Network(16, 21, 18, Numerics = Numerics.Direct)]
public sealed partial class PlainLayers
{
    [Use(typeof(WideWindows))]
    public partial Layer Windows { get; }

    [GlobalAvgPool2d]
    public partial Layer Output { get; }
}

namespace KernelGen.Tests.Determinism;

/// <summary>Layers whose training waits for the batch, with sums, steps of two, windows that overlap, and groups; enough work for several threads.</summary>
[Network(3, 30, 26)]
public sealed partial class NormedLayers
{
    [Conv2d(24, 5, Stride = 2, Padding = 2, Bias = false), BatchNorm2d, ReLU]
    public partial Layer Stem { get; }

    [MaxPool2d(3, Stride = 1, Padding = 1)]
    public partial Layer Pool { get; }

    [Conv2d(40, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm2d, ReLU]
    public partial Layer C1 { get; }

    [Conv2d(40, 3, Padding = 1, Groups = 2), BatchNorm2d, Add(nameof(C1)), ReLU]
    public partial Layer C2 { get; }

    [Conv2d(56, 1)]
    public partial Layer C3 { get; }

    [Linear(200), ReLU]
    public partial Layer F4 { get; }

    [Linear(7)]
    public partial Layer Output { get; }
}

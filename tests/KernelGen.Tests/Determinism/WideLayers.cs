namespace KernelGen.Tests.Determinism;

/// <summary>Layers that are enough work for several threads, in sizes that do not share out evenly.</summary>
[Network(3, 45, 37)]
public sealed partial class WideLayers
{
    [Conv2d(40, 5, Padding = 2), ReLU]
    public partial Layer C1 { get; }

    [MaxPool2d(2)]
    public partial Layer P1 { get; }

    [Conv2d(56, 3, Stride = 2), Tanh]
    public partial Layer C2 { get; }

    [Conv2d(56, 1, Groups = 2)]
    public partial Layer C3 { get; }

    [Linear(200), ReLU]
    public partial Layer F4 { get; }

    [Linear(7), Softmax]
    public partial Layer Output { get; }
}

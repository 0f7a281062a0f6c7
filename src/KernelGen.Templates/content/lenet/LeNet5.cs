using KernelGen;

namespace KernelGenTemplate;

/// <summary>LeCun's network of 1998. Hover over the name to see the shapes; change a layer, and a wrong shape is an error here.</summary>
[Network(1, 32, 32)]
internal sealed partial class LeNet5
{
    [Conv2d(6, 5), Tanh] public partial Layer C1 { get; }

    [AvgPool2d(2)] public partial Layer S2 { get; }

    [Conv2d(16, 5), Tanh] public partial Layer C3 { get; }

    [AvgPool2d(2)] public partial Layer S4 { get; }

    [Conv2d(120, 5), Tanh] public partial Layer C5 { get; }

    [Linear(84), Tanh] public partial Layer F6 { get; }

    [Linear(10)] public partial Layer Output { get; }
}

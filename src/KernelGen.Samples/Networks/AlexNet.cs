namespace KernelGen.Samples.Networks;

/// <summary>AlexNet in one tower (A. Krizhevsky, 2014), as torchvision's <c>alexnet</c>.</summary>
[Network(3, 224, 224, Training = false)]
internal sealed partial class AlexNet
{
    [Conv2d(64, 11, Stride = 4, Padding = 2), ReLU] public partial Layer C1 { get; }
    [MaxPool2d(3, Stride = 2)] public partial Layer P1 { get; }
    [Conv2d(192, 5, Padding = 2), ReLU] public partial Layer C2 { get; }
    [MaxPool2d(3, Stride = 2)] public partial Layer P2 { get; }
    [Conv2d(384, 3, Padding = 1), ReLU] public partial Layer C3 { get; }
    [Conv2d(256, 3, Padding = 1), ReLU] public partial Layer C4 { get; }
    [Conv2d(256, 3, Padding = 1), ReLU] public partial Layer C5 { get; }
    [MaxPool2d(3, Stride = 2)] public partial Layer P5 { get; }
    [Linear(4096), ReLU] public partial Layer F6 { get; }
    [Linear(4096), ReLU] public partial Layer F7 { get; }
    [Linear(1000)] public partial Layer Output { get; }
}

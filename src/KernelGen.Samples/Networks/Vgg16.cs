namespace KernelGen.Samples.Networks;

/// <summary>VGG-16 (K. Simonyan and A. Zisserman, 2014, configuration D), as torchvision's <c>vgg16</c>.</summary>
[Network(3, 224, 224, Training = false)]
internal sealed partial class Vgg16
{
    [Conv2d(64, 3, Padding = 1), ReLU] public partial Layer C11 { get; }
    [Conv2d(64, 3, Padding = 1), ReLU] public partial Layer C12 { get; }
    [MaxPool2d(2)] public partial Layer P1 { get; }
    [Conv2d(128, 3, Padding = 1), ReLU] public partial Layer C21 { get; }
    [Conv2d(128, 3, Padding = 1), ReLU] public partial Layer C22 { get; }
    [MaxPool2d(2)] public partial Layer P2 { get; }
    [Conv2d(256, 3, Padding = 1), ReLU] public partial Layer C31 { get; }
    [Conv2d(256, 3, Padding = 1), ReLU] public partial Layer C32 { get; }
    [Conv2d(256, 3, Padding = 1), ReLU] public partial Layer C33 { get; }
    [MaxPool2d(2)] public partial Layer P3 { get; }
    [Conv2d(512, 3, Padding = 1), ReLU] public partial Layer C41 { get; }
    [Conv2d(512, 3, Padding = 1), ReLU] public partial Layer C42 { get; }
    [Conv2d(512, 3, Padding = 1), ReLU] public partial Layer C43 { get; }
    [MaxPool2d(2)] public partial Layer P4 { get; }
    [Conv2d(512, 3, Padding = 1), ReLU] public partial Layer C51 { get; }
    [Conv2d(512, 3, Padding = 1), ReLU] public partial Layer C52 { get; }
    [Conv2d(512, 3, Padding = 1), ReLU] public partial Layer C53 { get; }
    [MaxPool2d(2)] public partial Layer P5 { get; }
    [Linear(4096), ReLU] public partial Layer F6 { get; }
    [Linear(4096), ReLU] public partial Layer F7 { get; }
    [Linear(1000)] public partial Layer Output { get; }
}

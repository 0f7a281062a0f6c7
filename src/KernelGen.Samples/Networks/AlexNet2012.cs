namespace KernelGen.Samples.Networks;

/// <summary>
/// AlexNet as it won in 2012 (A. Krizhevsky, I. Sutskever, G. Hinton): two groups in C2, C4 and C5, where it ran on two processors, and
/// responses normalised over neighbouring channels. The input is 227 wide, which its published sizes need.
/// </summary>
[Network(3, 227, 227, Training = false)]
internal sealed partial class AlexNet2012
{
    [Conv2d(96, 11, Stride = 4), ReLU] public partial Layer C1 { get; }
    [LocalResponseNorm(5, Alpha = 5e-4, K = 2)] public partial Layer N1 { get; }
    [MaxPool2d(3, Stride = 2)] public partial Layer P1 { get; }
    [Conv2d(256, 5, Padding = 2, Groups = 2), ReLU] public partial Layer C2 { get; }
    [LocalResponseNorm(5, Alpha = 5e-4, K = 2)] public partial Layer N2 { get; }
    [MaxPool2d(3, Stride = 2)] public partial Layer P2 { get; }
    [Conv2d(384, 3, Padding = 1), ReLU] public partial Layer C3 { get; }
    [Conv2d(384, 3, Padding = 1, Groups = 2), ReLU] public partial Layer C4 { get; }
    [Conv2d(256, 3, Padding = 1, Groups = 2), ReLU] public partial Layer C5 { get; }
    [MaxPool2d(3, Stride = 2)] public partial Layer P5 { get; }
    [Linear(4096), ReLU] public partial Layer F6 { get; }
    [Linear(4096), ReLU] public partial Layer F7 { get; }
    [Linear(1000)] public partial Layer Output { get; }
}

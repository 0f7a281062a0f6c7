namespace KernelGen.Samples.LeNet;

/// <summary>LeNet-5's layers and 61,706 parameters with what was found since: SiLU (S. Elfwing and others, 2017) and maxima.</summary>
[Network(1, 32, 32)]
internal sealed partial class BestLeNet5
{
    [Conv2d(6, 5), SiLU] public partial Layer C1 { get; }
    [MaxPool2d(2)] public partial Layer S2 { get; }
    [Conv2d(16, 5), SiLU] public partial Layer C3 { get; }
    [MaxPool2d(2)] public partial Layer S4 { get; }
    [Conv2d(120, 5), SiLU] public partial Layer C5 { get; }
    [Linear(84), SiLU] public partial Layer F6 { get; }
    [Linear(10)] public partial Layer Output { get; }
}

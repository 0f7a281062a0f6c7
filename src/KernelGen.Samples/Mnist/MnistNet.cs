namespace KernelGen.Samples.Mnist;

/// <summary>A small network that learns MNIST fast: each pooling stands before its ReLU, which then has a quarter of the work.</summary>
[Network(1, 28, 28)]
internal sealed partial class MnistNet
{
    /// <summary>Rows and columns of the input.</summary>
    public const int Size = 28;

    [Conv2d(16, 5)] public partial Layer C1 { get; }
    [MaxPool2d(2), ReLU] public partial Layer S2 { get; }
    [Conv2d(32, 3)] public partial Layer C3 { get; }
    [MaxPool2d(2), ReLU] public partial Layer S4 { get; }
    [Linear(128), ReLU] public partial Layer F5 { get; }
    [Linear(10)] public partial Layer Output { get; }
}

using KernelGen.Samples.Networks;

namespace KernelGen.Benchmarks;

/// <summary>ResNet-34 for pictures of 64×64 pixels, with its backward pass.</summary>
[Network(3, 64, 64)]
public sealed partial class ResNet34At64
{
    [Conv2d(64, 7, Stride = 2, Padding = 3, Bias = false), BatchNorm2d, ReLU]
    public partial Layer Stem { get; }

    [MaxPool2d(3, Stride = 2, Padding = 1)]
    public partial Layer Pool { get; }

    [Use(typeof(BasicBlock), Channels = 64, Repeat = 3)]
    public partial Layer Stage1 { get; }

    [Use(typeof(BasicBlock), Channels = 128, Stride = 2, Repeat = 4)]
    public partial Layer Stage2 { get; }

    [Use(typeof(BasicBlock), Channels = 256, Stride = 2, Repeat = 6)]
    public partial Layer Stage3 { get; }

    [Use(typeof(BasicBlock), Channels = 512, Stride = 2, Repeat = 3)]
    public partial Layer Stage4 { get; }

    [GlobalAvgPool2d]
    public partial Layer Mean { get; }

    [Linear(1000)]
    public partial Layer Output { get; }
}

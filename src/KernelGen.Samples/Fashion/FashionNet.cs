using KernelGen.Samples.Networks;

namespace KernelGen.Samples.Fashion;

/// <summary>
/// A small residual network for pictures of 28×28 pixels (after K. He and others, 2015). Twice a pool stands before the norm, which then has a quarter of the
/// work; most of the multiply-adds are where the picture is small and channels are many.
/// </summary>
[Network(1, 28, 28)]
internal sealed partial class FashionNet
{
    /// <summary>Rows and columns of the input.</summary>
    public const int Size = 28;

    [Conv2d(32, 3, Padding = 1, Bias = false)] public partial Layer Stem { get; }
    [MaxPool2d(2), BatchNorm2d, ReLU] public partial Layer Pool1 { get; }
    [Conv2d(64, 3, Padding = 1, Bias = false)] public partial Layer Widen { get; }
    [MaxPool2d(2), BatchNorm2d, ReLU] public partial Layer Pool2 { get; }
    [Use(typeof(BasicBlock), Channels = 64)] public partial Layer Stage1 { get; }
    [Use(typeof(BasicBlock), Channels = 128, Stride = 2)] public partial Layer Stage2 { get; }
    [GlobalAvgPool2d] public partial Layer Mean { get; }
    [Linear(10)] public partial Layer Output { get; }
}

namespace KernelGen.Samples.Networks;

/// <summary>MobileNetV3-small (A. Howard and others, 2019), as torchvision's <c>mobilenet_v3_small</c>.</summary>
[Network(3, 224, 224, Training = false)]
internal sealed partial class MobileNetV3Small
{
    [Conv2d(16, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), HardSwish] public partial Layer Stem { get; }

    [Conv2d(16, 3, Stride = 2, Padding = 1, Groups = 16, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), ReLU] public partial Layer Wide1 { get; }
    [Use(typeof(Excite), Hidden = 8)] public partial Layer Excite1 { get; }
    [Conv2d(16, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01)] public partial Layer Narrow1 { get; }

    [Use(typeof(Widen3), Channels = 72, Stride = 2)] public partial Layer Wide2 { get; }
    [Conv2d(24, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01)] public partial Layer Narrow2 { get; }

    [Use(typeof(Widen3), Channels = 88)] public partial Layer Wide3 { get; }
    [Conv2d(24, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), Add(nameof(Narrow2))] public partial Layer Narrow3 { get; }

    [Use(typeof(Widen5), Channels = 96, Hidden = 24, Stride = 2)] public partial Layer Wide4 { get; }
    [Conv2d(40, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01)] public partial Layer Narrow4 { get; }

    [Use(typeof(Widen5), Channels = 240, Hidden = 64)] public partial Layer Wide5 { get; }
    [Conv2d(40, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), Add(nameof(Narrow4))] public partial Layer Narrow5 { get; }

    [Use(typeof(Widen5), Channels = 240, Hidden = 64)] public partial Layer Wide6 { get; }
    [Conv2d(40, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), Add(nameof(Narrow5))] public partial Layer Narrow6 { get; }

    [Use(typeof(Widen5), Channels = 120, Hidden = 32)] public partial Layer Wide7 { get; }
    [Conv2d(48, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01)] public partial Layer Narrow7 { get; }

    [Use(typeof(Widen5), Channels = 144, Hidden = 40)] public partial Layer Wide8 { get; }
    [Conv2d(48, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), Add(nameof(Narrow7))] public partial Layer Narrow8 { get; }

    [Use(typeof(Widen5), Channels = 288, Hidden = 72, Stride = 2)] public partial Layer Wide9 { get; }
    [Conv2d(96, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01)] public partial Layer Narrow9 { get; }

    [Use(typeof(Widen5), Channels = 576, Hidden = 144)] public partial Layer Wide10 { get; }
    [Conv2d(96, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), Add(nameof(Narrow9))] public partial Layer Narrow10 { get; }

    [Use(typeof(Widen5), Channels = 576, Hidden = 144)] public partial Layer Wide11 { get; }
    [Conv2d(96, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), Add(nameof(Narrow10))] public partial Layer Narrow11 { get; }

    [Conv2d(576, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), HardSwish] public partial Layer Last { get; }
    [GlobalAvgPool2d] public partial Layer Mean { get; }
    [Linear(1024), HardSwish] public partial Layer Hidden { get; }
    [Linear(1000)] public partial Layer Output { get; }
}

/// <summary>To more channels, then a window on each of them.</summary>
[Block]
internal sealed partial class Widen3
{
    [Conv2d(Block.Channels, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), ReLU] public partial Layer Expand { get; }
    [Conv2d(Block.Channels, 3, Stride = Block.Stride, Padding = 1, Groups = Block.Channels, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), ReLU]
    public partial Layer Depthwise { get; }
}

/// <summary>The same with larger windows, and each channel weighted by what all of them are.</summary>
[Block]
internal sealed partial class Widen5
{
    [Conv2d(Block.Channels, 1, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), HardSwish] public partial Layer Expand { get; }
    [Conv2d(Block.Channels, 5, Stride = Block.Stride, Padding = 2, Groups = Block.Channels, Bias = false), BatchNorm2d(Eps = 1e-3, Momentum = 0.01), HardSwish]
    public partial Layer Depthwise { get; }
    [Use(typeof(Excite), Hidden = Block.Hidden)] public partial Layer Weighted { get; }
}

/// <summary>Squeeze and excite: a weight for each channel, made of the means of all channels.</summary>
[Block]
internal sealed partial class Excite
{
    [GlobalAvgPool2d] public partial Layer Mean { get; }
    [Conv2d(Block.Hidden, 1), ReLU] public partial Layer Squeeze { get; }
    [Conv2d(Block.InputChannels, 1), HardSigmoid] public partial Layer Gate { get; }
    [Multiply(Block.Input)] public partial Layer Scaled { get; }
}

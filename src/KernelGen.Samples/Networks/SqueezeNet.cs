namespace KernelGen.Samples.Networks;

/// <summary>SqueezeNet 1.0 (F. Iandola and others, 2016), as torchvision's <c>squeezenet1_0</c>.</summary>
[Network(3, 224, 224, Training = false)]
internal sealed partial class SqueezeNet10
{
    [Conv2d(96, 7, Stride = 2), ReLU] public partial Layer Conv1 { get; }
    [MaxPool2d(3, Stride = 2, CeilMode = true)] public partial Layer Pool1 { get; }
    [Use(typeof(Fire), Channels = 128)] public partial Layer Fire2 { get; }
    [Use(typeof(Fire), Channels = 128)] public partial Layer Fire3 { get; }
    [Use(typeof(Fire), Channels = 256)] public partial Layer Fire4 { get; }
    [MaxPool2d(3, Stride = 2, CeilMode = true)] public partial Layer Pool4 { get; }
    [Use(typeof(Fire), Channels = 256)] public partial Layer Fire5 { get; }
    [Use(typeof(Fire), Channels = 384)] public partial Layer Fire6 { get; }
    [Use(typeof(Fire), Channels = 384)] public partial Layer Fire7 { get; }
    [Use(typeof(Fire), Channels = 512)] public partial Layer Fire8 { get; }
    [MaxPool2d(3, Stride = 2, CeilMode = true)] public partial Layer Pool8 { get; }
    [Use(typeof(Fire), Channels = 512)] public partial Layer Fire9 { get; }
    [Conv2d(1000, 1), ReLU] public partial Layer Conv10 { get; }
    [GlobalAvgPool2d] public partial Layer Output { get; }
}

/// <summary>SqueezeNet 1.1: the same in less than half the multiply-adds, as torchvision's <c>squeezenet1_1</c>.</summary>
[Network(3, 224, 224, Training = false)]
internal sealed partial class SqueezeNet11
{
    [Conv2d(64, 3, Stride = 2), ReLU] public partial Layer Conv1 { get; }
    [MaxPool2d(3, Stride = 2, CeilMode = true)] public partial Layer Pool1 { get; }
    [Use(typeof(Fire), Channels = 128, Repeat = 2)] public partial Layer Fire2 { get; }
    [MaxPool2d(3, Stride = 2, CeilMode = true)] public partial Layer Pool3 { get; }
    [Use(typeof(Fire), Channels = 256, Repeat = 2)] public partial Layer Fire4 { get; }
    [MaxPool2d(3, Stride = 2, CeilMode = true)] public partial Layer Pool5 { get; }
    [Use(typeof(Fire), Channels = 384, Repeat = 2)] public partial Layer Fire6 { get; }
    [Use(typeof(Fire), Channels = 512, Repeat = 2)] public partial Layer Fire8 { get; }
    [Conv2d(1000, 1), ReLU] public partial Layer Conv10 { get; }
    [GlobalAvgPool2d] public partial Layer Output { get; }
}

/// <summary>Few channels, then many in two kinds of windows, side by side.</summary>
[Block]
internal sealed partial class Fire
{
    [Conv2d(Block.Channels / 8, 1), ReLU] public partial Layer Squeeze { get; }
    [Conv2d(Block.Channels / 2, 1), ReLU] public partial Layer Expand1 { get; }
    [Conv2d(Block.Channels / 2, 3, Padding = 1), ReLU, Input(nameof(Squeeze))] public partial Layer Expand3 { get; }
    [Concat(nameof(Expand1), nameof(Expand3))] public partial Layer Both { get; }
}

namespace KernelGen.Samples.Networks;

/// <summary>ResNet-34 (K. He and others, 2015), as torchvision's <c>resnet34</c>.</summary>
[Network(3, 224, 224, Training = false)]
internal sealed partial class ResNet34
{
    [Conv2d(64, 7, Stride = 2, Padding = 3, Bias = false), BatchNorm2d, ReLU] public partial Layer Stem { get; }
    [MaxPool2d(3, Stride = 2, Padding = 1)] public partial Layer Pool { get; }
    [Use(typeof(BasicBlock), Channels = 64, Repeat = 3)] public partial Layer Stage1 { get; }
    [Use(typeof(BasicBlock), Channels = 128, Stride = 2, Repeat = 4)] public partial Layer Stage2 { get; }
    [Use(typeof(BasicBlock), Channels = 256, Stride = 2, Repeat = 6)] public partial Layer Stage3 { get; }
    [Use(typeof(BasicBlock), Channels = 512, Stride = 2, Repeat = 3)] public partial Layer Stage4 { get; }
    [GlobalAvgPool2d] public partial Layer Mean { get; }
    [Linear(1000)] public partial Layer Output { get; }
}

/// <summary>Two convolutions and a way around them.</summary>
[Block]
internal sealed partial class BasicBlock
{
    [Conv2d(Block.Channels, 3, Stride = Block.Stride, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv1 { get; }
    [Projection, BatchNorm2d, Input(Block.Input)] public partial Layer Shortcut { get; }
    [Conv2d(Block.Channels, 3, Padding = 1, Bias = false), BatchNorm2d, Input(nameof(Conv1)), Add(nameof(Shortcut)), ReLU]
    public partial Layer Conv2 { get; }
}

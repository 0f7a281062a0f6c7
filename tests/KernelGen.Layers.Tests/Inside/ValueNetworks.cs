namespace KernelGen.Tests.Inside;

/// <summary>Pixels in the lanes, then one row of numbers; an activation that is no cheap one.</summary>
[Network(1, 32, 32)]
public sealed partial class Five
{
    [Conv2d(6, 5), Tanh] public partial Layer C1 { get; }
    [AvgPool2d(2)] public partial Layer S2 { get; }
    [Conv2d(16, 5), Tanh] public partial Layer C3 { get; }
    [AvgPool2d(2)] public partial Layer S4 { get; }
    [Conv2d(120, 5), Tanh] public partial Layer C5 { get; }
    [Linear(84), Tanh] public partial Layer F6 { get; }
    [Linear(10), Softmax] public partial Layer Output { get; }
}

/// <summary>Residual sums behind norms, in a convolution and as layers of their own, by steps of two, with dropout and one shared row at the end.</summary>
[Network(3, 22, 20)]
public sealed partial class Residual
{
    [Conv2d(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Stem { get; }
    [MaxPool2d(3, Stride = 2, Padding = 1)] public partial Layer Pool { get; }
    [Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer A1 { get; }
    [Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm2d, Add(nameof(Pool)), ReLU] public partial Layer A2 { get; }
    [Conv2d(64, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm2d, SiLU] public partial Layer B1 { get; }
    [Conv2d(64, 1, Stride = 2, Bias = false), BatchNorm2d, Input(nameof(A2))] public partial Layer Shortcut { get; }
    [Conv2d(64, 3, Padding = 1), Input(nameof(B1))] public partial Layer B2 { get; }
    [Add(nameof(Shortcut), nameof(B2)), ReLU] public partial Layer Sum { get; }
    [Dropout(0.5)] public partial Layer Dropped { get; }
    [GlobalAvgPool2d] public partial Layer Mean { get; }
    [Linear(7)] public partial Layer Output { get; }
}

/// <summary>Channels that are written where they belong, some that are not, gates, and rows of numbers of a map.</summary>
[Network(3, 14, 12)]
public sealed partial class Fork
{
    [Conv2d(24, 3, Padding = 1), ReLU] public partial Layer Squeeze { get; }
    [Conv2d(32, 1), ReLU] public partial Layer Expand1 { get; }
    [Conv2d(48, 3, Padding = 1), ReLU, Input(nameof(Squeeze))] public partial Layer Expand3 { get; }
    [Concat(nameof(Expand1), nameof(Expand3))] public partial Layer Both { get; }
    [GlobalAvgPool2d] public partial Layer Means { get; }
    [Conv2d(80, 1), Sigmoid] public partial Layer Gate { get; }
    [Multiply(nameof(Both), nameof(Gate))] public partial Layer Gated { get; }
    [Conv2d(80, 3, Padding = 1, Groups = 80), HardSwish] public partial Layer Depthwise { get; }
    [AvgPool2d(2)] public partial Layer Small { get; }
    [Upsample(2)] public partial Layer Large { get; }
    [Concat(nameof(Squeeze), nameof(Large), nameof(Both))] public partial Layer All { get; }
    [Conv2d(5, 3, Stride = 2)] public partial Layer Narrow { get; }
    [Flatten] public partial Layer Row { get; }
    [Dropout(0.2)] public partial Layer RowDropped { get; }
    [Linear(9), ReLU] public partial Layer Output { get; }
}

/// <summary>Layers that have no memory of their own: a pool is taken into a convolution, and norms and activations go with what is before them.</summary>
[Network(16, 12, 12, Numerics = Numerics.Direct)]
public sealed partial class TakenIn
{
    [Conv2d(32, 3, Padding = 1), ReLU] public partial Layer C { get; }
    [MaxPool2d(2)] public partial Layer P { get; }
    [Conv2d(32, 3, Padding = 1)] public partial Layer D { get; }
    [BatchNorm2d] public partial Layer Norm { get; }
    [ReLU] public partial Layer Relu { get; }
    [Dropout(0.5)] public partial Layer Dropped { get; }
    [Linear(4)] public partial Layer Output { get; }
}

/// <summary>The channels of a pixel together outside.</summary>
[Network(3, 10, 9, Layout = Layout.Nhwc)]
public sealed partial class Pixelwise
{
    [Conv2d(20, 3, Padding = 1), ReLU] public partial Layer C1 { get; }
    [MaxPool2d(3, Stride = 2)] public partial Layer P1 { get; }
    [Conv2d(6, 1)] public partial Layer C2 { get; }
}

/// <summary>The same in planes.</summary>
[Network(3, 10, 9)]
public sealed partial class Planewise
{
    [Conv2d(20, 3, Padding = 1), ReLU] public partial Layer C1 { get; }
    [MaxPool2d(3, Stride = 2)] public partial Layer P1 { get; }
    [Conv2d(6, 1)] public partial Layer C2 { get; }
}

/// <summary>Several outputs, one of them in the middle.</summary>
[Network(3, 16, 16, Training = false)]
public sealed partial class Heads
{
    [Conv2d(32, 3, Padding = 1), ReLU] public partial Layer Trunk { get; }
    [Conv2d(4, 1), Input(nameof(Trunk))] public partial Layer Map { get; }
    [Conv2d(16, 3), ReLU, Input(nameof(Trunk))] public partial Layer Deep { get; }
    [Linear(3)] public partial Layer Scores { get; }
}

/// <summary>Weights that are read so much that sixteen samples run together.</summary>
[Network(1, 20, 20)]
public sealed partial class Rows
{
    [Linear(512), Tanh] public partial Layer Hidden { get; }
    [Linear(3)] public partial Layer Output { get; }
}

/// <summary>Blocks, one in another.</summary>
[Network(8, 9, 9)]
public sealed partial class Nested
{
    [Conv2d(16, 3, Padding = 1), ReLU] public partial Layer First { get; }
    [Use(typeof(Twice), Repeat = 2)] public partial Layer Blocks { get; }
    [Linear(3)] public partial Layer Output { get; }
}

[Block]
public sealed partial class Twice
{
    [Use(typeof(Once))] public partial Layer Inner { get; }
    [Conv2d(Block.InputChannels, 3, Padding = 1), Add(Block.Input), ReLU] public partial Layer Conv { get; }
}

[Block]
public sealed partial class Once
{
    [Conv2d(Block.InputChannels, 1), ReLU] public partial Layer Conv { get; }
}

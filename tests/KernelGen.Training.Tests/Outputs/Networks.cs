namespace KernelGen.Training.Tests.Outputs;

/// <summary>A trunk with three heads: one in the middle, one that is a block, and the last layer.</summary>
[Network(3, 6, 7)]
public sealed partial class ThreeHeads
{
    [Conv2d(8, 3, Padding = 1), Tanh] public partial Layer Trunk { get; }

    [Conv2d(5, 1)] public partial Layer BoxMap { get; }

    [Use(typeof(Head), Channels = 4), Input(nameof(Trunk))] public partial Layer Out { get; }

    [Linear(10), Input(nameof(Trunk))] public partial Layer Input { get; }
}

/// <summary>The same where the channels of a pixel are together.</summary>
[Network(3, 6, 7, Layout = Layout.Nhwc)]
public sealed partial class ThreeHeadsOfPixels
{
    [Conv2d(8, 3, Padding = 1), Tanh] public partial Layer Trunk { get; }

    [Conv2d(5, 1)] public partial Layer BoxMap { get; }

    [Use(typeof(Head), Channels = 4), Input(nameof(Trunk))] public partial Layer Out { get; }

    [Linear(10), Input(nameof(Trunk))] public partial Layer Input { get; }
}

/// <summary>The same without training.</summary>
[Network(3, 6, 7, Training = false)]
public sealed partial class ThreeHeadsInferred
{
    [Conv2d(8, 3, Padding = 1), Tanh] public partial Layer Trunk { get; }

    [Conv2d(5, 1)] public partial Layer BoxMap { get; }

    [Use(typeof(Head), Channels = 4), Input(nameof(Trunk))] public partial Layer Out { get; }

    [Linear(10), Input(nameof(Trunk))] public partial Layer Input { get; }
}

[Block]
public sealed partial class Head
{
    [Conv2d(Block.Channels, 1), Tanh] public partial Layer Mix { get; }

    [MaxPool2d(2)] public partial Layer Pool { get; }
}

/// <summary>Weights that make a batch faster in sixteens, norms, and layers wide enough for several threads.</summary>
[Network(16, 24, 24, Training = false)]
public sealed partial class WideHeads
{
    [Conv2d(64, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Trunk { get; }

    [Conv2d(64, 3, Padding = 1, Bias = false), BatchNorm2d] public partial Layer First { get; }

    [Conv2d(64, 3, Padding = 1), Input(nameof(Trunk)), Add(nameof(Trunk)), ReLU] public partial Layer Second { get; }
}

/// <summary>Batches of it run in sixteens.</summary>
[Network(4, 1, 1, Training = false)]
public sealed partial class ManyWeights
{
    [Linear(900), ReLU] public partial Layer Trunk { get; }

    [Linear(900)] public partial Layer A { get; }

    [Linear(800), Input(nameof(Trunk))] public partial Layer B { get; }
}

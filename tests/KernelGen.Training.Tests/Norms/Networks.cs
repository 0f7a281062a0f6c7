namespace KernelGen.Training.Tests.Norms;

/// <summary>A batch norm alone.</summary>
[Network(3, 5, 7)]
public sealed partial class NormAlone
{
    [BatchNorm2d(Momentum = 0.3, Eps = 1e-3)] public partial Layer N { get; }
}

/// <summary>One without parameters, over single pixels.</summary>
[Network(6, 1, 1)]
public sealed partial class NormOfPixels
{
    [BatchNorm2d(Affine = false)] public partial Layer N { get; }
}

/// <summary>Norms between operators and activations, on the input, behind a pool, and in front of shares.</summary>
[Network(2, 8, 9)]
public sealed partial class NormedNet
{
    [BatchNorm2d] public partial Layer First { get; }

    [Conv2d(5, 3, Padding = 1), BatchNorm2d, Tanh] public partial Layer Conv1 { get; }

    [AvgPool2d(2), BatchNorm2d(Affine = false)] public partial Layer Pool { get; }

    [Conv2d(18, 3, WeightLayout = WeightLayout.Hwio), BatchNorm2d, SiLU] public partial Layer Conv2 { get; }

    [Linear(6), BatchNorm2d] public partial Layer Last { get; }
}

/// <summary>A residual block with a norm in each branch.</summary>
[Network(3, 6, 6)]
public sealed partial class NormedBlock
{
    [Conv2d(8, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv1 { get; }

    [Conv2d(8, 1, Bias = false), BatchNorm2d, Input(Block.Input)] public partial Layer Shortcut { get; }

    [Conv2d(8, 3, Padding = 1, Bias = false), BatchNorm2d, Input(nameof(Conv1)), Add(nameof(Shortcut)), ReLU] public partial Layer Conv2 { get; }

    [GlobalAvgPool2d] public partial Layer Mean { get; }

    [Linear(4)] public partial Layer Output { get; }
}

using KernelGen.Tests.Torch;

namespace KernelGen.Tests.Graphs;

/// <summary>Norms on the input, behind operators, in front of a pool and behind one.</summary>
[Network(2, 8, 9)]
[TorchCase("graph/Normed")]
public sealed partial class Normed
{
    [BatchNorm2d] public partial Layer First { get; }

    [Conv2d(5, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv1 { get; }

    [MaxPool2d(2)] public partial Layer Pool { get; }

    [BatchNorm2d(Affine = false)] public partial Layer PoolNorm { get; }

    [Conv2d(18, 3, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv2 { get; }

    [Linear(6, Bias = false), BatchNorm2d] public partial Layer Last { get; }
}

/// <summary>A residual block with norms in both branches, whose channels are squeezed and excited.</summary>
[Network(3, 7, 6)]
[TorchCase("graph/Excited")]
public sealed partial class Excited
{
    [Conv2d(8, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv1 { get; }

    [Conv2d(8, 1, Bias = false), BatchNorm2d, Input(Block.Input)] public partial Layer Shortcut { get; }

    [Conv2d(8, 3, Padding = 1, Bias = false), BatchNorm2d, Input(nameof(Conv1)), Add(nameof(Shortcut)), ReLU] public partial Layer Conv2 { get; }

    [GlobalAvgPool2d] public partial Layer Squeeze { get; }

    [Linear(4), ReLU] public partial Layer Down { get; }

    [Linear(8), Sigmoid] public partial Layer Up { get; }

    [Multiply(nameof(Conv2), nameof(Up))] public partial Layer Scaled { get; }

    [Linear(5)] public partial Layer Output { get; }
}

/// <summary>Down and up again, with what was there before beside it.</summary>
[Network(2, 8, 6)]
[TorchCase("graph/Hourglass")]
public sealed partial class Hourglass
{
    [Conv2d(6, 3, Padding = 1), ReLU] public partial Layer Down { get; }

    [MaxPool2d(2)] public partial Layer Pool { get; }

    [Conv2d(8, 3, Padding = 1)] public partial Layer Middle { get; }

    [PReLU(8)] public partial Layer Slope { get; }

    [ConvTranspose2d(6, 2, Stride = 2)] public partial Layer Up { get; }

    [Concat(nameof(Down), nameof(Up))] public partial Layer Both { get; }

    [LocalResponseNorm(5, Alpha = 0.5, Beta = 0.75, K = 1.5)] public partial Layer Response { get; }

    [Conv2d(5, 3, Padding = 1), Tanh] public partial Layer Smooth { get; }

    [Upsample(2, Interpolation = Interpolation.Bilinear)] public partial Layer Large { get; }

    [AvgPool2d(3)] public partial Layer Small { get; }

    [Linear(4)] public partial Layer Output { get; }
}

/// <summary>Sums, products and channels of layers that many others read.</summary>
[Network(4, 6, 5)]
[TorchCase("graph/Branched")]
public sealed partial class Branched
{
    [Conv2d(6, 3, Padding = 1), ReLU] public partial Layer A { get; }

    [Conv2d(6, 1)] public partial Layer B { get; }

    [Conv2d(6, 5, Padding = 2), Tanh, Input(nameof(A))] public partial Layer C { get; }

    [Add(nameof(A), nameof(B), nameof(C)), SiLU] public partial Layer Total { get; }

    [Multiply(nameof(B), nameof(Total), nameof(A))] public partial Layer Product { get; }

    [Conv2d(3, 3, Stride = 2, Padding = 1), Input(nameof(Total))] public partial Layer Near { get; }

    [Upsample(Height = 6, Width = 5)] public partial Layer Large { get; }

    [Concat(nameof(A), nameof(Product), nameof(C), nameof(Large))] public partial Layer All { get; }

    [Linear(7)] public partial Layer Output { get; }
}

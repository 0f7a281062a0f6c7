using KernelGen.Tests.Torch;

namespace KernelGen.Tests.Norms;

/// <summary>The reference values' first norm; the shapes of the others differ.</summary>
[Network(8, 7, 3)]
[TorchCase("norm/batchnorm1")]
public sealed partial class BatchNorm1
{
    [BatchNorm2d] public partial Layer N { get; }
}

/// <summary>One sample, and other options.</summary>
[Network(5, 9, 9)]
[TorchCase("norm/batchnorm2")]
public sealed partial class BatchNorm2
{
    [BatchNorm2d(Momentum = 0.3, Eps = 1e-3)] public partial Layer N { get; }
}

/// <summary>With running statistics, as in inference.</summary>
[Network(3, 5, 5)]
[TorchCase("norm/batchnorm4")]
public sealed partial class BatchNorm4
{
    [BatchNorm2d] public partial Layer N { get; }
}

/// <summary>Running statistics that are those of the last batch.</summary>
[Network(4, 3, 3)]
[TorchCase("norm/batchnorm7")]
public sealed partial class BatchNorm7
{
    [BatchNorm2d(Momentum = 1)] public partial Layer N { get; }
}

/// <summary>The reference values' residual network.</summary>
[Network(3, 9, 11)]
public sealed partial class MiniResNet
{
    [Conv2d(8, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv1 { get; }

    [Use(typeof(MiniBlock))] public partial Layer Block0 { get; }

    [Use(typeof(MiniBlock), Channels = 16, Stride = 2)] public partial Layer Block1 { get; }

    [Use(typeof(MiniBlock))] public partial Layer Block2 { get; }

    [GlobalAvgPool2d] public partial Layer Mean { get; }

    [Linear(10)] public partial Layer Fc { get; }
}

/// <summary>Its block.</summary>
[Block]
public sealed partial class MiniBlock
{
    [Conv2d(Block.Channels, 3, Stride = Block.Stride, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv1 { get; }

    [Projection, BatchNorm2d, Input(Block.Input)] public partial Layer Down { get; }

    [Conv2d(Block.Channels, 3, Padding = 1, Bias = false), BatchNorm2d, Input(nameof(Conv1)), Add(nameof(Down)), ReLU] public partial Layer Conv2 { get; }
}

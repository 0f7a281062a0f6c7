namespace KernelGen.Training.Tests.Dropouts;

/// <summary>Dropout alone.</summary>
[Network(3, 5, 7)]
public sealed partial class DropoutAlone
{
    [Dropout(0.3)] public partial Layer D { get; }
}

/// <summary>Two that draw apart, and none at all.</summary>
[Network(100, 1, 1)]
public sealed partial class TwoDropouts
{
    [Dropout] public partial Layer A { get; }

    [Dropout, Input(Block.Input)] public partial Layer B { get; }

    [Dropout(0), Concat(nameof(A), nameof(B))] public partial Layer Both { get; }
}

/// <summary>Dropout wherever one can be: on the input, behind activations, norms and sums, in a block, and last.</summary>
[Network(2, 8, 9)]
public sealed partial class DroppingNet
{
    [Dropout(0.1)] public partial Layer First { get; }

    [Conv2d(6, 3, Padding = 1), ReLU, Dropout(0.25)] public partial Layer Conv1 { get; }

    [Conv2d(6, 3, Padding = 1), Add(nameof(Conv1)), GELU, Dropout(0.125)] public partial Layer Conv2 { get; }

    [Use(typeof(DroppingBlock), Repeat = 2)] public partial Layer Blocks { get; }

    [Tanh, Dropout] public partial Layer Bent { get; }

    [Linear(5)] public partial Layer F { get; }

    [Dropout(0.2)] public partial Layer Last { get; }
}

/// <summary>A block with one of its own.</summary>
[Block]
public sealed partial class DroppingBlock
{
    [Conv2d(Block.Channels, 1), Dropout(0.1)] public partial Layer Conv { get; }
}

/// <summary>The same network without any.</summary>
[Network(2, 8, 9)]
public sealed partial class WholeNet
{
    [Conv2d(6, 3, Padding = 1), ReLU] public partial Layer Conv1 { get; }

    [Conv2d(6, 3, Padding = 1), Add(nameof(Conv1)), GELU] public partial Layer Conv2 { get; }

    [Use(typeof(WholeBlock), Repeat = 2)] public partial Layer Blocks { get; }

    [Tanh] public partial Layer Bent { get; }

    [Linear(5)] public partial Layer F { get; }
}

/// <summary>The same block without any.</summary>
[Block]
public sealed partial class WholeBlock
{
    [Conv2d(Block.Channels, 1)] public partial Layer Conv { get; }
}

/// <summary>Dropout beside norms, whose passes wait for the whole batch.</summary>
[Network(2, 6, 6)]
public sealed partial class NormedDropout
{
    [Conv2d(8, 3), BatchNorm2d, ReLU, Dropout(0.2)] public partial Layer C1 { get; }

    [Conv2d(4, 3), BatchNorm2d, Dropout(0.2)] public partial Layer C2 { get; }

    [Linear(3)] public partial Layer F { get; }
}

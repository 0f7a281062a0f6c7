namespace KernelGen.Training.Tests.Freezing;

/// <summary>Norms in weights, channels that fill no block, a residual sum and a matrix product: packed in place.</summary>
[Network(3, 40, 40)]
public sealed partial class FrozenChain
{
    [Conv2d(20, 3, Padding = 1), ReLU] public partial Layer Conv1 { get; }

    [Conv2d(64, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv2 { get; }

    [Conv2d(64, 3, Padding = 1, Bias = false), BatchNorm2d, Add(nameof(Conv2)), ReLU] public partial Layer Conv3 { get; }

    [MaxPool2d(2)] public partial Layer Pool { get; }

    [Conv2d(70, 1)] public partial Layer Conv4 { get; }

    [Linear(37)] public partial Layer Output { get; }
}

/// <summary>Groups and another order of weights, which are packed beside the parameters.</summary>
[Network(16, 24, 24)]
public sealed partial class FrozenGroups
{
    [Conv2d(64, 3, Padding = 1, Groups = 4), ReLU] public partial Layer Conv1 { get; }

    [Conv2d(64, 3, WeightLayout = WeightLayout.Hwio), BatchNorm2d] public partial Layer Conv2 { get; }

    [Linear(5)] public partial Layer Output { get; }
}

/// <summary>Most of its time goes into reading weights, so it runs sixteen samples at a time.</summary>
[Network(1, 20, 20)]
public sealed partial class FrozenBlock
{
    [Linear(512), Tanh] public partial Layer Hidden { get; }

    [Linear(3)] public partial Layer Output { get; }
}

/// <summary>Two outputs, each with weights of its own.</summary>
[Network(3, 20, 20)]
public sealed partial class FrozenHeads
{
    [Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU] public partial Layer Conv { get; }

    [Conv2d(4, 1), Input(nameof(Conv))] public partial Layer Map { get; }

    [Linear(9), Input(nameof(Conv))] public partial Layer Scores { get; }
}

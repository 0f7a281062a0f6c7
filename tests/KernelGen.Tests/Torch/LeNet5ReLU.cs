namespace KernelGen.Tests.Torch;

/// <summary>The modern LeNet-5 of the reference's training step.</summary>
[Network(1, 28, 28)]
internal sealed partial class LeNet5ReLU
{
    [Conv2d(6, 5, Padding = 2), ReLU] public partial Layer Conv1 { get; }

    [MaxPool2d(2)] public partial Layer Pool1 { get; }

    [Conv2d(16, 5), ReLU] public partial Layer Conv2 { get; }

    [MaxPool2d(2)] public partial Layer Pool2 { get; }

    [Linear(120), ReLU] public partial Layer Fc1 { get; }

    [Linear(84), ReLU] public partial Layer Fc2 { get; }

    [Linear(10)] public partial Layer Fc3 { get; }
}

/// <summary>Ten inputs to ten outputs: with the unit matrix as weights the outputs are the inputs.</summary>
[Network(10, 1, 1)]
internal sealed partial class TenLogits
{
    [Linear(10)] public partial Layer L { get; }
}

/// <summary>One input and some outputs, whose biases stand for the parameters of an optimiser's case.</summary>
[Network(1, 1, 1)]
internal sealed partial class FiveParameters
{
    [Linear(5)] public partial Layer L { get; }
}

/// <inheritdoc cref="FiveParameters"/>
[Network(1, 1, 1)]
internal sealed partial class ThirtyThreeParameters
{
    [Linear(33)] public partial Layer L { get; }
}

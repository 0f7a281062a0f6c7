namespace KernelGen.Tests.Sizes;

// Fully connected layers of every representative size, and activations alone.

[Network(7, 1, 1)]
internal sealed partial class LinearOutputs1
{
    [Linear(1), Sigmoid] public partial Layer L { get; }
}

[Network(7, 1, 1)]
internal sealed partial class LinearOutputs15
{
    [Linear(15), Sigmoid] public partial Layer L { get; }
}

[Network(7, 1, 1)]
internal sealed partial class LinearOutputs16
{
    [Linear(16), Sigmoid] public partial Layer L { get; }
}

[Network(7, 1, 1)]
internal sealed partial class LinearOutputs17
{
    [Linear(17), Sigmoid] public partial Layer L { get; }
}

[Network(7, 1, 1)]
internal sealed partial class LinearOutputs33
{
    [Linear(33), Sigmoid] public partial Layer L { get; }
}

[Network(1, 1, 1)]
internal sealed partial class LinearInputs1
{
    [Linear(5), Tanh] public partial Layer L { get; }
}

[Network(15, 1, 1)]
internal sealed partial class LinearInputs15
{
    [Linear(5), Tanh] public partial Layer L { get; }
}

[Network(16, 1, 1)]
internal sealed partial class LinearInputs16
{
    [Linear(5), Tanh] public partial Layer L { get; }
}

[Network(17, 1, 1)]
internal sealed partial class LinearInputs17
{
    [Linear(5), Tanh] public partial Layer L { get; }
}

[Network(33, 1, 1)]
internal sealed partial class LinearInputs33
{
    [Linear(5), Tanh] public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class LinearOfAMap
{
    [Linear(6)] public partial Layer L { get; }
}

[Network(9, 1, 1)]
internal sealed partial class LinearNoBias
{
    [Linear(11, Bias = false), ReLU] public partial Layer L { get; }
}

[Network(2, 3, 7)]
internal sealed partial class TanhAlone
{
    [Tanh] public partial Layer L { get; }
}

[Network(2, 3, 7)]
internal sealed partial class ReLUAlone
{
    [ReLU] public partial Layer L { get; }
}

[Network(2, 3, 7)]
internal sealed partial class SigmoidAlone
{
    [Sigmoid] public partial Layer L { get; }
}

namespace KernelGen.Tests.Sizes;

/// <summary>Fully connected layers of every representative size, and activations alone.</summary>
internal static class LinearSizes
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["LinearOutputs1"] = () => LinearOutputs1.Create(seed: 11),
        ["LinearOutputs4"] = () => LinearOutputs4.Create(seed: 11),
        ["LinearOutputs8"] = () => LinearOutputs8.Create(seed: 11),
        ["LinearOutputs15"] = () => LinearOutputs15.Create(seed: 11),
        ["LinearOutputs16"] = () => LinearOutputs16.Create(seed: 11),
        ["LinearOutputs17"] = () => LinearOutputs17.Create(seed: 11),
        ["LinearOutputs33"] = () => LinearOutputs33.Create(seed: 11),
        ["LinearInputs1"] = () => LinearInputs1.Create(seed: 11),
        ["LinearInputs4"] = () => LinearInputs4.Create(seed: 11),
        ["LinearInputs8"] = () => LinearInputs8.Create(seed: 11),
        ["LinearInputs15"] = () => LinearInputs15.Create(seed: 11),
        ["LinearInputs16"] = () => LinearInputs16.Create(seed: 11),
        ["LinearInputs17"] = () => LinearInputs17.Create(seed: 11),
        ["LinearInputs33"] = () => LinearInputs33.Create(seed: 11),
        ["LinearOfAMap"] = () => LinearOfAMap.Create(seed: 11),
        ["LinearNoBias"] = () => LinearNoBias.Create(seed: 11),
        ["TanhAlone"] = () => TanhAlone.Create(seed: 11),
        ["ReLUAlone"] = () => ReLUAlone.Create(seed: 11),
        ["SigmoidAlone"] = () => SigmoidAlone.Create(seed: 11),
    };
}

[Network(7, 1, 1)]
internal sealed partial class LinearOutputs1
{
    [Linear(1), Sigmoid] public partial Layer L { get; }
}

[Network(7, 1, 1)]
internal sealed partial class LinearOutputs4
{
    [Linear(4), Sigmoid] public partial Layer L { get; }
}

[Network(7, 1, 1)]
internal sealed partial class LinearOutputs8
{
    [Linear(8), Sigmoid] public partial Layer L { get; }
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

[Network(4, 1, 1)]
internal sealed partial class LinearInputs4
{
    [Linear(5), Tanh] public partial Layer L { get; }
}

[Network(8, 1, 1)]
internal sealed partial class LinearInputs8
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

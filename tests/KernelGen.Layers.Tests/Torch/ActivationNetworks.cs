namespace KernelGen.Tests.Torch;

/// <summary>
/// One network for each of PyTorch's activation cases that a layer can declare: there is no ELU, SELU, Softplus, Softsign, Hardsigmoid,
/// Hardswish, LogSigmoid or absolute value, ReLU6 has another gradient at its borders than a clamp, and the identity is no layer.
/// </summary>
internal static class ActivationNetworks
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["act/Sigmoid/odd"] = () => new ActSigmoidOdd(),
        ["act/Tanh/grid"] = () => new ActTanhGrid(),
        ["act/LeakyReLU(0.01)/odd"] = () => new ActLeakyReLUOdd(),
        ["act/LeakyReLU(0.2)/grid"] = () => new ActLeakyReLUGrid(),
        ["act/SiLU/special"] = () => new ActSiLUSpecial(),
        ["act/GELU(erf)/odd"] = () => new ActGELUOdd(),
        ["act/Hardtanh/odd"] = () => new ActHardtanhOdd(),
        ["act/Softmax/inf"] = () => new ActSoftmaxInf(),
        ["act/LogSoftmax/3x17"] = () => new ActLogSoftmax17(),
        ["act/LogSoftmax/1000"] = () => new ActLogSoftmax1000(),
    };
}

[Network(1, 1, 37)]
internal sealed partial class ActSigmoidOdd
{
    [Sigmoid] public partial Layer L { get; }
}

[Network(1, 1, 97)]
internal sealed partial class ActTanhGrid
{
    [Tanh] public partial Layer L { get; }
}

[Network(1, 1, 37)]
internal sealed partial class ActLeakyReLUOdd
{
    [LeakyReLU] public partial Layer L { get; }
}

[Network(1, 1, 97)]
internal sealed partial class ActLeakyReLUGrid
{
    [LeakyReLU(0.2)] public partial Layer L { get; }
}

[Network(1, 1, 29)]
internal sealed partial class ActSiLUSpecial
{
    [SiLU] public partial Layer L { get; }
}

[Network(1, 1, 37)]
internal sealed partial class ActGELUOdd
{
    [GELU] public partial Layer L { get; }
}

[Network(1, 1, 37)]
internal sealed partial class ActHardtanhOdd
{
    [Clamp(-1, 1)] public partial Layer L { get; }
}

[Network(3, 1, 1)]
internal sealed partial class ActSoftmaxInf
{
    [Softmax] public partial Layer L { get; }
}

[Network(17, 1, 1)]
internal sealed partial class ActLogSoftmax17
{
    [LogSoftmax] public partial Layer L { get; }
}

[Network(1000, 1, 1)]
internal sealed partial class ActLogSoftmax1000
{
    [LogSoftmax] public partial Layer L { get; }
}

namespace KernelGen.Tests.Torch;

// One network for each of PyTorch's activation cases that a layer can declare: there is no SELU, Softsign, LogSigmoid or
// absolute value, and the identity is not a layer.

[TorchCase("act/Sigmoid/odd")]
[Network(1, 1, 37)]
internal sealed partial class ActSigmoidOdd
{
    [Sigmoid] public partial Layer L { get; }
}

[TorchCase("act/Tanh/grid")]
[Network(1, 1, 97)]
internal sealed partial class ActTanhGrid
{
    [Tanh] public partial Layer L { get; }
}

[TorchCase("act/LeakyReLU(0.01)/odd")]
[Network(1, 1, 37)]
internal sealed partial class ActLeakyReLUOdd
{
    [LeakyReLU] public partial Layer L { get; }
}

[TorchCase("act/LeakyReLU(0.2)/grid")]
[Network(1, 1, 97)]
internal sealed partial class ActLeakyReLUGrid
{
    [LeakyReLU(0.2)] public partial Layer L { get; }
}

[TorchCase("act/SiLU/special")]
[Network(1, 1, 29)]
internal sealed partial class ActSiLUSpecial
{
    [SiLU] public partial Layer L { get; }
}

[TorchCase("act/GELU(erf)/odd")]
[Network(1, 1, 37)]
internal sealed partial class ActGELUOdd
{
    [GELU] public partial Layer L { get; }
}

[TorchCase("act/Hardtanh/odd")]
[Network(1, 1, 37)]
internal sealed partial class ActHardtanhOdd
{
    [Clamp(-1, 1)] public partial Layer L { get; }
}

[TorchCase("act/Softmax/inf")]
[Network(3, 1, 1)]
internal sealed partial class ActSoftmaxInf
{
    [Softmax] public partial Layer L { get; }
}

[TorchCase("act/LogSoftmax/3x17")]
[Network(17, 1, 1)]
internal sealed partial class ActLogSoftmax17
{
    [LogSoftmax] public partial Layer L { get; }
}

[TorchCase("act/LogSoftmax/1000")]
[Network(1000, 1, 1)]
internal sealed partial class ActLogSoftmax1000
{
    [LogSoftmax] public partial Layer L { get; }
}

[TorchCase("act/ELU(1)/odd")]
[Network(1, 1, 37)]
internal sealed partial class ActELUOdd
{
    [ELU] public partial Layer L { get; }
}

[TorchCase("act/Softplus/special")]
[Network(1, 1, 29)]
internal sealed partial class ActSoftplusSpecial
{
    [Softplus] public partial Layer L { get; }
}

[TorchCase("act/ReLU6/grid")]
[Network(1, 1, 97)]
internal sealed partial class ActReLU6Grid
{
    [ReLU6] public partial Layer L { get; }
}

[TorchCase("act/Hardsigmoid/special")]
[Network(1, 1, 29)]
internal sealed partial class ActHardsigmoidSpecial
{
    [HardSigmoid] public partial Layer L { get; }
}

[TorchCase("act/Hardsigmoid/odd")]
[Network(1, 1, 37)]
internal sealed partial class ActHardsigmoidOdd
{
    [HardSigmoid] public partial Layer L { get; }
}

[TorchCase("act/Hardswish/grid")]
[Network(1, 1, 97)]
internal sealed partial class ActHardswishGrid
{
    [HardSwish] public partial Layer L { get; }
}

[TorchCase("act/Softsign/odd")]
[Network(1, 1, 37)]
internal sealed partial class ActSoftsignOdd
{
    [Softsign] public partial Layer L { get; }
}

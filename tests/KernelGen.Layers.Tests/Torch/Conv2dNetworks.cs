namespace KernelGen.Tests.Torch;

// One network for each of PyTorch's Conv2d cases with stride, zero padding and bias.

[TorchCase("conv2d/rand004")]
[Network(32, 9, 17)]
internal sealed partial class Conv2dRand004
{
    [Conv2d(8, 7, KernelWidth = 3, Stride = 3, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand027")]
[Network(5, 19, 6)]
internal sealed partial class Conv2dRand027
{
    [Conv2d(16, 6, KernelWidth = 2, Stride = 3, PaddingH = 2, PaddingW = 1)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand031")]
[Network(4, 13, 3)]
internal sealed partial class Conv2dRand031
{
    [Conv2d(8, 6, KernelWidth = 4, Stride = 3, Padding = 1, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand037")]
[Network(8, 11, 12)]
internal sealed partial class Conv2dRand037
{
    [Conv2d(3, 7, Padding = 1)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand076")]
[Network(7, 17, 20)]
internal sealed partial class Conv2dRand076
{
    [Conv2d(8, 5, StrideH = 2, StrideW = 1)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand088")]
[Network(7, 22, 29)]
internal sealed partial class Conv2dRand088
{
    [Conv2d(6, 7, Auto = Auto.Same)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand094")]
[Network(3, 21, 13)]
internal sealed partial class Conv2dRand094
{
    [Conv2d(3, 5, Stride = 2, PaddingH = 2, PaddingW = 0, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand112")]
[Network(5, 9, 5)]
internal sealed partial class Conv2dRand112
{
    [Conv2d(6, 2, StrideH = 2, StrideW = 3, Padding = 3, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand113")]
[Network(1, 18, 9)]
internal sealed partial class Conv2dRand113
{
    [Conv2d(17, 2, Stride = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand115")]
[Network(13, 7, 14)]
internal sealed partial class Conv2dRand115
{
    [Conv2d(3, 1, Auto = Auto.Same)] public partial Layer L { get; }
}

[TorchCase("conv2d/edge902")]
[Network(3, 3, 3)]
internal sealed partial class Conv2dEdge902
{
    [Conv2d(2, 3, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/edge907")]
[Network(4, 5, 9)]
internal sealed partial class Conv2dEdge907
{
    [Conv2d(4, 1, KernelWidth = 7, PaddingH = 0, PaddingW = 3)] public partial Layer L { get; }
}

[TorchCase("conv2d/edge912")]
[Network(1, 28, 28)]
internal sealed partial class Conv2dEdge912
{
    [Conv2d(6, 5, Padding = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/edge913")]
[Network(6, 14, 14)]
internal sealed partial class Conv2dEdge913
{
    [Conv2d(16, 5)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_1st_plain")]
[Network(3, 5, 5)]
internal sealed partial class Conv2dExact1stPlain
{
    [Conv2d(16, 3, Padding = 1)] public partial Layer L { get; }
}

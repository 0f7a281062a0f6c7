namespace KernelGen.Tests.Torch;

// One network for each of PyTorch's pooling cases.

[TorchCase("pool/max02")]
[Network(8, 10, 13)]
internal sealed partial class PoolMax02
{
    [MaxPool2d(3, StrideH = 2, StrideW = 3, PaddingH = 1, PaddingW = 0, CeilMode = true)] public partial Layer L { get; }
}

[TorchCase("pool/avg05")]
[Network(17, 16, 16)]
internal sealed partial class PoolAvg05
{
    [AvgPool2d(4, StrideH = 2, StrideW = 3, PaddingH = 0, PaddingW = 1, CountIncludePad = false)] public partial Layer L { get; }
}

[TorchCase("pool/max16")]
[Network(1, 5, 6)]
internal sealed partial class PoolMax16
{
    [MaxPool2d(1, StrideH = 2, StrideW = 3)] public partial Layer L { get; }
}

[TorchCase("pool/max22")]
[Network(17, 11, 10)]
internal sealed partial class PoolMax22
{
    [MaxPool2d(3, Stride = 3, PaddingH = 1, PaddingW = 0, CeilMode = true)] public partial Layer L { get; }
}

[TorchCase("pool/max30")]
[Network(3, 9, 16)]
internal sealed partial class PoolMax30
{
    [MaxPool2d(3, Stride = 3, PaddingH = 0, PaddingW = 1, CeilMode = true)] public partial Layer L { get; }
}

[TorchCase("pool/avg31")]
[Network(17, 13, 4)]
internal sealed partial class PoolAvg31
{
    [AvgPool2d(4, KernelWidth = 1, StrideH = 4, StrideW = 1, PaddingH = 1, PaddingW = 0, CountIncludePad = false)] public partial Layer L { get; }
}

[TorchCase("pool/avg33")]
[Network(3, 17, 4)]
internal sealed partial class PoolAvg33
{
    [AvgPool2d(2, Stride = 2, PaddingH = 0, PaddingW = 1, CountIncludePad = false)] public partial Layer L { get; }
}

[TorchCase("pool/avg41")]
[Network(8, 14, 9)]
internal sealed partial class PoolAvg41
{
    [AvgPool2d(3, StrideH = 3, StrideW = 2, PaddingH = 0, PaddingW = 1, CeilMode = true, CountIncludePad = false)] public partial Layer L { get; }
}

[TorchCase("pool/max42")]
[Network(17, 4, 9)]
internal sealed partial class PoolMax42
{
    [MaxPool2d(2, Stride = 3, CeilMode = true)] public partial Layer L { get; }
}

[TorchCase("pool/avg43")]
[Network(8, 17, 13)]
internal sealed partial class PoolAvg43
{
    [AvgPool2d(2, Stride = 3, CeilMode = true)] public partial Layer L { get; }
}

[TorchCase("pool/avg85")]
[Network(1, 3, 3)]
internal sealed partial class PoolAvg85
{
    [AvgPool2d(3, Stride = 1, Padding = 1, CeilMode = true, CountIncludePad = false)] public partial Layer L { get; }
}

[TorchCase("pool/max86")]
[Network(1, 5, 5)]
internal sealed partial class PoolMax86
{
    [MaxPool2d(2, Stride = 3, Padding = 1, CeilMode = true)] public partial Layer L { get; }
}

[TorchCase("pool/max00")]
[Network(17, 9, 10)]
internal sealed partial class PoolMax00
{
    [MaxPool2d(4, PaddingH = 2, DilationH = 2)] public partial Layer L { get; }
}

[TorchCase("pool/max06")]
[Network(1, 9, 11)]
internal sealed partial class PoolMax06
{
    [MaxPool2d(1, KernelWidth = 4, StrideH = 1, StrideW = 4, PaddingW = 1, CeilMode = true, DilationH = 2)] public partial Layer L { get; }
}

[TorchCase("pool/max44")]
[Network(1, 17, 17)]
internal sealed partial class PoolMax44
{
    [MaxPool2d(2, KernelWidth = 1, DilationH = 2)] public partial Layer L { get; }
}

[TorchCase("pool/adaptive_avg3")]
[Network(3, 7, 7)]
internal sealed partial class PoolAdaptiveAvg3
{
    [AdaptiveAvgPool2d(1, 1)] public partial Layer L { get; }
}

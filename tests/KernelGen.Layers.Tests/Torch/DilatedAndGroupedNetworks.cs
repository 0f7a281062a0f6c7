namespace KernelGen.Tests.Torch;

// One network for each of PyTorch's Conv2d cases with dilation or groups.

[TorchCase("conv2d/rand003")]
[Network(8, 17, 4)]
internal sealed partial class Conv2dRand003
{
    [Conv2d(6, 6, Padding = 3, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand019")]
[Network(6, 22, 27)]
internal sealed partial class Conv2dRand019
{
    [Conv2d(6, 4, Stride = 2, Dilation = 2, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand025")]
[Network(4, 9, 20)]
internal sealed partial class Conv2dRand025
{
    [Conv2d(10, 2, KernelWidth = 5, Stride = 2, Padding = 1, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand033")]
[Network(12, 14, 3)]
internal sealed partial class Conv2dRand033
{
    [Conv2d(9, 2, Stride = 2, Groups = 3)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand048")]
[Network(3, 17, 17)]
internal sealed partial class Conv2dRand048
{
    [Conv2d(3, 7, KernelWidth = 6, Stride = 2, Padding = 1, DilationH = 1, DilationW = 2, Groups = 3, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand053")]
[Network(11, 23, 4)]
internal sealed partial class Conv2dRand053
{
    [Conv2d(11, 7, StrideH = 3, StrideW = 1, Padding = 2, Groups = 11)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand054")]
[Network(4, 11, 8)]
internal sealed partial class Conv2dRand054
{
    [Conv2d(3, 5, KernelWidth = 1, Stride = 2, Padding = 2, Dilation = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand066")]
[Network(4, 15, 17)]
internal sealed partial class Conv2dRand066
{
    [Conv2d(12, 1, Stride = 3, PaddingH = 3, PaddingW = 1, Groups = 4)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand074")]
[Network(1, 7, 26)]
internal sealed partial class Conv2dRand074
{
    [Conv2d(6, 4, KernelWidth = 1, Padding = 2, Dilation = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand095")]
[Network(8, 11, 7)]
internal sealed partial class Conv2dRand095
{
    [Conv2d(4, 4, KernelWidth = 3, Stride = 2, PaddingH = 3, PaddingW = 0, DilationH = 1, DilationW = 2, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand110")]
[Network(2, 17, 19)]
internal sealed partial class Conv2dRand110
{
    [Conv2d(2, 6, KernelWidth = 4, Stride = 3, DilationH = 1, DilationW = 2, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand111")]
[Network(2, 13, 4)]
internal sealed partial class Conv2dRand111
{
    [Conv2d(6, 3, KernelWidth = 5, StrideH = 2, StrideW = 3, PaddingH = 0, PaddingW = 3, DilationH = 1, DilationW = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand121")]
[Network(11, 21, 8)]
internal sealed partial class Conv2dRand121
{
    [Conv2d(11, 4, Auto = Auto.Same, Dilation = 2, Groups = 11, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand128")]
[Network(12, 5, 13)]
internal sealed partial class Conv2dRand128
{
    [Conv2d(20, 1, KernelWidth = 6, Dilation = 2, Groups = 4)] public partial Layer L { get; }
}

[TorchCase("conv2d/edge908")]
[Network(4, 9, 5)]
internal sealed partial class Conv2dEdge908
{
    [Conv2d(4, 7, KernelWidth = 1, PaddingH = 3, PaddingW = 0, Groups = 4)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_grouped_plain")]
[Network(16, 5, 5)]
internal sealed partial class Conv2dExactGroupedPlain
{
    [Conv2d(16, 3, Padding = 1, Groups = 4)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_grouped_stride_tail")]
[Network(20, 8, 8)]
internal sealed partial class Conv2dExactGroupedStrideTail
{
    [Conv2d(20, 3, Stride = 2, Padding = 1, Groups = 4)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_depthwise_tail")]
[Network(17, 5, 5)]
internal sealed partial class Conv2dExactDepthwiseTail
{
    [Conv2d(17, 3, Padding = 1, Groups = 17)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_depthwise_stride_tail")]
[Network(17, 8, 8)]
internal sealed partial class Conv2dExactDepthwiseStrideTail
{
    [Conv2d(17, 3, Stride = 2, Padding = 1, Groups = 17)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_rand11")]
[Network(9, 12, 14)]
internal sealed partial class Conv2dExactRand11
{
    [Conv2d(6, 4, KernelWidth = 3, StrideH = 2, StrideW = 1, Padding = 1, Groups = 3)] public partial Layer L { get; }
}

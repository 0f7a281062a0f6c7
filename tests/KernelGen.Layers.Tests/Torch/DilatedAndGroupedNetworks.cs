namespace KernelGen.Tests.Torch;

/// <summary>One network for each of PyTorch's Conv2d cases with dilation or groups.</summary>
internal static class DilatedAndGroupedNetworks
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["conv2d/rand003"] = () => new Conv2dRand003(),
        ["conv2d/rand019"] = () => new Conv2dRand019(),
        ["conv2d/rand025"] = () => new Conv2dRand025(),
        ["conv2d/rand033"] = () => new Conv2dRand033(),
        ["conv2d/rand048"] = () => new Conv2dRand048(),
        ["conv2d/rand053"] = () => new Conv2dRand053(),
        ["conv2d/rand054"] = () => new Conv2dRand054(),
        ["conv2d/rand066"] = () => new Conv2dRand066(),
        ["conv2d/rand074"] = () => new Conv2dRand074(),
        ["conv2d/rand095"] = () => new Conv2dRand095(),
        ["conv2d/rand110"] = () => new Conv2dRand110(),
        ["conv2d/rand111"] = () => new Conv2dRand111(),
        ["conv2d/rand121"] = () => new Conv2dRand121(),
        ["conv2d/rand128"] = () => new Conv2dRand128(),
        ["conv2d/edge908"] = () => new Conv2dEdge908(),
        ["conv2d/exact_grouped_plain"] = () => new Conv2dExactGroupedPlain(),
        ["conv2d/exact_grouped_stride_tail"] = () => new Conv2dExactGroupedStrideTail(),
        ["conv2d/exact_depthwise_tail"] = () => new Conv2dExactDepthwiseTail(),
        ["conv2d/exact_depthwise_stride_tail"] = () => new Conv2dExactDepthwiseStrideTail(),
        ["conv2d/exact_rand11"] = () => new Conv2dExactRand11(),
    };
}

[Network(8, 17, 4)]
internal sealed partial class Conv2dRand003
{
    [Conv2d(6, 6, Padding = 3, Groups = 2)] public partial Layer L { get; }
}

[Network(6, 22, 27)]
internal sealed partial class Conv2dRand019
{
    [Conv2d(6, 4, Stride = 2, Dilation = 2, Groups = 2)] public partial Layer L { get; }
}

[Network(4, 9, 20)]
internal sealed partial class Conv2dRand025
{
    [Conv2d(10, 2, KernelWidth = 5, Stride = 2, Padding = 1, Groups = 2)] public partial Layer L { get; }
}

[Network(12, 14, 3)]
internal sealed partial class Conv2dRand033
{
    [Conv2d(9, 2, Stride = 2, Groups = 3)] public partial Layer L { get; }
}

[Network(3, 17, 17)]
internal sealed partial class Conv2dRand048
{
    [Conv2d(3, 7, KernelWidth = 6, Stride = 2, Padding = 1, DilationH = 1, DilationW = 2, Groups = 3, Bias = false)] public partial Layer L { get; }
}

[Network(11, 23, 4)]
internal sealed partial class Conv2dRand053
{
    [Conv2d(11, 7, StrideH = 3, StrideW = 1, Padding = 2, Groups = 11)] public partial Layer L { get; }
}

[Network(4, 11, 8)]
internal sealed partial class Conv2dRand054
{
    [Conv2d(3, 5, KernelWidth = 1, Stride = 2, Padding = 2, Dilation = 2)] public partial Layer L { get; }
}

[Network(4, 15, 17)]
internal sealed partial class Conv2dRand066
{
    [Conv2d(12, 1, Stride = 3, PaddingH = 3, PaddingW = 1, Groups = 4)] public partial Layer L { get; }
}

[Network(1, 7, 26)]
internal sealed partial class Conv2dRand074
{
    [Conv2d(6, 4, KernelWidth = 1, Padding = 2, Dilation = 2)] public partial Layer L { get; }
}

[Network(8, 11, 7)]
internal sealed partial class Conv2dRand095
{
    [Conv2d(4, 4, KernelWidth = 3, Stride = 2, PaddingH = 3, PaddingW = 0, DilationH = 1, DilationW = 2, Groups = 2)] public partial Layer L { get; }
}

[Network(2, 17, 19)]
internal sealed partial class Conv2dRand110
{
    [Conv2d(2, 6, KernelWidth = 4, Stride = 3, DilationH = 1, DilationW = 2, Groups = 2)] public partial Layer L { get; }
}

[Network(2, 13, 4)]
internal sealed partial class Conv2dRand111
{
    [Conv2d(6, 3, KernelWidth = 5, StrideH = 2, StrideW = 3, PaddingH = 0, PaddingW = 3, DilationH = 1, DilationW = 2)] public partial Layer L { get; }
}

[Network(11, 21, 8)]
internal sealed partial class Conv2dRand121
{
    [Conv2d(11, 4, Auto = Auto.Same, Dilation = 2, Groups = 11, Bias = false)] public partial Layer L { get; }
}

[Network(12, 5, 13)]
internal sealed partial class Conv2dRand128
{
    [Conv2d(20, 1, KernelWidth = 6, Dilation = 2, Groups = 4)] public partial Layer L { get; }
}

[Network(4, 9, 5)]
internal sealed partial class Conv2dEdge908
{
    [Conv2d(4, 7, KernelWidth = 1, PaddingH = 3, PaddingW = 0, Groups = 4)] public partial Layer L { get; }
}

[Network(16, 5, 5)]
internal sealed partial class Conv2dExactGroupedPlain
{
    [Conv2d(16, 3, Padding = 1, Groups = 4)] public partial Layer L { get; }
}

[Network(20, 8, 8)]
internal sealed partial class Conv2dExactGroupedStrideTail
{
    [Conv2d(20, 3, Stride = 2, Padding = 1, Groups = 4)] public partial Layer L { get; }
}

[Network(17, 5, 5)]
internal sealed partial class Conv2dExactDepthwiseTail
{
    [Conv2d(17, 3, Padding = 1, Groups = 17)] public partial Layer L { get; }
}

[Network(17, 8, 8)]
internal sealed partial class Conv2dExactDepthwiseStrideTail
{
    [Conv2d(17, 3, Stride = 2, Padding = 1, Groups = 17)] public partial Layer L { get; }
}

[Network(9, 12, 14)]
internal sealed partial class Conv2dExactRand11
{
    [Conv2d(6, 4, KernelWidth = 3, StrideH = 2, StrideW = 1, Padding = 1, Groups = 3)] public partial Layer L { get; }
}

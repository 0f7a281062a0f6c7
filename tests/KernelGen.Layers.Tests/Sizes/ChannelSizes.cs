namespace KernelGen.Tests.Sizes;

/// <summary>Convolutions over every representative number of channels, and with odd options.</summary>
internal static class ChannelSizes
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["ConvOutputs1"] = () => ConvOutputs1.Create(seed: 11),
        ["ConvOutputs4"] = () => ConvOutputs4.Create(seed: 11),
        ["ConvOutputs8"] = () => ConvOutputs8.Create(seed: 11),
        ["ConvOutputs15"] = () => ConvOutputs15.Create(seed: 11),
        ["ConvOutputs16"] = () => ConvOutputs16.Create(seed: 11),
        ["ConvOutputs17"] = () => ConvOutputs17.Create(seed: 11),
        ["ConvOutputs33"] = () => ConvOutputs33.Create(seed: 11),
        ["ConvInputs1"] = () => ConvInputs1.Create(seed: 11),
        ["ConvInputs4"] = () => ConvInputs4.Create(seed: 11),
        ["ConvInputs8"] = () => ConvInputs8.Create(seed: 11),
        ["ConvInputs15"] = () => ConvInputs15.Create(seed: 11),
        ["ConvInputs16"] = () => ConvInputs16.Create(seed: 11),
        ["ConvInputs17"] = () => ConvInputs17.Create(seed: 11),
        ["ConvInputs33"] = () => ConvInputs33.Create(seed: 11),
        ["ConvStride2"] = () => ConvStride2.Create(seed: 11),
        ["ConvStride3Kernel2"] = () => ConvStride3Kernel2.Create(seed: 11),
        ["ConvOneByOneStride2"] = () => ConvOneByOneStride2.Create(seed: 11),
        ["ConvKernel7"] = () => ConvKernel7.Create(seed: 11),
        ["ConvLargePadding"] = () => ConvLargePadding.Create(seed: 11),
        ["ConvNoBias"] = () => ConvNoBias.Create(seed: 11),
        ["ConvWholeInput"] = () => ConvWholeInput.Create(seed: 11),
    };
}

[Network(3, 4, 5)]
internal sealed partial class ConvOutputs1
{
    [Conv2d(1, 3, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class ConvOutputs4
{
    [Conv2d(4, 3, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class ConvOutputs8
{
    [Conv2d(8, 3, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class ConvOutputs15
{
    [Conv2d(15, 3, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class ConvOutputs16
{
    [Conv2d(16, 3, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class ConvOutputs17
{
    [Conv2d(17, 3, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class ConvOutputs33
{
    [Conv2d(33, 3, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(1, 3, 4)]
internal sealed partial class ConvInputs1
{
    [Conv2d(2, 2), Sigmoid] public partial Layer L { get; }
}

[Network(4, 3, 4)]
internal sealed partial class ConvInputs4
{
    [Conv2d(2, 2), Sigmoid] public partial Layer L { get; }
}

[Network(8, 3, 4)]
internal sealed partial class ConvInputs8
{
    [Conv2d(2, 2), Sigmoid] public partial Layer L { get; }
}

[Network(15, 3, 4)]
internal sealed partial class ConvInputs15
{
    [Conv2d(2, 2), Sigmoid] public partial Layer L { get; }
}

[Network(16, 3, 4)]
internal sealed partial class ConvInputs16
{
    [Conv2d(2, 2), Sigmoid] public partial Layer L { get; }
}

[Network(17, 3, 4)]
internal sealed partial class ConvInputs17
{
    [Conv2d(2, 2), Sigmoid] public partial Layer L { get; }
}

[Network(33, 3, 4)]
internal sealed partial class ConvInputs33
{
    [Conv2d(2, 2), Sigmoid] public partial Layer L { get; }
}

[Network(3, 17, 33)]
internal sealed partial class ConvStride2
{
    [Conv2d(5, 3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 16, 31)]
internal sealed partial class ConvStride3Kernel2
{
    [Conv2d(4, 2, Stride = 3)] public partial Layer L { get; }
}

[Network(4, 7, 9)]
internal sealed partial class ConvOneByOneStride2
{
    [Conv2d(6, 1, Stride = 2)] public partial Layer L { get; }
}

[Network(1, 15, 16)]
internal sealed partial class ConvKernel7
{
    [Conv2d(2, 7, Padding = 3)] public partial Layer L { get; }
}

[Network(1, 3, 3)]
internal sealed partial class ConvLargePadding
{
    [Conv2d(2, 3, Padding = 5)] public partial Layer L { get; }
}

[Network(2, 5, 6)]
internal sealed partial class ConvNoBias
{
    [Conv2d(3, 3, Bias = false), ReLU] public partial Layer L { get; }
}

[Network(3, 6, 5)]
internal sealed partial class ConvWholeInput
{
    [Conv2d(7, 6, KernelWidth = 5), Tanh] public partial Layer L { get; }
}

namespace KernelGen.Tests.Sizes;

/// <summary>Activations alone, in a convolution's kernel and behind every layout, and softmax over maps of every kind.</summary>
internal static class ActivationSizes
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["LeakyReLUAlone"] = () => LeakyReLUAlone.Create(seed: 11),
        ["LeakyReLUNegative"] = () => LeakyReLUNegative.Create(seed: 11),
        ["LeakyReLUZero"] = () => LeakyReLUZero.Create(seed: 11),
        ["LeakyReLUBehindWide"] = () => LeakyReLUBehindWide.Create(seed: 11),
        ["LeakyReLUBehindNarrow"] = () => LeakyReLUBehindNarrow.Create(seed: 11),
        ["ClampAlone"] = () => ClampAlone.Create(seed: 11),
        ["ClampBehindWide"] = () => ClampBehindWide.Create(seed: 11),
        ["ClampBehindNarrow"] = () => ClampBehindNarrow.Create(seed: 11),
        ["ClampBehindPool"] = () => ClampBehindPool.Create(seed: 11),
        ["GELUAlone"] = () => GELUAlone.Create(seed: 11),
        ["GELUApproximate"] = () => GELUApproximate.Create(seed: 11),
        ["GELUBehindLinear"] = () => GELUBehindLinear.Create(seed: 11),
        ["SiLUAlone"] = () => SiLUAlone.Create(seed: 11),
        ["SiLUBehindConv"] = () => SiLUBehindConv.Create(seed: 11),
        ["SoftmaxOneChannel"] = () => SoftmaxOneChannel.Create(seed: 11),
        ["SoftmaxVector17"] = () => SoftmaxVector17.Create(seed: 11),
        ["SoftmaxWarm"] = () => SoftmaxWarm.Create(seed: 11),
        ["SoftmaxTwoPixels"] = () => SoftmaxTwoPixels.Create(seed: 11),
        ["SoftmaxMap"] = () => SoftmaxMap.Create(seed: 11),
        ["SoftmaxBehindNarrow"] = () => SoftmaxBehindNarrow.Create(seed: 11),
        ["SoftmaxBehindOnePixel"] = () => SoftmaxBehindOnePixel.Create(seed: 11),
        ["LogSoftmaxVector33"] = () => LogSoftmaxVector33.Create(seed: 11),
        ["LogSoftmaxMap"] = () => LogSoftmaxMap.Create(seed: 11),
        ["LogSoftmaxThreePixels"] = () => LogSoftmaxThreePixels.Create(seed: 11),
    };
}

[Network(2, 3, 7)]
internal sealed partial class LeakyReLUAlone
{
    [LeakyReLU] public partial Layer L { get; }
}

[Network(2, 3, 7)]
internal sealed partial class LeakyReLUNegative
{
    [Conv2d(3, 2), LeakyReLU(-0.5)] public partial Layer L { get; }
}

[Network(2, 3, 7)]
internal sealed partial class LeakyReLUZero
{
    [Conv2d(3, 2), LeakyReLU(0)] public partial Layer L { get; }
}

[Network(1, 4, 19)]
internal sealed partial class LeakyReLUBehindWide
{
    [Conv2d(3, 3), LeakyReLU(0.3)] public partial Layer L { get; }
}

[Network(3, 3, 4)]
internal sealed partial class LeakyReLUBehindNarrow
{
    [Conv2d(18, 2, Padding = 1), LeakyReLU(0.1)] public partial Layer L1 { get; }

    [Conv2d(2, 2)] public partial Layer L2 { get; }
}

[Network(2, 3, 7)]
internal sealed partial class ClampAlone
{
    [Clamp(-0.5, 0.75)] public partial Layer L { get; }
}

[Network(1, 5, 18)]
internal sealed partial class ClampBehindWide
{
    [Conv2d(2, 3, Padding = 1), Clamp(-0.25, 0.25)] public partial Layer L1 { get; }

    [Conv2d(3, 3, Padding = 1), Clamp(0, 255)] public partial Layer L2 { get; }
}

[Network(5, 3, 3)]
internal sealed partial class ClampBehindNarrow
{
    [Conv2d(17, 2), Clamp(-0.25, 0.5)] public partial Layer L1 { get; }

    [Linear(5), Clamp(-0.1, 0.2)] public partial Layer L2 { get; }
}

[Network(3, 6, 6)]
internal sealed partial class ClampBehindPool
{
    [MaxPool2d(2), Clamp(-0.5, 1)] public partial Layer L1 { get; }

    [Conv2d(4, 2), LeakyReLU(0.2)] public partial Layer L2 { get; }
}

[Network(2, 3, 7)]
internal sealed partial class GELUAlone
{
    [GELU] public partial Layer L { get; }
}

[Network(2, 3, 7)]
internal sealed partial class GELUApproximate
{
    [Conv2d(3, 2, Padding = 1), GELU(Approximate = true)] public partial Layer L1 { get; }

    [Conv2d(3, 3, Padding = 1)] public partial Layer L2 { get; }
}

[Network(9, 1, 1)]
internal sealed partial class GELUBehindLinear
{
    [Linear(17), GELU] public partial Layer L1 { get; }

    [Linear(5)] public partial Layer L2 { get; }
}

[Network(2, 3, 7)]
internal sealed partial class SiLUAlone
{
    [SiLU] public partial Layer L { get; }
}

[Network(2, 6, 18)]
internal sealed partial class SiLUBehindConv
{
    [Conv2d(4, 3, Padding = 1), SiLU] public partial Layer L1 { get; }

    [Conv2d(3, 3, Padding = 1), SiLU] public partial Layer L2 { get; }
}

[Network(1, 1, 1)]
internal sealed partial class SoftmaxOneChannel
{
    [Softmax] public partial Layer L { get; }
}

[Network(5, 1, 1)]
internal sealed partial class SoftmaxVector17
{
    [Linear(17), Softmax] public partial Layer L { get; }
}

[Network(13, 1, 1)]
internal sealed partial class SoftmaxWarm
{
    [Softmax(Temperature = 2.5)] public partial Layer L { get; }
}

[Network(6, 1, 2)]
internal sealed partial class SoftmaxTwoPixels
{
    [Softmax] public partial Layer L { get; }
}

[Network(5, 3, 7)]
internal sealed partial class SoftmaxMap
{
    [Softmax(Temperature = 0.5)] public partial Layer L1 { get; }

    [Conv2d(2, 3, Padding = 1)] public partial Layer L2 { get; }
}

[Network(4, 3, 3)]
internal sealed partial class SoftmaxBehindNarrow
{
    [Conv2d(33, 2), Softmax] public partial Layer L1 { get; }

    [Linear(3)] public partial Layer L2 { get; }
}

[Network(4, 2, 2)]
internal sealed partial class SoftmaxBehindOnePixel
{
    [Conv2d(20, 2), Softmax] public partial Layer L1 { get; }

    [ReLU] public partial Layer L2 { get; }

    [Linear(3)] public partial Layer L3 { get; }
}

[Network(7, 1, 1)]
internal sealed partial class LogSoftmaxVector33
{
    [Linear(33), LogSoftmax] public partial Layer L { get; }
}

[Network(4, 5, 5)]
internal sealed partial class LogSoftmaxMap
{
    [Conv2d(3, 2), LogSoftmax] public partial Layer L { get; }
}

[Network(4, 1, 3)]
internal sealed partial class LogSoftmaxThreePixels
{
    [LogSoftmax] public partial Layer L { get; }
}

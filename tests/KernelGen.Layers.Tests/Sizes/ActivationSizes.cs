namespace KernelGen.Tests.Sizes;

// Activations alone, in a convolution's kernel and behind every layout, and softmax over maps of every kind.

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

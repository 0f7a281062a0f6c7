namespace KernelGen.Tests.Sizes;

// Convolutions over every representative number of channels, and with odd options.

[Network(3, 4, 5)]
internal sealed partial class ConvOutputs1
{
    [Conv2d(1, 3, Padding = 1), ReLU] public partial Layer L { get; }
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

namespace KernelGen.Tests.Sizes;

// Poolings over every representative width.

[Network(2, 5, 2)]
internal sealed partial class MaxPoolWidth2
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 5, 7)]
internal sealed partial class MaxPoolWidth7
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 4, 15)]
internal sealed partial class MaxPoolWidth15
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 5, 16)]
internal sealed partial class MaxPoolWidth16
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 6, 17)]
internal sealed partial class MaxPoolWidth17
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 4, 33)]
internal sealed partial class MaxPoolWidth33
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 5, 1)]
internal sealed partial class AvgPoolWidth1
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 2)]
internal sealed partial class AvgPoolWidth2
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 15)]
internal sealed partial class AvgPoolWidth15
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 16)]
internal sealed partial class AvgPoolWidth16
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 17)]
internal sealed partial class AvgPoolWidth17
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 33)]
internal sealed partial class AvgPoolWidth33
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(1, 5, 5)]
internal sealed partial class MaxPoolChannels1
{
    [MaxPool2d(3, Stride = 2, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(16, 5, 5)]
internal sealed partial class MaxPoolChannels16
{
    [MaxPool2d(3, Stride = 2, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(17, 5, 5)]
internal sealed partial class MaxPoolChannels17
{
    [MaxPool2d(3, Stride = 2, Padding = 1), ReLU] public partial Layer L { get; }
}

[Network(3, 7, 8)]
internal sealed partial class AvgPoolOverlapping
{
    [AvgPool2d(3, Stride = 1), Tanh] public partial Layer L { get; }
}

[Network(3, 9, 10)]
internal sealed partial class MaxPoolGap
{
    [MaxPool2d(2, Stride = 3)] public partial Layer L { get; }
}

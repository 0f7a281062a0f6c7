namespace KernelGen.Tests.Sums;

[Network(1, 1024, 1024)]
internal sealed partial class MeanOfAMillion
{
    [GlobalAvgPool2d] public partial Layer Mean { get; }
}

[Network(1, 1024, 1024)]
internal sealed partial class WindowOfAMillion
{
    [AvgPool2d(1024)] public partial Layer Mean { get; }
}

[Network(3, 70, 66)]
internal sealed partial class OverlappingMeans
{
    [AvgPool2d(31, Stride = 1, Padding = 5)] public partial Layer Mean { get; }
}

[Network(3, 70, 66)]
internal sealed partial class OverlappingMaxima
{
    [MaxPool2d(31, Stride = 1, Padding = 5)] public partial Layer Maximum { get; }
}

[Network(1, 3, 2)]
internal sealed partial class ManyCopies
{
    [Conv2d(1, 1, PaddingBottom = 300, PaddingLeft = 200, PaddingMode = PaddingMode.Replicate, Bias = false)] public partial Layer C { get; }
}

[Network(1, 1024, 1024)]
internal sealed partial class MillionPixels
{
    [Conv2d(2, 1)] public partial Layer C { get; }
}

[Network(1, 62, 62)]
internal sealed partial class LargeKernel
{
    [Conv2d(1, 62)] public partial Layer C { get; }
}

[Network(1, 64, 64)]
internal sealed partial class LargeSlidingKernel
{
    [Conv2d(1, 62)] public partial Layer C { get; }
}

[Network(512, 7, 7, Numerics = Numerics.Direct)]
internal sealed partial class ManyChannels
{
    [Conv2d(16, 3)] public partial Layer C { get; }
}

[Network(48, 5, 5)]
internal sealed partial class WideGroups
{
    [Conv2d(32, 1)] public partial Layer Before { get; }

    [Conv2d(34, 5, Groups = 2)] public partial Layer C { get; }
}

[Network(1 << 20, 1, 1)]
internal sealed partial class LongRow
{
    [Linear(2)] public partial Layer F { get; }
}

[Network(1, 1, 1)]
internal sealed partial class LongColumn
{
    [Linear(1 << 20)] public partial Layer F { get; }
}

[Network(1000, 1, 1)]
internal sealed partial class ThousandShares
{
    [Softmax] public partial Layer S { get; }
}

[Network(1, 1, 1)]
internal sealed partial class OneWeight
{
    [Conv2d(1, 1)] public partial Layer C { get; }
}

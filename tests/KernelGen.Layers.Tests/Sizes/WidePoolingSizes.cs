namespace KernelGen.Tests.Sizes;

// Poolings over wide, dilated and adaptive windows.

[Network(3, 10, 13)]
internal sealed partial class AdaptiveUneven
{
    [AdaptiveAvgPool2d(7, 6)] public partial Layer L { get; }
}

[Network(2, 5, 3)]
internal sealed partial class AdaptiveMoreThanThereIs
{
    [AdaptiveAvgPool2d(7, 8)] public partial Layer L { get; }
}

[Network(17, 8, 12)]
internal sealed partial class AdaptiveEven
{
    [AdaptiveAvgPool2d(4, 3), ReLU] public partial Layer L { get; }
}

[Network(2, 4, 17)]
internal sealed partial class AdaptiveSameSize
{
    [AdaptiveAvgPool2d(4, 17)] public partial Layer L { get; }
}

[Network(1, 31, 43)]
internal sealed partial class AdaptiveManyWindows
{
    [AdaptiveAvgPool2d(23, 29)] public partial Layer L { get; }
}

[Network(1, 7, 7)]
internal sealed partial class GlobalSmall
{
    [GlobalAvgPool2d] public partial Layer L { get; }
}

[Network(6, 23, 37)]
internal sealed partial class GlobalLarge
{
    [GlobalAvgPool2d, Tanh] public partial Layer L { get; }
}

[Network(5, 1, 1)]
internal sealed partial class GlobalOfOnePixel
{
    [GlobalAvgPool2d] public partial Layer L { get; }
}

[Network(2, 19, 21)]
internal sealed partial class MaxPoolKernel9
{
    [MaxPool2d(9, Stride = 2, Padding = 4)] public partial Layer L { get; }
}

[Network(3, 22, 23)]
internal sealed partial class AvgPoolKernel11
{
    [AvgPool2d(11)] public partial Layer L { get; }
}

[Network(2, 12, 15)]
internal sealed partial class AvgPoolKernel9Cut
{
    [AvgPool2d(9, Stride = 3, Padding = 3, CeilMode = true, CountIncludePad = false)] public partial Layer L { get; }
}

[Network(3, 11, 20)]
internal sealed partial class MaxPoolDilated
{
    [MaxPool2d(3, Stride = 2, Padding = 1, Dilation = 3)] public partial Layer L { get; }
}

[Network(17, 25, 26)]
internal sealed partial class MaxPoolKernel12
{
    [MaxPool2d(12, StrideH = 5, StrideW = 1)] public partial Layer L { get; }
}

[Network(3, 12, 11)]
internal sealed partial class ConvThenGlobal
{
    [Conv2d(37, 3, Padding = 1), ReLU] public partial Layer C { get; }

    [GlobalAvgPool2d] public partial Layer P { get; }

    [Linear(5)] public partial Layer Output { get; }
}

[Network(3, 5, 9)]
internal sealed partial class AvgPoolFarSides
{
    [AvgPool2d(2, PaddingTop = 2, PaddingBottom = 3, PaddingLeft = 2, PaddingRight = 3)] public partial Layer L { get; }
}

[Network(17, 4, 6)]
internal sealed partial class AvgPoolFarSidesUncounted
{
    [AvgPool2d(2, Stride = 1, PaddingTop = 3, PaddingBottom = 4, PaddingRight = 5, CountIncludePad = false)] public partial Layer L { get; }
}

[Network(2, 7, 12)]
internal sealed partial class AvgPoolFarSidesLarge
{
    [AvgPool2d(9, Stride = 4, PaddingTop = 12, PaddingBottom = 10, PaddingLeft = 9, CeilMode = true)] public partial Layer L { get; }
}

[Network(5, 8, 7)]
internal sealed partial class MaxPoolFarSides
{
    [MaxPool2d(4, Stride = 2, PaddingTop = 3, PaddingBottom = 3, PaddingLeft = 3)] public partial Layer L { get; }
}

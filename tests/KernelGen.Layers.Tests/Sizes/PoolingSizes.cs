namespace KernelGen.Tests.Sizes;

/// <summary>Poolings over every representative width.</summary>
internal static class PoolingSizes
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["MaxPoolWidth2"] = () => MaxPoolWidth2.Create(seed: 11),
        ["MaxPoolWidth3"] = () => MaxPoolWidth3.Create(seed: 11),
        ["MaxPoolWidth4"] = () => MaxPoolWidth4.Create(seed: 11),
        ["MaxPoolWidth7"] = () => MaxPoolWidth7.Create(seed: 11),
        ["MaxPoolWidth8"] = () => MaxPoolWidth8.Create(seed: 11),
        ["MaxPoolWidth15"] = () => MaxPoolWidth15.Create(seed: 11),
        ["MaxPoolWidth16"] = () => MaxPoolWidth16.Create(seed: 11),
        ["MaxPoolWidth17"] = () => MaxPoolWidth17.Create(seed: 11),
        ["MaxPoolWidth33"] = () => MaxPoolWidth33.Create(seed: 11),
        ["AvgPoolWidth1"] = () => AvgPoolWidth1.Create(seed: 11),
        ["AvgPoolWidth2"] = () => AvgPoolWidth2.Create(seed: 11),
        ["AvgPoolWidth3"] = () => AvgPoolWidth3.Create(seed: 11),
        ["AvgPoolWidth4"] = () => AvgPoolWidth4.Create(seed: 11),
        ["AvgPoolWidth7"] = () => AvgPoolWidth7.Create(seed: 11),
        ["AvgPoolWidth8"] = () => AvgPoolWidth8.Create(seed: 11),
        ["AvgPoolWidth15"] = () => AvgPoolWidth15.Create(seed: 11),
        ["AvgPoolWidth16"] = () => AvgPoolWidth16.Create(seed: 11),
        ["AvgPoolWidth17"] = () => AvgPoolWidth17.Create(seed: 11),
        ["AvgPoolWidth33"] = () => AvgPoolWidth33.Create(seed: 11),
        ["MaxPoolChannels1"] = () => MaxPoolChannels1.Create(seed: 11),
        ["MaxPoolChannels16"] = () => MaxPoolChannels16.Create(seed: 11),
        ["MaxPoolChannels17"] = () => MaxPoolChannels17.Create(seed: 11),
        ["AvgPoolOverlapping"] = () => AvgPoolOverlapping.Create(seed: 11),
        ["MaxPoolGap"] = () => MaxPoolGap.Create(seed: 11),
    };
}

[Network(2, 5, 2)]
internal sealed partial class MaxPoolWidth2
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 6, 3)]
internal sealed partial class MaxPoolWidth3
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 4, 4)]
internal sealed partial class MaxPoolWidth4
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 5, 7)]
internal sealed partial class MaxPoolWidth7
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(2, 6, 8)]
internal sealed partial class MaxPoolWidth8
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

[Network(2, 5, 3)]
internal sealed partial class AvgPoolWidth3
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 4)]
internal sealed partial class AvgPoolWidth4
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 7)]
internal sealed partial class AvgPoolWidth7
{
    [AvgPool2d(3, Stride = 2, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 8)]
internal sealed partial class AvgPoolWidth8
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

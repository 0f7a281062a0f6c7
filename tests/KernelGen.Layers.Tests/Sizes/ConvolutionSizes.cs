namespace KernelGen.Tests.Sizes;

/// <summary>Convolutions over every representative width and height.</summary>
internal static class ConvolutionSizes
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["ConvWidth1"] = () => ConvWidth1.Create(seed: 11),
        ["ConvWidth2"] = () => ConvWidth2.Create(seed: 11),
        ["ConvWidth3"] = () => ConvWidth3.Create(seed: 11),
        ["ConvWidth4"] = () => ConvWidth4.Create(seed: 11),
        ["ConvWidth5"] = () => ConvWidth5.Create(seed: 11),
        ["ConvWidth7"] = () => ConvWidth7.Create(seed: 11),
        ["ConvWidth8"] = () => ConvWidth8.Create(seed: 11),
        ["ConvWidth9"] = () => ConvWidth9.Create(seed: 11),
        ["ConvWidth15"] = () => ConvWidth15.Create(seed: 11),
        ["ConvWidth16"] = () => ConvWidth16.Create(seed: 11),
        ["ConvWidth17"] = () => ConvWidth17.Create(seed: 11),
        ["ConvWidth31"] = () => ConvWidth31.Create(seed: 11),
        ["ConvWidth32"] = () => ConvWidth32.Create(seed: 11),
        ["ConvWidth33"] = () => ConvWidth33.Create(seed: 11),
        ["ConvWidth47"] = () => ConvWidth47.Create(seed: 11),
        ["ConvHeight2"] = () => ConvHeight2.Create(seed: 11),
        ["ConvHeight3"] = () => ConvHeight3.Create(seed: 11),
        ["ConvHeight4"] = () => ConvHeight4.Create(seed: 11),
        ["ConvHeight7"] = () => ConvHeight7.Create(seed: 11),
        ["ConvHeight8"] = () => ConvHeight8.Create(seed: 11),
        ["ConvHeight15"] = () => ConvHeight15.Create(seed: 11),
        ["ConvHeight16"] = () => ConvHeight16.Create(seed: 11),
        ["ConvHeight17"] = () => ConvHeight17.Create(seed: 11),
        ["ConvHeight33"] = () => ConvHeight33.Create(seed: 11),
    };
}

[Network(2, 3, 1)]
internal sealed partial class ConvWidth1
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 4, 2)]
internal sealed partial class ConvWidth2
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 3)]
internal sealed partial class ConvWidth3
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 3, 4)]
internal sealed partial class ConvWidth4
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 4, 5)]
internal sealed partial class ConvWidth5
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 7)]
internal sealed partial class ConvWidth7
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 3, 8)]
internal sealed partial class ConvWidth8
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 4, 9)]
internal sealed partial class ConvWidth9
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 15)]
internal sealed partial class ConvWidth15
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 3, 16)]
internal sealed partial class ConvWidth16
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 4, 17)]
internal sealed partial class ConvWidth17
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 31)]
internal sealed partial class ConvWidth31
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 3, 32)]
internal sealed partial class ConvWidth32
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 4, 33)]
internal sealed partial class ConvWidth33
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(2, 5, 47)]
internal sealed partial class ConvWidth47
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(1, 2, 4)]
internal sealed partial class ConvHeight2
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

[Network(1, 3, 3)]
internal sealed partial class ConvHeight3
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

[Network(1, 4, 5)]
internal sealed partial class ConvHeight4
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

[Network(1, 7, 4)]
internal sealed partial class ConvHeight7
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

[Network(1, 8, 3)]
internal sealed partial class ConvHeight8
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

[Network(1, 15, 5)]
internal sealed partial class ConvHeight15
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

[Network(1, 16, 4)]
internal sealed partial class ConvHeight16
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

[Network(1, 17, 3)]
internal sealed partial class ConvHeight17
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

[Network(1, 33, 5)]
internal sealed partial class ConvHeight33
{
    [Conv2d(2, 2), Tanh] public partial Layer L { get; }
}

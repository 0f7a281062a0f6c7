namespace KernelGen.Tests.Sizes;

/// <summary>Padding that copies the input, around every vector width and up to the bounds of each mode.</summary>
internal static class PaddingSizes
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["PadReflectWidth2"] = () => PadReflectWidth2.Create(seed: 11),
        ["PadReflectWidth3"] = () => PadReflectWidth3.Create(seed: 11),
        ["PadReflectWidth8"] = () => PadReflectWidth8.Create(seed: 11),
        ["PadReflectWidth17"] = () => PadReflectWidth17.Create(seed: 11),
        ["PadReflectWidth33"] = () => PadReflectWidth33.Create(seed: 11),
        ["PadCircularWidth1"] = () => PadCircularWidth1.Create(seed: 11),
        ["PadCircularWidth5"] = () => PadCircularWidth5.Create(seed: 11),
        ["PadCircularWidth16"] = () => PadCircularWidth16.Create(seed: 11),
        ["PadCircularWidth31"] = () => PadCircularWidth31.Create(seed: 11),
        ["PadReplicateWidth1"] = () => PadReplicateWidth1.Create(seed: 11),
        ["PadReplicateWidth4"] = () => PadReplicateWidth4.Create(seed: 11),
        ["PadReplicateWidth15"] = () => PadReplicateWidth15.Create(seed: 11),
        ["PadReplicateWidth47"] = () => PadReplicateWidth47.Create(seed: 11),
        ["PadSidesApart"] = () => PadSidesApart.Create(seed: 11),
        ["PadStridedDilated"] = () => PadStridedDilated.Create(seed: 11),
        ["PadManyChannels"] = () => PadManyChannels.Create(seed: 11),
        ["PadBehindLayers"] = () => PadBehindLayers.Create(seed: 11),
        ["PadThenWhole"] = () => PadThenWhole.Create(seed: 11),
    };
}

[Network(2, 3, 2)]
internal sealed partial class PadReflectWidth2
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 1, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[Network(2, 3, 3)]
internal sealed partial class PadReflectWidth3
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 2, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[Network(2, 4, 8)]
internal sealed partial class PadReflectWidth8
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 3, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[Network(2, 3, 17)]
internal sealed partial class PadReflectWidth17
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 1, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[Network(2, 3, 33)]
internal sealed partial class PadReflectWidth33
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 2, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[Network(2, 3, 1)]
internal sealed partial class PadCircularWidth1
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 1, PaddingMode = PaddingMode.Circular)] public partial Layer L { get; }
}

[Network(2, 6, 5)]
internal sealed partial class PadCircularWidth5
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 5, PaddingMode = PaddingMode.Circular)] public partial Layer L { get; }
}

[Network(2, 3, 16)]
internal sealed partial class PadCircularWidth16
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 2, PaddingMode = PaddingMode.Circular)] public partial Layer L { get; }
}

[Network(2, 4, 31)]
internal sealed partial class PadCircularWidth31
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 3, PaddingMode = PaddingMode.Circular)] public partial Layer L { get; }
}

[Network(2, 4, 1)]
internal sealed partial class PadReplicateWidth1
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 3, PaddingMode = PaddingMode.Replicate)] public partial Layer L { get; }
}

[Network(2, 3, 4)]
internal sealed partial class PadReplicateWidth4
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 2, PaddingMode = PaddingMode.Replicate)] public partial Layer L { get; }
}

[Network(2, 3, 15)]
internal sealed partial class PadReplicateWidth15
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 1, PaddingMode = PaddingMode.Replicate)] public partial Layer L { get; }
}

[Network(2, 5, 47)]
internal sealed partial class PadReplicateWidth47
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 4, PaddingMode = PaddingMode.Replicate)] public partial Layer L { get; }
}

[Network(2, 5, 6)]
internal sealed partial class PadSidesApart
{
    [Conv2d(3, 2, PaddingTop = 3, PaddingRight = 5, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[Network(4, 9, 10)]
internal sealed partial class PadStridedDilated
{
    [Conv2d(6, 3, Stride = 2, Dilation = 2, Padding = 4, PaddingMode = PaddingMode.Circular, Groups = 2), Tanh] public partial Layer L { get; }
}

[Network(17, 4, 5)]
internal sealed partial class PadManyChannels
{
    [Conv2d(33, 3, Auto = Auto.Same, PaddingMode = PaddingMode.Replicate, Bias = false)] public partial Layer L { get; }
}

[Network(2, 2, 3)]
internal sealed partial class PadThenWhole
{
    [Conv2d(4, 4, KernelWidth = 5, Padding = 1, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

namespace KernelGen.Tests.Sizes;

// Padding that copies the input, around every vector width and up to the bounds of each mode.

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

[Network(2, 4, 1)]
internal sealed partial class PadReplicateWidth1
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 3, PaddingMode = PaddingMode.Replicate)] public partial Layer L { get; }
}

[Network(2, 3, 15)]
internal sealed partial class PadReplicateWidth15
{
    [Conv2d(3, 3, KernelWidth = 3, Padding = 1, PaddingMode = PaddingMode.Replicate)] public partial Layer L { get; }
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

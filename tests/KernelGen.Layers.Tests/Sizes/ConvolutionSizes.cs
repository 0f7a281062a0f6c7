namespace KernelGen.Tests.Sizes;

// Convolutions over every representative width and height.

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

[Network(2, 4, 5)]
internal sealed partial class ConvWidth5
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

[Network(2, 4, 33)]
internal sealed partial class ConvWidth33
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(1, 2, 4)]
internal sealed partial class ConvHeight2
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

namespace KernelGen.Benchmarks;

/// <summary>LeNet-5 with tanh and mean pooling: 32×32 pixels to ten classes.</summary>
[Network(1, 32, 32)]
public sealed partial class LeNet5
{
    [Conv2d(6, 5), Tanh]
    public partial Layer C1 { get; }

    [AvgPool2d(2)]
    public partial Layer S2 { get; }

    [Conv2d(16, 5), Tanh]
    public partial Layer C3 { get; }

    [AvgPool2d(2)]
    public partial Layer S4 { get; }

    [Conv2d(120, 5), Tanh]
    public partial Layer C5 { get; }

    [Linear(84), Tanh]
    public partial Layer F6 { get; }

    [Linear(10)]
    public partial Layer Output { get; }
}

/// <summary>C1 of LeNet-5.</summary>
[Network(1, 32, 32)]
public sealed partial class LeNet5C1
{
    [Conv2d(6, 5)]
    public partial Layer Conv { get; }
}

/// <summary>C3 of LeNet-5.</summary>
[Network(6, 14, 14)]
public sealed partial class LeNet5C3
{
    [Conv2d(16, 5)]
    public partial Layer Conv { get; }
}

/// <summary>C5 of LeNet-5.</summary>
[Network(16, 5, 5)]
public sealed partial class LeNet5C5
{
    [Conv2d(120, 5)]
    public partial Layer Conv { get; }
}

/// <summary>3×3, 64 to 64 channels on 56×56.</summary>
[Network(64, 56, 56)]
public sealed partial class Conv3x3C64
{
    [Conv2d(64, 3, Padding = 1)]
    public partial Layer Conv { get; }
}

/// <summary>3×3, 128 to 128 channels on 28×28.</summary>
[Network(128, 28, 28)]
public sealed partial class Conv3x3C128
{
    [Conv2d(128, 3, Padding = 1)]
    public partial Layer Conv { get; }
}

/// <summary>3×3, 256 to 256 channels on 14×14.</summary>
[Network(256, 14, 14)]
public sealed partial class Conv3x3C256
{
    [Conv2d(256, 3, Padding = 1)]
    public partial Layer Conv { get; }
}

/// <summary>3×3, 512 to 512 channels on 7×7.</summary>
[Network(512, 7, 7)]
public sealed partial class Conv3x3C512
{
    [Conv2d(512, 3, Padding = 1)]
    public partial Layer Conv { get; }
}

/// <summary>1×1, 256 to 64 channels on 56×56.</summary>
[Network(256, 56, 56)]
public sealed partial class Conv1x1
{
    [Conv2d(64, 1)]
    public partial Layer Conv { get; }
}

/// <summary>7×7 with stride 2, 3 to 64 channels on 112×112.</summary>
[Network(3, 224, 224)]
public sealed partial class Conv7x7
{
    [Conv2d(64, 7, Stride = 2, Padding = 3)]
    public partial Layer Conv { get; }
}

/// <summary>11×11 with stride 4, 3 to 64 channels on 55×55.</summary>
[Network(3, 224, 224)]
public sealed partial class Conv11x11
{
    [Conv2d(64, 11, Stride = 4, Padding = 2)]
    public partial Layer Conv { get; }
}

/// <summary>Depthwise 3×3, 64 channels on 56×56.</summary>
[Network(64, 56, 56)]
public sealed partial class Depthwise3x3
{
    [Conv2d(64, 3, Padding = 1, Groups = 64)]
    public partial Layer Conv { get; }
}

/// <summary>A matrix of 1024 × 1024.</summary>
[Network(1024, 1, 1)]
public sealed partial class Linear1024
{
    [Linear(1024)]
    public partial Layer Linear { get; }
}

namespace KernelGen.Samples.Networks;

/// <summary>A U-Net (O. Ronneberger and others, 2015) for pictures of 128×128: down four times and up again, each time beside what went down.</summary>
[Network(1, 128, 128, Training = false)]
internal sealed partial class UNet
{
    [Use(typeof(TwoConvolutions), Channels = 16)] public partial Layer Down1 { get; }
    [MaxPool2d(2)] public partial Layer Pool1 { get; }
    [Use(typeof(TwoConvolutions), Channels = 32)] public partial Layer Down2 { get; }
    [MaxPool2d(2)] public partial Layer Pool2 { get; }
    [Use(typeof(TwoConvolutions), Channels = 64)] public partial Layer Down3 { get; }
    [MaxPool2d(2)] public partial Layer Pool3 { get; }
    [Use(typeof(TwoConvolutions), Channels = 128)] public partial Layer Bottom { get; }
    [ConvTranspose2d(64, 2, Stride = 2)] public partial Layer Up3 { get; }
    [Concat(nameof(Down3), nameof(Up3))] public partial Layer Both3 { get; }
    [Use(typeof(TwoConvolutions), Channels = 64)] public partial Layer Join3 { get; }
    [ConvTranspose2d(32, 2, Stride = 2)] public partial Layer Up2 { get; }
    [Concat(nameof(Down2), nameof(Up2))] public partial Layer Both2 { get; }
    [Use(typeof(TwoConvolutions), Channels = 32)] public partial Layer Join2 { get; }
    [ConvTranspose2d(16, 2, Stride = 2)] public partial Layer Up1 { get; }
    [Concat(nameof(Down1), nameof(Up1))] public partial Layer Both1 { get; }
    [Use(typeof(TwoConvolutions), Channels = 16)] public partial Layer Join1 { get; }
    [Conv2d(1, 1)] public partial Layer Output { get; }
}

/// <summary>Two convolutions of one size.</summary>
[Block]
internal sealed partial class TwoConvolutions
{
    [Conv2d(Block.Channels, 3, Padding = 1), ReLU] public partial Layer Conv1 { get; }
    [Conv2d(Block.Channels, 3, Padding = 1), ReLU] public partial Layer Conv2 { get; }
}

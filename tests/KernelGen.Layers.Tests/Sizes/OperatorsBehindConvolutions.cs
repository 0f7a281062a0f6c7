namespace KernelGen.Tests.Sizes;

// Operators that find sixteen channels in a vector, because a convolution is in front of them.

[Network(3, 5, 4)]
internal sealed partial class ResponseNormOf16
{
    [Conv2d(16, 1), ReLU]                     public partial Layer C { get; }
    [LocalResponseNorm(5, Alpha = 0.5, K = 2)] public partial Layer L { get; }
}

[Network(3, 3, 2)]
internal sealed partial class ResponseNormOf37
{
    [Conv2d(37, 1)]                                                  public partial Layer C { get; }
    [LocalResponseNorm(4, Alpha = 0.5, Beta = 0.6, K = 1.5), Sigmoid] public partial Layer L { get; }
}

[Network(3, 3, 2)]
internal sealed partial class ResponseNormOverMany
{
    [Conv2d(130, 1)]                                     public partial Layer C { get; }
    [LocalResponseNorm(300, Alpha = 40.0, Beta = 0.5)]    public partial Layer L { get; }
    [Conv2d(2, 2)]                                       public partial Layer M { get; }
}

[Network(3, 4, 5)]
internal sealed partial class TransposedOf20
{
    [Conv2d(20, 1)]                             public partial Layer C { get; }
    [ConvTranspose2d(17, 2, Stride = 2), ReLU]  public partial Layer L { get; }
}

[Network(3, 3, 4)]
internal sealed partial class TransposedInGroups
{
    [Conv2d(24, 1), Tanh]                                                             public partial Layer C { get; }
    [ConvTranspose2d(18, 3, StrideW = 2, Groups = 3, OutputPaddingW = 1, Padding = 1)] public partial Layer L { get; }
    [Conv2d(3, 3, Padding = 2)]                                                       public partial Layer M { get; }
}

[Network(80, 2, 3)]
internal sealed partial class TransposedInParts
{
    [Conv2d(96, 1)]                                             public partial Layer C { get; }
    [ConvTranspose2d(4, 3, Stride = 2, Dilation = 2, Groups = 2)] public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class NearestOf20
{
    [Conv2d(20, 1), ReLU]       public partial Layer C { get; }
    [Upsample(3)]               public partial Layer L { get; }
    [Conv2d(2, 3, Padding = 1)] public partial Layer M { get; }
}

[Network(3, 4, 5)]
internal sealed partial class BilinearOf20
{
    [Conv2d(20, 1)]                                                  public partial Layer C { get; }
    [Upsample(2, Interpolation = Interpolation.Bilinear), Sigmoid]   public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class BilinearToASize
{
    [Conv2d(17, 1)]                                                                            public partial Layer C { get; }
    [Upsample(Height = 3, Width = 11, Interpolation = Interpolation.Bilinear, AlignCorners = true)] public partial Layer L { get; }
    [Conv2d(3, 3, Padding = 1)]                                                                public partial Layer M { get; }
}

[Network(3, 4, 5)]
internal sealed partial class PadBehind20
{
    [Conv2d(20, 1)]                              public partial Layer C { get; }
    [Pad(1, 2, 0, 3, Back = 40, Value = -0.5)]    public partial Layer L { get; }
    [Conv2d(3, 3, Padding = 1)]                  public partial Layer M { get; }
}

[Network(3, 4, 5)]
internal sealed partial class PadInFrontOf20
{
    [Conv2d(20, 1)]                         public partial Layer C { get; }
    [Pad(1, 0, 2, 0, Front = 16, Value = 2)] public partial Layer L { get; }
    [Pad(0, 1, 0, 0, Front = 3, Back = 1)]  public partial Layer M { get; }
}

[Network(3, 4, 5)]
internal sealed partial class FlattenOf20
{
    [Conv2d(20, 1)]            public partial Layer C { get; }
    [Flatten, LeakyReLU]       public partial Layer L { get; }
}

[Network(3, 4, 5)]
internal sealed partial class FlattenBeforeLinear
{
    [Conv2d(20, 1), ReLU] public partial Layer C { get; }
    [Flatten]             public partial Layer L { get; }
    [Linear(7)]           public partial Layer M { get; }
}

[Network(3, 4, 3)]
internal sealed partial class SlopesOf20
{
    [Conv2d(20, 1)]             public partial Layer C { get; }
    [PReLU(20)]                 public partial Layer L { get; }
    [Conv2d(3, 3, Padding = 1)] public partial Layer M { get; }
}

[Network(3, 4, 3)]
internal sealed partial class SlopeOf20
{
    [Conv2d(20, 1)]     public partial Layer C { get; }
    [PReLU, Sigmoid]    public partial Layer L { get; }
}

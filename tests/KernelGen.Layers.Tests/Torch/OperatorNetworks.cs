namespace KernelGen.Tests.Torch;

// One network for each case of operators.json.

[TorchCase("transposed/01")]
[Network(3, 4, 5)]
internal sealed partial class Transposed01
{
    [ConvTranspose2d(5, 2, Stride = 2)] public partial Layer L { get; }
}

[TorchCase("transposed/02")]
[Network(20, 5, 3)]
internal sealed partial class Transposed02
{
    [ConvTranspose2d(17, 3, KernelWidth = 4, StrideH = 2, StrideW = 1, PaddingH = 1, PaddingW = 2, OutputPaddingH = 1, OutputPaddingW = 0)] public partial Layer L { get; }
}

[TorchCase("transposed/03")]
[Network(6, 4, 4)]
internal sealed partial class Transposed03
{
    [ConvTranspose2d(9, 3, Stride = 3, OutputPadding = 2, Dilation = 2, Groups = 3)] public partial Layer L { get; }
}

[TorchCase("transposed/04")]
[Network(8, 3, 6)]
internal sealed partial class Transposed04
{
    [ConvTranspose2d(8, 4, Stride = 2, Padding = 1, Groups = 8, Bias = false)] public partial Layer L { get; }
}

[TorchCase("transposed/05")]
[Network(40, 3, 3)]
internal sealed partial class Transposed05
{
    [ConvTranspose2d(33, 1, Stride = 1)] public partial Layer L { get; }
}

[TorchCase("transposed/06")]
[Network(2, 3, 2)]
internal sealed partial class Transposed06
{
    [ConvTranspose2d(3, 7, KernelWidth = 2, StrideH = 5, StrideW = 4, PaddingH = 3, PaddingW = 0, DilationH = 1, DilationW = 3)] public partial Layer L { get; }
}

[TorchCase("transposed/07")]
[Network(130, 3, 2)]
internal sealed partial class Transposed07
{
    [ConvTranspose2d(4, 3, Stride = 2, Padding = 1, OutputPadding = 1)] public partial Layer L { get; }
}

[TorchCase("response/01")]
[Network(12, 3, 5)]
internal sealed partial class Response01
{
    [LocalResponseNorm(5, Alpha = 0.0005, Beta = 0.75, K = 2.0)] public partial Layer L { get; }
}

[TorchCase("response/02")]
[Network(20, 3, 5)]
internal sealed partial class Response02
{
    [LocalResponseNorm(4, Alpha = 0.5, Beta = 0.6, K = 1.5)] public partial Layer L { get; }
}

[TorchCase("response/03")]
[Network(3, 3, 5)]
internal sealed partial class Response03
{
    [LocalResponseNorm(1)] public partial Layer L { get; }
}

[TorchCase("response/04")]
[Network(3, 3, 5)]
internal sealed partial class Response04
{
    [LocalResponseNorm(7, Alpha = 2.0, Beta = 0.5, K = 0.5)] public partial Layer L { get; }
}

[TorchCase("response/05")]
[Network(70, 3, 5)]
internal sealed partial class Response05
{
    [LocalResponseNorm(90, Alpha = 3.0, Beta = 1.25, K = 1.0)] public partial Layer L { get; }
}

[TorchCase("upsample/01")]
[Network(3, 4, 5)]
internal sealed partial class Upsample01
{
    [Upsample(3)] public partial Layer L { get; }
}

[TorchCase("upsample/02")]
[Network(20, 3, 4)]
internal sealed partial class Upsample02
{
    [Upsample(2, Interpolation = Interpolation.Bilinear)] public partial Layer L { get; }
}

[TorchCase("upsample/03")]
[Network(2, 4, 3)]
internal sealed partial class Upsample03
{
    [Upsample(2, Interpolation = Interpolation.Bilinear, AlignCorners = true)] public partial Layer L { get; }
}

[TorchCase("upsample/04")]
[Network(3, 7, 9)]
internal sealed partial class Upsample04
{
    [Upsample(Height = 5, Width = 13)] public partial Layer L { get; }
}

[TorchCase("upsample/05")]
[Network(3, 7, 9)]
internal sealed partial class Upsample05
{
    [Upsample(Height = 5, Width = 13, Interpolation = Interpolation.Bilinear)] public partial Layer L { get; }
}

[TorchCase("upsample/06")]
[Network(2, 5, 6)]
internal sealed partial class Upsample06
{
    [Upsample(Height = 1, Width = 11, Interpolation = Interpolation.Bilinear, AlignCorners = true)] public partial Layer L { get; }
}

[TorchCase("upsample/07")]
[Network(1, 1, 5)]
internal sealed partial class Upsample07
{
    [Upsample(Height = 4, Width = 3, Interpolation = Interpolation.Bilinear, AlignCorners = true)] public partial Layer L { get; }
}

[TorchCase("upsample/08")]
[Network(2, 6, 8)]
internal sealed partial class Upsample08
{
    [Upsample(Height = 40, Width = 3, Interpolation = Interpolation.Bilinear)] public partial Layer L { get; }
}

[TorchCase("pad/01")]
[Network(3, 4, 5)]
internal sealed partial class Pad01
{
    [Pad(1, 2, 3, 0, Value = -1.5)] public partial Layer L { get; }
}

[TorchCase("pad/02")]
[Network(20, 3, 3)]
internal sealed partial class Pad02
{
    [Pad(0, 0, 0, 0, Back = 24)] public partial Layer L { get; }
}

[TorchCase("pad/03")]
[Network(3, 2, 2)]
internal sealed partial class Pad03
{
    [Pad(1, 0, 0, 1, Front = 2, Back = 16, Value = 0.25)] public partial Layer L { get; }
}

[TorchCase("prelu/01")]
[Network(3, 4, 5)]
internal sealed partial class Prelu01
{
    [PReLU(1)] public partial Layer L { get; }
}

[TorchCase("prelu/02")]
[Network(20, 2, 3)]
internal sealed partial class Prelu02
{
    [PReLU(20)] public partial Layer L { get; }
}

[TorchCase("prelu/03")]
[Network(5, 1, 1)]
internal sealed partial class Prelu03
{
    [PReLU(5)] public partial Layer L { get; }
}

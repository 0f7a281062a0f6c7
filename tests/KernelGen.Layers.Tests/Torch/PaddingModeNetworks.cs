namespace KernelGen.Tests.Torch;

// One network for each of PyTorch's Conv2d cases whose padding copies the input.

[TorchCase("conv2d/rand002")]
[Network(3, 15, 21)]
internal sealed partial class Conv2dRand002Mode
{
    [Conv2d(3, 3, PaddingH = 3, PaddingW = 0, PaddingMode = PaddingMode.Circular, Groups = 3)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand007")]
[Network(4, 17, 6)]
internal sealed partial class Conv2dRand007Mode
{
    [Conv2d(3, 4, Padding = 3, PaddingMode = PaddingMode.Replicate, DilationH = 1, DilationW = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand016")]
[Network(8, 15, 13)]
internal sealed partial class Conv2dRand016Mode
{
    [Conv2d(6, 7, StrideH = 1, StrideW = 2, Padding = 2, PaddingMode = PaddingMode.Replicate, Dilation = 2, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand028")]
[Network(4, 5, 16)]
internal sealed partial class Conv2dRand028Mode
{
    [Conv2d(1, 5, PaddingH = 3, PaddingW = 2, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand030")]
[Network(3, 19, 29)]
internal sealed partial class Conv2dRand030Mode
{
    [Conv2d(3, 4, KernelWidth = 3, Stride = 2, Padding = 1, PaddingMode = PaddingMode.Circular, Groups = 3)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand047")]
[Network(2, 12, 8)]
internal sealed partial class Conv2dRand047Mode
{
    [Conv2d(6, 4, KernelWidth = 2, PaddingH = 1, PaddingW = 0, PaddingMode = PaddingMode.Circular, DilationH = 1, DilationW = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand055")]
[Network(2, 23, 4)]
internal sealed partial class Conv2dRand055Mode
{
    [Conv2d(16, 3, KernelWidth = 5, Stride = 3, Padding = 2, PaddingMode = PaddingMode.Reflect, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand056")]
[Network(5, 3, 9)]
internal sealed partial class Conv2dRand056Mode
{
    [Conv2d(9, 4, Stride = 3, Padding = 1, PaddingMode = PaddingMode.Circular)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand061")]
[Network(2, 23, 8)]
internal sealed partial class Conv2dRand061Mode
{
    [Conv2d(2, 4, Stride = 2, Padding = 2, PaddingMode = PaddingMode.Replicate, DilationH = 1, DilationW = 2, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand085")]
[Network(5, 23, 9)]
internal sealed partial class Conv2dRand085Mode
{
    [Conv2d(9, 2, StrideH = 3, StrideW = 2, PaddingH = 3, PaddingW = 1, PaddingMode = PaddingMode.Circular, Bias = false)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand086")]
[Network(8, 23, 15)]
internal sealed partial class Conv2dRand086Mode
{
    [Conv2d(17, 7, KernelWidth = 1, StrideH = 2, StrideW = 3, PaddingH = 2, PaddingW = 0, PaddingMode = PaddingMode.Replicate)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand087")]
[Network(3, 11, 11)]
internal sealed partial class Conv2dRand087Mode
{
    [Conv2d(32, 1, Stride = 2, PaddingH = 1, PaddingW = 0, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand105")]
[Network(13, 7, 10)]
internal sealed partial class Conv2dRand105Mode
{
    [Conv2d(17, 2, PaddingH = 0, PaddingW = 2, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand126")]
[Network(2, 3, 6)]
internal sealed partial class Conv2dRand126Mode
{
    [Conv2d(2, 1, KernelWidth = 2, Auto = Auto.Same, PaddingMode = PaddingMode.Replicate, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/rand129")]
[Network(5, 15, 23)]
internal sealed partial class Conv2dRand129Mode
{
    [Conv2d(1, 4, KernelWidth = 7, StrideH = 2, StrideW = 1, Padding = 1, PaddingMode = PaddingMode.Replicate, Dilation = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_rand02")]
[Network(6, 11, 12)]
internal sealed partial class Conv2dExactRand02Mode
{
    [Conv2d(6, 3, KernelWidth = 1, StrideH = 2, StrideW = 1, PaddingH = 1, PaddingW = 2, PaddingMode = PaddingMode.Reflect, Groups = 2)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_rand13")]
[Network(2, 10, 16)]
internal sealed partial class Conv2dExactRand13Mode
{
    [Conv2d(4, 4, KernelWidth = 1, StrideH = 2, StrideW = 1, PaddingH = 0, PaddingW = 2, PaddingMode = PaddingMode.Replicate)] public partial Layer L { get; }
}

[TorchCase("conv2d/exact_rand17")]
[Network(3, 10, 13)]
internal sealed partial class Conv2dExactRand17Mode
{
    [Conv2d(3, 5, KernelWidth = 2, StrideH = 1, StrideW = 2, PaddingH = 2, PaddingW = 0, PaddingMode = PaddingMode.Reflect)] public partial Layer L { get; }
}

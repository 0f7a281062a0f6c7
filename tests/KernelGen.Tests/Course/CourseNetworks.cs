namespace KernelGen.Tests.Course;

[Network(1, 4, 4)]
internal sealed partial class BookConvolution
{
    [Conv2d(1, 3)] public partial Layer L { get; }
}

[Network(1, 4, 4)]
internal sealed partial class BookConvolutionPadded
{
    [Conv2d(1, 3, Padding = 1)] public partial Layer L { get; }
}

[Network(1, 7, 7)]
internal sealed partial class BookConvolutionStride2
{
    [Conv2d(1, 3, Stride = 2)] public partial Layer L { get; }
}

[Network(1, 3, 3)]
internal sealed partial class Corr2d
{
    [Conv2d(1, 2)] public partial Layer L { get; }
}

[Network(1, 3, 3)]
internal sealed partial class Corr2dPadded
{
    [Conv2d(1, 2, Padding = 1)] public partial Layer L { get; }
}

[Network(1, 3, 3)]
internal sealed partial class Corr2dStride32
{
    [Conv2d(1, 2, Padding = 1, StrideH = 3, StrideW = 2)] public partial Layer L { get; }
}

[Network(2, 3, 3)]
internal sealed partial class TwoChannels
{
    [Conv2d(1, 2)] public partial Layer L { get; }
}

[Network(2, 3, 3)]
internal sealed partial class TwoToThreeChannels
{
    [Conv2d(3, 2)] public partial Layer L { get; }
}

[Network(3, 3, 3)]
internal sealed partial class OneByOne
{
    [Conv2d(2, 1)] public partial Layer L { get; }
}

[Network(3, 1, 1)]
internal sealed partial class OnePixel
{
    [Linear(2)] public partial Layer L { get; }
}

[Network(1, 12, 14)]
internal sealed partial class OutputSizes
{
    [Conv2d(1, 3)] public partial Layer Plain { get; }

    [Conv2d(1, 5, Padding = 2)] public partial Layer Same { get; }

    [Conv2d(1, 3, StrideH = 3, StrideW = 2, Padding = 1)] public partial Layer Strided { get; }

    [MaxPool2d(3, Stride = 2, Padding = 1)] public partial Layer Pool { get; }
}

[Network(1, 12, 12)]
internal sealed partial class ThreeByThrees
{
    [Conv2d(1, 3)] public partial Layer First { get; }

    [Conv2d(1, 3)] public partial Layer Second { get; }

    [Conv2d(1, 3)] public partial Layer Third { get; }
}

[Network(1, 4, 4)]
internal sealed partial class TwoByTwos
{
    [Conv2d(1, 2)] public partial Layer First { get; }

    [Conv2d(1, 2)] public partial Layer Second { get; }
}

[Network(1, 4, 4)]
internal sealed partial class MaxPool4
{
    [MaxPool2d(2)] public partial Layer L { get; }
}

[Network(1, 4, 4)]
internal sealed partial class AvgPool4
{
    [AvgPool2d(2)] public partial Layer L { get; }
}

[Network(1, 3, 3)]
internal sealed partial class MaxPool3Stride1
{
    [MaxPool2d(2, Stride = 1)] public partial Layer L { get; }
}

[Network(1, 3, 3)]
internal sealed partial class AvgPool3Stride1
{
    [AvgPool2d(2, Stride = 1)] public partial Layer L { get; }
}

[Network(2, 4, 4)]
internal sealed partial class MaxPoolStride21
{
    [MaxPool2d(3, Padding = 1, StrideH = 2, StrideW = 1)] public partial Layer L { get; }
}

[Network(2, 4, 4)]
internal sealed partial class AvgPoolStride21
{
    [AvgPool2d(3, Padding = 1, StrideH = 2, StrideW = 1)] public partial Layer L { get; }
}

[Network(2, 4, 4)]
internal sealed partial class AvgPoolStride21WithoutPadding
{
    [AvgPool2d(3, Padding = 1, StrideH = 2, StrideW = 1, CountIncludePad = false)] public partial Layer L { get; }
}

[Network(2, 8, 9)]
internal sealed partial class FusedConvTanhPool
{
    [Conv2d(3, 3), Tanh] public partial Layer C { get; }

    [AvgPool2d(2)] public partial Layer S { get; }
}

[Network(1, 1, 1)]
internal sealed partial class OneNeuron
{
    [Linear(1), Sigmoid] public partial Layer L { get; }
}

[Network(1, 4, 4)]
internal sealed partial class TanhBeforeMeanPool
{
    [Conv2d(1, 1), Tanh] public partial Layer C { get; }

    [AvgPool2d(2)] public partial Layer S { get; }
}

[Network(1, 6, 6)]
internal sealed partial class MeanPoolBeforeConvolution
{
    [AvgPool2d(2)] public partial Layer S { get; }

    [Conv2d(1, 2)] public partial Layer C { get; }
}

[Network(2, 6, 7)]
internal sealed partial class ConvolutionBeforeConvolution
{
    [Conv2d(3, 3), Tanh] public partial Layer First { get; }

    [Conv2d(2, 2), Sigmoid] public partial Layer Second { get; }
}

[Network(2, 4, 5)]
internal sealed partial class ConvolutionBeforeLinear
{
    [Conv2d(3, 2), Tanh] public partial Layer C { get; }

    [Linear(4)] public partial Layer F { get; }
}

[Network(1, 32, 32)]
internal sealed partial class LeNet5
{
    [Conv2d(6, 5), Tanh] public partial Layer C1 { get; }

    [AvgPool2d(2)] public partial Layer S2 { get; }

    [Conv2d(16, 5), Tanh] public partial Layer C3 { get; }

    [AvgPool2d(2)] public partial Layer S4 { get; }

    [Conv2d(120, 5), Tanh] public partial Layer C5 { get; }

    [Linear(84), Tanh] public partial Layer F6 { get; }

    [Linear(10)] public partial Layer Output { get; }
}

[Network(1, 2, 2)]
internal sealed partial class TensorFlow1
{
    [Conv2d(2, 1, Auto = Auto.Same, Bias = false)] public partial Layer L { get; }
}

[Network(1, 6, 6)]
internal sealed partial class TensorFlow2
{
    [Conv2d(1, 3, Stride = 3, Auto = Auto.Same, Bias = false)] public partial Layer L { get; }
}

[Network(3, 6, 2)]
internal sealed partial class TensorFlow3
{
    [Conv2d(3, 3, Auto = Auto.Same, Bias = false)] public partial Layer L { get; }
}

[Network(3, 6, 2)]
internal sealed partial class TensorFlow3ReLU
{
    [Conv2d(3, 3, Auto = Auto.Same, Bias = false), ReLU] public partial Layer L { get; }
}

[Network(2, 1, 1)]
internal sealed partial class TwoToTwo
{
    [Linear(2)] public partial Layer L { get; }
}

[Network(1, 6, 8)]
internal sealed partial class EdgeDetector
{
    [Conv2d(1, 2, KernelHeight = 1)] public partial Layer L { get; }
}

[Network(2, 3, 5)]
internal sealed partial class TorchExample
{
    [Conv2d(3, 3, KernelWidth = 5, PaddingH = 1, PaddingW = 2)] public partial Layer L { get; }
}

/// <summary>The trainable twin of the image kernel (1, -1).</summary>
[Network(1, 6, 8)]
internal sealed partial class EdgeTwin
{
    [Stencil("1 -1", Border = BorderMode.Valid)] public partial Layer L { get; }
}

/// <summary>The same stencil, from the course's start.</summary>
[Network(1, 6, 8)]
internal sealed partial class LearningTwin
{
    [Stencil("-0.1 -1.925", Offset = 0.64, Border = BorderMode.Valid)] public partial Layer L { get; }
}

using KernelGen;

namespace KernelGen.WidthProbe;

/// <summary>Stride, padding, an odd number of channels, both poolings, every activation.</summary>
[Network(3, 19, 21)]
internal sealed partial class Mixed
{
    [Conv2d(7, 3, Stride = 2, Padding = 1), ReLU] public partial Layer C1 { get; }

    [MaxPool2d(3, Stride = 2, Padding = 1)] public partial Layer P1 { get; }

    [Conv2d(17, 2), Tanh] public partial Layer C2 { get; }

    [AvgPool2d(2, Stride = 1)] public partial Layer P2 { get; }

    [Linear(33), Sigmoid] public partial Layer F { get; }

    [Linear(10)] public partial Layer Output { get; }
}

/// <summary>The course's network.</summary>
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

/// <summary>Pixels with their channels together, weights with their outputs innermost, groups behind others, every kind of pooling.</summary>
[Network(3, 23, 26, Layout = Layout.Nhwc)]
internal sealed partial class Pooled
{
    [Conv2d(24, 3, Padding = 1, WeightLayout = WeightLayout.Hwio), ReLU] public partial Layer C1 { get; }

    [MaxPool2d(3, Stride = 2, Padding = 1, Dilation = 2)] public partial Layer P1 { get; }

    [Conv2d(24, 3, Groups = 24, WeightLayout = WeightLayout.Hwio), Tanh] public partial Layer C2 { get; }

    [AdaptiveAvgPool2d(7, 6)] public partial Layer P2 { get; }

    [Conv2d(18, 2, Groups = 3), Sigmoid] public partial Layer C3 { get; }

    [AvgPool2d(5, Stride = 1, Padding = 2, CountIncludePad = false)] public partial Layer P3 { get; }

    [Conv2d(10, 1)] public partial Layer C4 { get; }

    [GlobalAvgPool2d] public partial Layer Output { get; }
}

/// <summary>Every other activation, in kernels, in place and over channels.</summary>
[Network(3, 9, 11)]
internal sealed partial class Activated
{
    [Conv2d(7, 3, Padding = 1), GELU] public partial Layer C1 { get; }

    [Conv2d(17, 2), LeakyReLU(0.2)] public partial Layer C2 { get; }

    [Softmax(Temperature = 1.5)] public partial Layer S { get; }

    [Conv2d(6, 3, Stride = 2), SiLU] public partial Layer C3 { get; }

    [Conv2d(5, 2), Clamp(-0.5, 0.5)] public partial Layer C4 { get; }

    [Linear(33), GELU(Approximate = true)] public partial Layer F { get; }

    [Linear(10), LogSoftmax] public partial Layer Output { get; }
}

/// <summary>The activations with bounds of their own, and those made of powers and logarithms.</summary>
[Network(3, 9, 11)]
internal sealed partial class Bounded
{
    [Conv2d(7, 3, Padding = 1), HardSwish] public partial Layer C1 { get; }

    [Conv2d(17, 2), ELU(0.5)] public partial Layer C2 { get; }

    [Conv2d(6, 3, Stride = 2), Mish] public partial Layer C3 { get; }

    [Conv2d(5, 2), ReLU6] public partial Layer C4 { get; }

    [Linear(33), Softplus(Beta = 2)] public partial Layer F { get; }

    [Linear(10), HardSigmoid] public partial Layer Output { get; }
}

/// <summary>Padding that copies its input, and stencils.</summary>
[Network(2, 9, 11)]
internal sealed partial class Padded
{
    [Conv2d(5, 3, Padding = 2, PaddingMode = PaddingMode.Reflect), ReLU] public partial Layer C1 { get; }

    [Stencil("1 2 1; 2 4 2; 1 2 1", Divisor = 16, Border = BorderMode.Reflect)] public partial Layer S1 { get; }

    [Conv2d(17, 3, Stride = 2, Padding = 5, PaddingMode = PaddingMode.Circular), Tanh] public partial Layer C2 { get; }

    [Stencil("1 0 -1 2", Border = BorderMode.Constant, BorderValue = 0.5)] public partial Layer S2 { get; }

    [Conv2d(6, 3, Padding = 1, PaddingMode = PaddingMode.Replicate)] public partial Layer C3 { get; }

    [Linear(10)] public partial Layer Output { get; }
}

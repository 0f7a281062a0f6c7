namespace KernelGen.Tests;

/// <summary>Padding that copies its input behind other layers, and a stencil.</summary>
[Network(3, 7, 6)]
internal sealed partial class PadBehindLayers
{
    [Conv2d(20, 2), Sigmoid] public partial Layer A { get; }

    [Conv2d(18, 3, Padding = 2, PaddingMode = PaddingMode.Reflect), ReLU] public partial Layer B { get; }

    [AvgPool2d(2)] public partial Layer C { get; }

    [Stencil("1 2 1; 2 4 2; 1 2 1", Divisor = 16, Border = BorderMode.Reflect, Bias = true), Tanh] public partial Layer D { get; }

    [Linear(5)] public partial Layer E { get; }
}

using KernelGen.Tests.Support;

namespace KernelGen.Tests.Layouts;

/// <summary>Networks that differ in the order of their weights alone.</summary>
internal static class WeightNetworks
{
    public static IReadOnlyDictionary<string, (Func<Network> Oihw, Func<Network> Hwio)> Pairs { get; } =
        DeclaredNetworks.Pairs(typeof(WeightNetworks).Namespace!, "Oihw", "Hwio", seed: 5);
}

[Network(3, 7, 9)]
internal sealed partial class PlainOihw
{
    [Conv2d(5, 3, Padding = 1), ReLU] public partial Layer C1 { get; }

    [Conv2d(19, 2, KernelWidth = 3)] public partial Layer C2 { get; }
}

[Network(3, 7, 9)]
internal sealed partial class PlainHwio
{
    [Conv2d(5, 3, Padding = 1, WeightLayout = WeightLayout.Hwio), ReLU] public partial Layer C1 { get; }

    [Conv2d(19, 2, KernelWidth = 3, WeightLayout = WeightLayout.Hwio)] public partial Layer C2 { get; }
}

[Network(6, 8, 8)]
internal sealed partial class GroupedOihw
{
    [Conv2d(9, 3, Groups = 3, Dilation = 2, Bias = false)] public partial Layer C1 { get; }

    [Conv2d(18, 3, Groups = 9, Padding = 1)] public partial Layer C2 { get; }
}

[Network(6, 8, 8)]
internal sealed partial class GroupedHwio
{
    [Conv2d(9, 3, Groups = 3, Dilation = 2, Bias = false, WeightLayout = WeightLayout.Hwio)] public partial Layer C1 { get; }

    [Conv2d(18, 3, Groups = 9, Padding = 1, WeightLayout = WeightLayout.Hwio)] public partial Layer C2 { get; }
}

[Network(17, 5, 5)]
internal sealed partial class PointwiseOihw
{
    [Conv2d(34, 1, Stride = 2), Tanh] public partial Layer C1 { get; }

    [Conv2d(3, 1)] public partial Layer C2 { get; }
}

[Network(17, 5, 5)]
internal sealed partial class PointwiseHwio
{
    [Conv2d(34, 1, Stride = 2, WeightLayout = WeightLayout.Hwio), Tanh] public partial Layer C1 { get; }

    [Conv2d(3, 1, WeightLayout = WeightLayout.Hwio)] public partial Layer C2 { get; }
}

[Network(4, 5, 3)]
internal sealed partial class CoveringOihw
{
    [Conv2d(21, 5, KernelWidth = 3), Tanh] public partial Layer C1 { get; }

    [Linear(3)] public partial Layer Output { get; }
}

[Network(4, 5, 3)]
internal sealed partial class CoveringHwio
{
    [Conv2d(21, 5, KernelWidth = 3, WeightLayout = WeightLayout.Hwio), Tanh] public partial Layer C1 { get; }

    [Linear(3)] public partial Layer Output { get; }
}

[Network(2, 20, 33)]
internal sealed partial class LargeOihw
{
    [Conv2d(4, 7, Stride = 2, Padding = 3, PaddingMode = PaddingMode.Circular)] public partial Layer C1 { get; }

    [Conv2d(8, 3), ReLU] public partial Layer C2 { get; }
}

[Network(2, 20, 33)]
internal sealed partial class LargeHwio
{
    [Conv2d(4, 7, Stride = 2, Padding = 3, PaddingMode = PaddingMode.Circular, WeightLayout = WeightLayout.Hwio)] public partial Layer C1 { get; }

    [Conv2d(8, 3, WeightLayout = WeightLayout.Hwio), ReLU] public partial Layer C2 { get; }
}

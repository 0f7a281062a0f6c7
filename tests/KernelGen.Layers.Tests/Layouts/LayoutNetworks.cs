using KernelGen.Tests.Support;

namespace KernelGen.Tests.Layouts;

/// <summary>Networks that differ in the layout of the caller's memory alone.</summary>
internal static class LayoutNetworks
{
    public static IReadOnlyDictionary<string, (Func<Network> Planes, Func<Network> Pixels)> Pairs { get; } =
        DeclaredNetworks.Pairs(typeof(LayoutNetworks).Namespace!, "Nchw", "Nhwc", seed: 5);
}

[Network(3, 9, 11)]
internal sealed partial class StridedNchw
{
    [Conv2d(7, 3, Stride = 2, Padding = 1), ReLU] public partial Layer C1 { get; }

    [MaxPool2d(2, Stride = 1)] public partial Layer P { get; }

    [Conv2d(17, 2), Tanh] public partial Layer C2 { get; }
}

[Network(3, 9, 11, Layout = Layout.Nhwc)]
internal sealed partial class StridedNhwc
{
    [Conv2d(7, 3, Stride = 2, Padding = 1), ReLU] public partial Layer C1 { get; }

    [MaxPool2d(2, Stride = 1)] public partial Layer P { get; }

    [Conv2d(17, 2), Tanh] public partial Layer C2 { get; }
}

[Network(5, 6, 7)]
internal sealed partial class IntoLinearNchw
{
    [Conv2d(20, 1), ReLU] public partial Layer C { get; }

    [Linear(4)] public partial Layer Output { get; }
}

[Network(5, 6, 7, Layout = Layout.Nhwc)]
internal sealed partial class IntoLinearNhwc
{
    [Conv2d(20, 1), ReLU] public partial Layer C { get; }

    [Linear(4)] public partial Layer Output { get; }
}

[Network(3, 4, 5)]
internal sealed partial class LinearAloneNchw
{
    [Linear(6)] public partial Layer L { get; }
}

[Network(3, 4, 5, Layout = Layout.Nhwc)]
internal sealed partial class LinearAloneNhwc
{
    [Linear(6)] public partial Layer L { get; }
}

[Network(16, 8, 9)]
internal sealed partial class PooledFirstNchw
{
    [AdaptiveAvgPool2d(3, 2)] public partial Layer P { get; }
}

[Network(16, 8, 9, Layout = Layout.Nhwc)]
internal sealed partial class PooledFirstNhwc
{
    [AdaptiveAvgPool2d(3, 2)] public partial Layer P { get; }
}

[Network(4, 3, 5)]
internal sealed partial class ActivationFirstNchw
{
    [Tanh] public partial Layer A { get; }

    [Conv2d(2, 3, Padding = 1)] public partial Layer C { get; }
}

[Network(4, 3, 5, Layout = Layout.Nhwc)]
internal sealed partial class ActivationFirstNhwc
{
    [Tanh] public partial Layer A { get; }

    [Conv2d(2, 3, Padding = 1)] public partial Layer C { get; }
}

[Network(2, 5, 18)]
internal sealed partial class MirroredFirstNchw
{
    [Conv2d(3, 3, Padding = 1, PaddingMode = PaddingMode.Reflect)] public partial Layer C { get; }
}

[Network(2, 5, 18, Layout = Layout.Nhwc)]
internal sealed partial class MirroredFirstNhwc
{
    [Conv2d(3, 3, Padding = 1, PaddingMode = PaddingMode.Reflect)] public partial Layer C { get; }
}

[Network(33, 1, 3)]
internal sealed partial class OneRowNchw
{
    [Conv2d(18, 1)] public partial Layer C { get; }
}

[Network(33, 1, 3, Layout = Layout.Nhwc)]
internal sealed partial class OneRowNhwc
{
    [Conv2d(18, 1)] public partial Layer C { get; }
}

[Network(1, 6, 6)]
internal sealed partial class OneChannelInNchw
{
    [Conv2d(40, 3)] public partial Layer C { get; }
}

[Network(1, 6, 6, Layout = Layout.Nhwc)]
internal sealed partial class OneChannelInNhwc
{
    [Conv2d(40, 3)] public partial Layer C { get; }
}

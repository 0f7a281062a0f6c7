namespace KernelGen.Tests.Torch;

/// <summary>One network for each of PyTorch's Linear cases.</summary>
internal static class LinearNetworks
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["linear/01"] = () => new Linear01(),
        ["linear/03"] = () => new Linear03(),
        ["linear/04"] = () => new Linear04(),
        ["linear/07"] = () => new Linear07(),
        ["linear/12"] = () => new Linear12(),
        ["linear/13"] = () => new Linear13(),
        ["linear/16"] = () => new Linear16(),
        ["linear/18"] = () => new Linear18(),
        ["linear/21"] = () => new Linear21(),
    };
}

[Network(16, 1, 1)]
internal sealed partial class Linear01
{
    [Linear(9)] public partial Layer L { get; }
}

[Network(17, 1, 1)]
internal sealed partial class Linear03
{
    [Linear(84)] public partial Layer L { get; }
}

[Network(16, 1, 1)]
internal sealed partial class Linear04
{
    [Linear(1)] public partial Layer L { get; }
}

[Network(84, 1, 1)]
internal sealed partial class Linear07
{
    [Linear(33)] public partial Layer L { get; }
}

[Network(1, 1, 1)]
internal sealed partial class Linear12
{
    [Linear(7)] public partial Layer L { get; }
}

[Network(1, 1, 1)]
internal sealed partial class Linear13
{
    [Linear(2)] public partial Layer L { get; }
}

[Network(64, 1, 1)]
internal sealed partial class Linear16
{
    [Linear(33)] public partial Layer L { get; }
}

[Network(7, 1, 1)]
internal sealed partial class Linear18
{
    [Linear(10)] public partial Layer L { get; }
}

[Network(120, 1, 1)]
internal sealed partial class Linear21
{
    [Linear(2)] public partial Layer L { get; }
}

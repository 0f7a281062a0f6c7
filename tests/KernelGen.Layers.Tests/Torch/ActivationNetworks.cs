namespace KernelGen.Tests.Torch;

/// <summary>One network for each of PyTorch's activation cases.</summary>
internal static class ActivationNetworks
{
    public static Dictionary<string, Func<Network>> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["act/Sigmoid/odd"] = () => new ActSigmoidOdd(),
        ["act/Tanh/grid"] = () => new ActTanhGrid(),
    };
}

[Network(1, 1, 37)]
internal sealed partial class ActSigmoidOdd
{
    [Sigmoid] public partial Layer L { get; }
}

[Network(1, 1, 97)]
internal sealed partial class ActTanhGrid
{
    [Tanh] public partial Layer L { get; }
}

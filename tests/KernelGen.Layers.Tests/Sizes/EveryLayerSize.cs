using KernelGen.Tests.Support;

namespace KernelGen.Tests.Sizes;

/// <summary>
/// One-layer networks around every vector width, forward and backward, against the loops in double precision and finite
/// differences.
/// </summary>
public sealed class EveryLayerSize
{
    private static readonly IReadOnlyDictionary<string, Func<Network>> Networks = DeclaredNetworks.In(typeof(EveryLayerSize).Namespace!, seed: 11)
        .Append(new(nameof(PadBehindLayers), () => PadBehindLayers.Create(seed: 11))).ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Cases => [.. Effort.Thin(Networks.Keys, 4)];

    /// <summary>All networks of this folder.</summary>
    internal static IReadOnlyDictionary<string, Func<Network>> All => Networks;

    /// <summary>A network of this folder by name, with seeded parameters.</summary>
    internal static Network Create(string name) => Networks[name]();

    [Theory]
    [MemberData(nameof(Cases))]
    public void OneSample(string name)
    {
        using Network network = Networks[name]();
        Finite.AssertForwardAndGradients(network, batch: 1, stream: 200);
    }

    // One full block of sixteen samples and a part of another.
    [Theory]
    [MemberData(nameof(Cases))]
    public void MoreThanABlock(string name)
    {
        using Network network = Networks[name]();
        Finite.AssertForwardAndGradients(network, batch: 19, stream: 300, finiteDifferences: false);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    public void EveryBatchSize(int batch)
    {
        foreach (string name in (string[])["ConvWidth5", "MaxPoolWidth7", "LinearOutputs15"])
        {
            using Network network = Networks[name]();
            Finite.AssertForwardAndGradients(network, batch, stream: 400, finiteDifferences: false);
        }
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Baselines;

using Compiler = KernelGen.Compiler.Compiler;

/// <summary>
/// The emitted text of many declarations is what it was. Emitted text depends on nothing but the declaration, so a change of the
/// compiler that is meant to change nothing is proved by these; one that is meant to change text shows here which declarations it
/// reaches.
/// </summary>
public sealed class DigestTests
{
    private const int RandomNetworkCount = 160;

    [Fact]
    public void LargeNetworksKeepTheirText() => Baseline.Verify(
        "large-networks.txt", DigestList.Of(LargeNetworks.All.Select(n => (n.Key, n.Value)), Network));

    [Fact]
    public void RandomNetworksKeepTheirText() => Baseline.Verify(
        "random-networks.txt",
        DigestList.Of(Enumerable.Range(0, RandomNetworkCount).Select(seed => ($"seed {seed:000}", RandomNetworks.Make(seed))), Network));

    [Fact]
    public void DeclaredNetworksKeepTheirText() => Baseline.Verify(
        "declared-networks.txt", DigestList.Of(DeclaredInSources.Networks(), Network));

    [Fact]
    public void ImageKernelsKeepTheirText() => Baseline.Verify(
        "image-kernels.txt", DigestList.Of(DeclaredInSources.ImageKernels(), k => Compiler.Images(k.Type, [k], [])));

    [Fact]
    public void ImagePipelinesKeepTheirText() => Baseline.Verify(
        "image-pipelines.txt", DigestList.Of(DeclaredInSources.ImagePipelines(), p => Compiler.Images(p.Type, [], [p])));

    /// <summary>All files of a network, one behind another.</summary>
    private static string Network(NetworkDeclaration network) => string.Concat(Compiler.Network(network).Select(file => file.Text));
}

using KernelGen.Benchmarks;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Tests;

/// <summary>Algorithms with fewer multiplications are named, with their own share of those of direct sums.</summary>
public sealed class FastAlgorithmTests
{
    [Fact]
    public void EachPassNamesItsOwn()
    {
        using Conv3x3C64 network = Conv3x3C64.Create();

        // 14 × 14 tiles of 4 × 4 with 36 products each, where direct sums have 9 for each of 56 × 56 outputs.
        foreach (Pass pass in Enum.GetValues<Pass>())
        {
            FastAlgorithm algorithm = FastAlgorithm.Of(network, pass)!;
            Assert.Equal(pass == Pass.Weights ? "Winograd F(3×3, 4×4)" : "Winograd F(4×4, 3×3)", algorithm.Name);
            Assert.Equal(0.25, algorithm.OwnShare, 12);
        }

        FastAlgorithm step = FastAlgorithm.Of(network, Pass.Forward, Pass.Data, Pass.Weights)!;
        Assert.Equal(("Winograd F(3×3, 4×4), F(4×4, 3×3)", 0.25), (step.Name, step.OwnShare));
    }

    [Fact]
    public void DirectSumsNameNothing()
    {
        using LeNet5 network = LeNet5.Create();
        Assert.Null(FastAlgorithm.Of(network, Pass.Sample));
        Assert.Null(FastAlgorithm.Of(network, Pass.Forward, Pass.Data, Pass.Weights));
    }
}

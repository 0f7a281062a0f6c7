using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;

namespace KernelGen.Compiler.Tests.Lowering;

/// <summary>Batches run as blocks where matrices are read less often for it, and sample by sample where convolutions do the work.</summary>
public sealed class BlockForwardTests
{
    [Fact]
    public void LargeMatricesAreReadOnceForManySamples() => Assert.True(IsFaster(Declare.Network(1024, 1, 1, Declare.Linear(1024))));

    [Fact]
    public void ConvolutionsRunBySample() =>
        Assert.False(IsFaster(Declare.Network(16, 28, 28, Declare.Conv(32, 3, 3, padding: 1), Declare.Conv(32, 3, 3, padding: 1))));

    private static bool IsFaster(NetworkDeclaration declaration) =>
        NetworkPrograms.Build(NetworkGraph.Build(declaration, ShapeInference.Infer(declaration))).Sixteen is not null;
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;

/// <summary>
/// Concatenations over one sample of which a part cannot be written straight into the whole, though its channels are whole blocks: the program
/// copies it, and its results are those of plain loops.
/// </summary>
public sealed class CopiedPartTests
{
    /// <summary>A dense block: the window of the second layer reaches over the edge of the first, and no window does so behind the concatenation.</summary>
    internal static NetworkDeclaration ReadWithPadding => Declare.Network(
        32, 5, 5, Conv(32, 3, -1), Conv(16, 3, 0), Concat(1, 0), Conv(8, 1, 2), Declare.Linear(5));

    /// <summary>A layer that is a part of two concatenations, and can be in one of them alone.</summary>
    internal static NetworkDeclaration PartOfTwo => Declare.Network(
        32, 5, 5, Conv(32, 1, -1), Conv(16, 1, 0), Concat(0, 1), Conv(16, 1, 2), Concat(3, 0), Conv(8, 1, 4), Declare.Linear(5));

    [Fact]
    public void APartWithAFrameOfItsOwnIsCopied() => Compare(ReadWithPadding, nameof(ReadWithPadding));

    [Fact]
    public void APartOfTwoWholesIsCopiedOnce() => Compare(PartOfTwo, nameof(PartOfTwo));

    private static LayerDeclaration Concat(params int[] parts) =>
        new("L", "public", new ConcatDeclaration(), Activation.None) { Inputs = parts.ToEquatableArray() };

    private static LayerDeclaration Conv(int outputs, int kernel, int from) =>
        Declare.Conv(outputs, kernel, kernel, padding: kernel / 2) with { Inputs = new[] { from }.ToEquatableArray() };

    private static void Compare(NetworkDeclaration network, string name)
    {
        NetworkProgram program = ProgramBuilder.Build(NetworkGraph.Build(network, ShapeInference.Infer(network)), Purpose.InferOne);
        Assert.Single(program.Forward.OfType<KernelStep>(), s => s.Form is BlockedChannels);
        RandomBranchTests.Compare(network, name, new Random(1));
    }
}

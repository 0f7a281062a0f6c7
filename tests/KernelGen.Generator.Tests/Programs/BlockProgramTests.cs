using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;

/// <summary>
/// Blocks as SqueezeNet and ResNet have them, over one sample: channels are put together by whoever computes them, sums are added by the convolution in
/// front of them, and threads wait only where they must.
/// </summary>
public sealed class BlockProgramTests
{
    [Theory]
    [InlineData(7, 9, 48)]
    [InlineData(5, 6, 20)]
    public void BlocksAreThoseOfThePlainLoops(int height, int width, int expanded) =>
        RandomBranchTests.Compare(Blocks(height, width, expanded), $"blocks of {expanded} channels", new Random(height));

    [Fact]
    public void NoStepPutsChannelsTogetherOrAddsTensors()
    {
        NetworkProgram program = Program(Blocks(7, 9, 48));
        Assert.DoesNotContain(program.Forward.OfType<KernelStep>(), s => s.Form is BlockedChannels or ChannelSum);
        Assert.Single(program.Forward.OfType<KernelStep>(), s => s.Form is ChannelConvolution { Added: not null });
    }

    [Fact]
    public void ThreadsWaitForWhatTheyReadAndForNothingElse()
    {
        NetworkProgram program = Program(Blocks(56, 56, 48));
        var barriers = TeamBarriers.Of(program.Forward, KernelSet.Lower(Target.Bits512, program.Steps));
        Assert.True(WaitsBetween("L1", "L2"), "squeezed channels are read");
        Assert.False(WaitsBetween("L2", "L3"), "both halves read what was there before");
        Assert.True(WaitsBetween("L3", "L5"), "both halves are read");

        bool WaitsBetween(string earlier, string later) =>
            Enumerable.Range(PlaceOf(earlier) + 1, PlaceOf(later) - PlaceOf(earlier)).Any(barriers.IsBefore);

        int PlaceOf(string layer) => program.Forward.ToList().FindIndex(s => s is KernelStep && s.LayerName == layer);
    }

    [Fact]
    public void ThreadsDoNotCountOnWaitsThatAreLeftOut()
    {
        NetworkProgram program = Program(Declare.Network(64, 16, 16, Declare.Conv(64, 3, 3, padding: 1), Declare.Conv(64, 3, 3, padding: 1), Declare.Linear(5)), Purpose.Train);
        KernelSet kernels = KernelSet.Lower(Target.Bits512, program.Steps);
        var barriers = TeamBarriers.Of(program.Backward, kernels);
        int weights = program.Backward.ToList().FindIndex(s => s is ForParameterGradients && s.LayerName == "L1");
        Assert.True(kernels.IsShared(program.Backward[weights]), "the gradient of the weights is shared");
        Assert.True(barriers.IsBefore(weights), "the gradient of the output is read");
        Assert.False(barriers.IsBefore(weights + 1), "both read it, and write apart");

        // Between any two steps that meet there is a wait in front of a step, not within one that may be left out.
        int meetings = 0;
        for (int later = 0; later < program.Backward.Count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (TeamBarriers.Of([program.Backward[earlier], program.Backward[later]], kernels).IsBefore(1))
                {
                    meetings++;
                    Assert.True(Enumerable.Range(earlier + 1, later - earlier).Any(barriers.IsBefore), $"nothing waits between steps {earlier} and {later}");
                }
            }
        }

        Assert.True(meetings > 3, "hardly any steps meet");
    }

    private static NetworkProgram Program(NetworkDeclaration network, Purpose purpose = Purpose.InferOne) =>
        ProgramBuilder.Build(NetworkGraph.Build(network, ShapeInference.Infer(network)).SummingDirectly(), purpose);

    /// <summary>A convolution, a squeeze, two expansions one behind another, and a convolution around which its input goes.</summary>
    private static NetworkDeclaration Blocks(int height, int width, int expanded) => Declare.Network(
        3, height, width,
        Convolve(32, 3, -1), Convolve(16, 1, 0), Convolve(expanded / 3 * 2, 1, 1), Convolve(expanded, 3, 1),
        new LayerDeclaration("L", "public", new ConcatDeclaration(), Activation.None) { Inputs = new[] { 2, 3 }.ToEquatableArray() },
        Convolve((expanded / 3 * 2) + expanded, 3, 4) with { Join = new JoinDeclaration(false, new[] { 4 }.ToEquatableArray()) },
        Convolve(40, 3, 5), Declare.Linear(5) with { Inputs = new[] { 6 }.ToEquatableArray() });

    private static LayerDeclaration Convolve(int channels, int size, int from) =>
        Declare.Conv(channels, size, size, padding: size / 2, activation: new ReLUDeclaration()) with { Inputs = new[] { from }.ToEquatableArray() };
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;

namespace KernelGen.Compiler.Tests.Programs;

/// <summary>Where threads wait for one another, of steps that write their last place from the others.</summary>
public sealed class TeamBarriersTests
{
    private readonly Storage _a = New(100);
    private readonly Storage _b = New(100);
    private readonly Storage _c = New(100);
    private readonly Storage _d = New(100);

    public TeamBarriersTests() => MemoryPlanner.InOrder([_a, _b, _c, _d]);

    [Fact]
    public void AStepWaitsForWhatItReads() => Assert.Equal([1], Waits(Step(_a, _b), Step(_b, _c)));

    [Fact]
    public void AStepWaitsForReadersOfWhatItWrites() => Assert.Equal([1], Waits(Step(_a, _b), Step(_c, _a)));

    [Fact]
    public void AStepWaitsForAnotherThatWritesTheSame() => Assert.Equal([1], Waits(Step(_a, _b), Step(_c, _b)));

    [Fact]
    public void TwoReadersDoNotWait() => Assert.Empty(Waits(Step(_a, _b), Step(_a, _c), Step(_a, _d)));

    [Fact]
    public void AWaitIsForAllThatWentBefore() => Assert.Equal([2], Waits(Step(_a, _b), Step(_a, _c), Step(_c, _d), Step(_b, _a)));

    [Fact]
    public void BehindAWaitOnlyWhatFollowsItCounts() =>
        Assert.Equal([1, 3], Waits(Step(_a, _b), Step(_b, _c), Step(_a, _d), Step(_d, _b)));

    [Fact]
    public void WhatOneThreadRunsIsInOrder()
    {
        Step[] steps = [.. Step(_a, _b), .. Step(_b, _c), .. Step(_c, _d)];
        Assert.Empty(Waits(_ => false, steps));
        Assert.Equal([1], Waits(s => s == steps[0], steps));
        Assert.Equal([1, 2], Waits(s => s == steps[1], steps));
    }

    [Fact]
    public void PartsOfAStorageThatDoNotMeetDoNotWait()
    {
        // Each step works on its place and what is behind it.
        Storage whole = New(64);
        MemoryPlanner.InOrder([whole], 1000);
        Assert.Equal([1], Waits(Step(new Place(_a), new Place(whole)), Step(new Place(whole, 32), new Place(_b))));
        Assert.Equal([1], Waits(Step(new Place(_a), new Place(whole, 32)), Step(new Place(whole), new Place(_b))));
        Storage next = New(64);
        MemoryPlanner.InOrder([next], 1064);
        Assert.Empty(Waits(Step(new Place(_a), new Place(whole)), Step(new Place(next), new Place(_b))));
    }

    [Fact]
    public void AFrameIsClearedBesideWhoeverWritesInsideIt()
    {
        var layout = new PlaneLayout(new TensorShape(1, 4, 4), new Halo(1, 1, 1, 1), 1);
        var framed = new Storage(Memory.Workspace, layout.Length, keepsZeros: true, layout);
        MemoryPlanner.InOrder([framed], 1000);
        Assert.Empty(Waits([ClearStep.Of("C1", framed)], Step(_a, framed)));
        Assert.Equal([1], Waits([ClearStep.Of("C1", framed)], Step(framed, _a)));
    }

    [Fact]
    public void StepsForGradientsOfParametersHaveWaitsOfTheirOwn()
    {
        Step[] steps = [.. Step(_a, _b), new ForParameterGradients([.. Step(_a, _c), .. Step(_c, _d)]), .. Step(_d, _a)];
        TeamBarriers barriers = TeamBarriers.Of(steps, null!, _ => true);
        Assert.Equal([false, false, true], steps.Select((_, i) => barriers.IsBefore(i)));
        Assert.Equal([false, true], Enumerable.Range(0, 2).Select(barriers.Inside(1).IsBefore));
    }

    [Fact]
    public void AFrameIsCountedCellByCell()
    {
        // Two channels of 3×5 with one row above, two below, one column left, three right: 6×9 cells each.
        var layout = new PlaneLayout(new TensorShape(2, 3, 5), new Halo(1, 2, 1, 3), 1);
        ClearStep clear = ClearStep.Of("C1", new Storage(Memory.Workspace, layout.Length, keepsZeros: true, layout));
        Assert.Equal(2 * ((6 * 9) - 15), clear.Floats);
        Assert.Equal(2 * (3 + 1), clear.Runs);
        ClearStep block = ClearStep.Of("C1", new Storage(Memory.Workspace, 100, keepsZeros: true, new ChannelLayout(new TensorShape(20, 3, 5), new Halo(1, 2, 1, 3))));
        Assert.Equal(2 * 16 * ((6 * 9) - 15), block.Floats);
        ClearStep all = ClearStep.Of("C1", New(77));
        Assert.Equal((77, 1), (all.Floats, all.Runs));
    }

    [Fact]
    public void SegmentsEndWithTheirBarriersAndAStopIsRepeatedBehindThem()
    {
        NetworkDeclaration network = CourseNetworks.All.Values.First();
        var barrier = new BatchBarrier(NetworkGraph.Build(network, ShapeInference.Infer(network)).Nodes[0], isBackward: false, new Place(_a));
        Assert.Equal([1], Lengths(TrainingSegments.Of(Step(_a, _b))));
        Assert.Equal([1, 0, 2], Lengths(TrainingSegments.Of([.. Step(_a, _b), barrier, barrier, .. Step(_a, _b), .. Step(_b, _c)])));
        IReadOnlyList<IReadOnlyList<Step>> stopped = TrainingSegments.Of([new StopWithoutInputGradient(), barrier, .. Step(_a, _b), barrier]);
        Assert.Equal([1, 2, 1], Lengths(stopped));
        Assert.IsType<StopWithoutInputGradient>(stopped[1][0]);
        Assert.IsType<StopWithoutInputGradient>(stopped[2][0]);

        static IEnumerable<int> Lengths(IReadOnlyList<IReadOnlyList<Step>> segments) => segments.Select(s => s.Count);
    }

    private static IEnumerable<int> Waits(params Step[][] steps) => Waits(_ => true, [.. steps.SelectMany(s => s)]);

    private static IEnumerable<int> Waits(Func<Step, bool> isShared, Step[] steps)
    {
        TeamBarriers barriers = TeamBarriers.Of(steps, null!, isShared);
        return Enumerable.Range(0, steps.Length).Where(barriers.IsBefore);
    }

    private static Step[] Step(Storage from, Storage to) => Step(new Place(from), new Place(to));

    private static Step[] Step(Place from, Place to) => [new RuntimeStep("C1", "For a test.", "SampleLayout.Copy", [from, 100, to])];

    private static Storage New(int length) => new(Memory.Workspace, length, keepsZeros: false);
}

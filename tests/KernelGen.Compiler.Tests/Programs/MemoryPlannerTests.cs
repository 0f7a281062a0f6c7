using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Tests.Programs;

/// <summary>Where storages are put, by when they hold something.</summary>
public sealed class MemoryPlannerTests
{
    private readonly Storage _a = New(100);
    private readonly Storage _b = New(50);
    private readonly Storage _c = New(60);

    [Fact]
    public void InOrderEachStorageStartsOnACacheLineOfItsOwn()
    {
        Assert.Equal(240, MemoryPlanner.InOrder([_a, _b, _c]));
        Assert.Equal([0, 112, 176], Starts(_a, _b, _c));
    }

    [Fact]
    public void WhatIsReadForTheLastTimeGivesItsMemoryToWhatComesAfter()
    {
        // a -> b -> c: only a and c never meet.
        Assert.Equal(176, MemoryPlanner.ByLifetime([_a, _b, _c], new Lifetimes([Step(_a, _b), Step(_b, _c)]).Given(new Place(_a))).Put());
        Assert.Equal([0, 112, 0], Starts(_a, _b, _c));
    }

    [Fact]
    public void WhatABranchReadsLaterIsKept()
    {
        Assert.Equal(240, MemoryPlanner.ByLifetime([_a, _b, _c], new Lifetimes([Step(_a, _b), Step(_b, _c), Step(_a, _c)])).Put());
        Assert.Equal([0, 176, 112], Starts(_a, _b, _c));
    }

    [Fact]
    public void WhatTheCallerGivesOrGetsIsKept()
    {
        Storage d = New(50);
        Lifetimes lifetimes = new Lifetimes([Step(_a, _b), Step(_b, _c), Step(_c, d)]).Given(new Place(d)).Result(new Place(_a));
        MemoryPlanner.ByLifetime([_a, _b, _c, d], lifetimes).Put();
        Storage[] all = [_a, _c, d];
        Assert.All(all, one => Assert.All(all.Where(o => o != one), other => Assert.True(one.End <= other.Start || other.End <= one.Start)));
        Assert.True(_b.End <= d.Start || d.End <= _b.Start);
    }

    [Fact]
    public void WhatKeepsZerosSharesWithNothing()
    {
        var halo = new Storage(Memory.Workspace, 80, keepsZeros: true);
        Assert.Equal(192, MemoryPlanner.ByLifetime([_a, halo, _b], new Lifetimes([Step(_a, _a), Step(halo, halo), Step(_b, _b)])).Put());
        Assert.Equal([0, 112, 0], Starts(_a, halo, _b));
    }

    [Fact]
    public void GapsAreFilled()
    {
        // b and c meet a, and not each other; what is small fits where the larger one has gone.
        Assert.Equal(176, MemoryPlanner.ByLifetime([_b, _c, _a], new Lifetimes([Step(_a, _b), Step(_a, _c)])).Put());
        Assert.Equal([0, 112, 112], Starts(_a, _b, _c));
    }

    [Fact]
    public void PlacesFollowTheirStorage()
    {
        Place place = new Place(_b).At(10).At(6);
        Assert.Throws<InvalidOperationException>(() => place.Offset);
        MemoryPlanner.InOrder([_a, _b]);
        Assert.Equal(128, place.Offset);
        Assert.Throws<InvalidOperationException>(() => _b.Put(0));
    }

    private static Storage New(int length) => new(Memory.Workspace, length, keepsZeros: false);

    private static RuntimeStep Step(Storage from, Storage to) => new("L", "", "Copy", [new Place(from), 16, new Place(to)]);

    private static int[] Starts(params Storage[] storages) => [.. storages.Select(s => s.Start)];
}

using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Layouts;

/// <summary>Where elements lie, counted by walking over memory cell by cell.</summary>
public sealed class TensorLayoutTests
{
    private static readonly TensorShape s_shape = new(3, 4, 5);
    private static readonly Halo s_halo = new(Top: 1, Bottom: 2, Left: 3, Right: 4);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void PlanesFollowOneAnotherRowByRowWithTheFrameAroundEach(int lanes)
    {
        var layout = new PlaneLayout(s_shape, s_halo, lanes);
        int cell = 0;
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = -1; y < 4 + 2; y++)
            {
                for (int x = -3; x < 5 + 4; x++, cell += lanes)
                {
                    Assert.Equal(cell, layout.Index(channel, y, x).Constant);
                    Assert.Equal(cell, layout.At(layout.Channels.Place(channel)).Index(y, x).Constant);
                    Assert.Equal(channel, layout.At(layout.Channels.Place(channel)).Channel.Constant);
                }
            }
        }

        // Up to whole vectors, and where pixels are in the lanes a vector more.
        Assert.Equal(lanes == 1 ? ((cell + 15) / 16 * 16) + 16 : cell, layout.Length);
        Assert.Equal(lanes == 1 ? LayoutKind.Pixels : LayoutKind.Samples, layout.Kind);
        Assert.False(layout.IsDense);
        Assert.False(layout.IsContiguous);
    }

    [Fact]
    public void BlocksOfSixteenChannelsHaveTheChannelInnermost()
    {
        var layout = new ChannelLayout(s_shape with { Channels = 17 }, s_halo);
        Assert.Equal(2, layout.Blocks);
        int cell = 0;
        for (int block = 0; block < 2; block++)
        {
            for (int y = -1; y < 4 + 2; y++)
            {
                for (int x = -3; x < 5 + 4; x++, cell += 16)
                {
                    Assert.Equal(cell, layout.Index(block, y, x).Constant);
                    Assert.Equal(cell, layout.At(layout.Channels.Place(16 * block)).Index(y, x).Constant);
                }
            }
        }

        Assert.Equal(cell, layout.Length);
        Assert.Equal(LayoutKind.Channels, layout.Kind);
        Assert.Throws<InvalidOperationException>(() => layout.Channels.Place(8));
    }

    [Fact]
    public void TheCallersMemoryEndsWithTheLastElement()
    {
        var layout = new PlaneLayout(s_shape, default, 1, IsCallers: true);
        Assert.Equal(60, layout.Length);
        Assert.Equal(59, layout.Index(2, 3, 4).Constant);
        Assert.True(layout.IsDense);
        var own = (PlaneLayout)layout.Within(s_halo);
        Assert.False(own.IsCallers);
        Assert.Equal(s_halo, own.Halo);
        Assert.Equal(s_halo, new ChannelLayout(s_shape, default).Within(s_halo).Halo);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(16, 0)]
    [InlineData(1, 1)]
    [InlineData(16, 2)]
    public void RunsCoverEveryElementOnceInTheOrderOfTheFlattenedTensor(int lanes, int frame)
    {
        var layout = new PlaneLayout(s_shape, new(frame, frame, frame, 0), lanes);
        IReadOnlyList<Run> runs = layout.Runs("i");
        Assert.Equal(frame == 0 ? 1 : 3, runs.Count);
        var found = new Dictionary<int, int>();
        Visit(0, 0, 0);
        var expected = new Dictionary<int, int>();
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < 4; y++)
            {
                for (int x = 0; x < 5; x++)
                {
                    expected.Add((((channel * 4) + y) * 5) + x, (int)layout.Index(channel, y, x).Constant - layout.Origin);
                }
            }
        }

        Assert.Equal(expected, found);

        void Visit(int run, int flat, int place)
        {
            if (run == runs.Count)
            {
                found.Add(flat, place);
                return;
            }

            for (int i = 0; i < runs[run].Count; i++)
            {
                Visit(run + 1, flat + (i * runs[run].FlatStride), place + (i * runs[run].Stride));
            }
        }
    }

    [Fact]
    public void AFrameForTwoReadersIsWideEnoughForEach()
    {
        Assert.Equal(new Halo(5, 6, 7, 8), new Halo(5, 2, 7, 4).Union(new Halo(1, 6, 3, 8)));
        Assert.True(default(Halo).IsNone);
        Assert.False(new Halo(0, 0, 0, 1).IsNone);
    }

    [Fact]
    public void AWalkGoesFromOneTermToTheNext()
    {
        Assert.Equal(new SumPlace(3, 21), new StraightWalk(7).Place(3));
        Assert.Equal(new SumPlace(32, 200), new BlockedWalk(100).Place(32));
    }
}

using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Tests.Lowering;

/// <summary>The parts of long sums, which decide how far a sum can drift and that all ways to run it give the same bits.</summary>
public sealed class SumShapeTests
{
    public static TheoryData<int, int, int> Taps => new()
    {
        { 1, 1, 1 }, { 6, 5, 5 }, { 16, 5, 5 }, { 64, 3, 3 }, { 512, 3, 3 }, { 513, 3, 3 }, { 1009, 1, 1 }, { 3, 7, 7 }, { 1, 62, 62 }, { 100, 62, 62 },
        { 1, 1, 100_000 }, { 1, 100_000, 1 }, { 1, 1021, 1 }, { 1 << 20, 1, 1 }, { 30, 1, 1000 }, { 7, 1000, 1000 },
    };

    /// <summary>Sums that are short keep one accumulator, so LeNet-5's convolutions run as they did.</summary>
    [Theory]
    [InlineData(6, 5, 5)]
    [InlineData(1, 14, 16)]
    [InlineData(224, 1, 1)]
    public void AShortSumStaysWhole(int channels, int rows, int columns) => Assert.False(SumShape.OfTaps(channels, rows, columns).HasParts);

    [Fact]
    public void AThreeByThreeKernelIsSummedSixteenChannelsAtATime()
    {
        SumShape shape = SumShape.OfTaps(512, 3, 3);
        Assert.Equal([16], shape.Axes[0].Parts);
        Assert.Empty(shape.Axes[1].Parts);
        Assert.Empty(shape.Axes[2].Parts);
    }

    [Theory]
    [MemberData(nameof(Taps))]
    public void NoAccumulatorTakesMoreThanItsShare(int channels, int rows, int columns)
    {
        List<int> chains = Chains(SumShape.OfTaps(channels, rows, columns));
        Assert.All(chains, c => Assert.InRange(c, 1, SumLimits.Products.Whole));
        Assert.All(chains.Take(chains.Count - 1), c => Assert.InRange(c, 1, SumLimits.Products.Whole));
        Assert.InRange(chains[^1], 1, chains.Count == 1 ? SumLimits.Products.Whole : SumLimits.Terms.Whole);
        Assert.True(chains.Aggregate(1L, (product, c) => product * c) >= (long)channels * rows * columns, string.Join(" × ", chains));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    [InlineData(1, 65)]
    [InlineData(1024, 1024)]
    [InlineData(997, 991)]
    [InlineData(1_000_000, 1)]
    [InlineData(1, 1_000_000)]
    public void PlainSumsHaveShortChains(int rows, int columns)
    {
        List<int> chains = Chains(SumShape.Of(SumLimits.Terms, [rows, columns]));
        Assert.All(chains.Take(chains.Count - 1), c => Assert.InRange(c, 1, SumLimits.Terms.Part));
        Assert.InRange(chains[^1], 1, SumLimits.Terms.Whole);
    }

    /// <summary>Parts of the outermost axis that counts are parts of the flat sum; where they begin anew in an axis around them, or two axes are cut, there is none.</summary>
    [Fact]
    public void ASumThatIsCutAlongItsFirstAxisIsCutAlikeWhenFlat()
    {
        Assert.Equal("30", Flat([new(5, []), new(6, [])]));
        Assert.Equal("60 in 12, 24", Flat([new(10, [2, 4]), new(6, [])]));
        Assert.Equal("60 in 12, 24", Flat([new(1, []), new(10, [2, 4]), new(6, [])]));
        Assert.Null(Flat([new(2, []), new(10, [2, 4])]));
        Assert.Null(Flat([new(8, [2]), new(10, [5])]));
    }

    [Fact]
    public void AStretchOfASumHasItsPartsAndTheOtherAxesWhole()
    {
        SumShape stretch = new SumShape([new(8, [2]), new(6, [3])]).Stretch(4);
        Assert.Equal(["4 in 2", "6 in 3"], stretch.Axes.Select(Text));
        Assert.Equal(4, new SumAxis(10, [2, 4]).Largest);
        Assert.Equal(1, new SumAxis(10, []).Largest);
    }

    /// <summary>A layout that keeps channels in blocks of sixteen must be able to follow the parts.</summary>
    [Theory]
    [MemberData(nameof(Taps))]
    public void PartsOfChannelsAreBlocksOrPowersOfTwoWithinOne(int channels, int rows, int columns) => Assert.All(
        SumShape.OfTaps(channels, rows, columns).Axes[0].Parts, p => Assert.True(p % 16 == 0 || p is 1 or 2 or 4 or 8, $"{p}"));

    [Theory]
    [MemberData(nameof(Taps))]
    public void EachPartIsMadeOfWholeSmallerParts(int channels, int rows, int columns) => Assert.All(
        SumShape.OfTaps(channels, rows, columns).Axes, a => Assert.All(a.Parts.Zip(a.Parts.Skip(1)), p => Assert.Equal(0, p.Second % p.First)));

    [Fact]
    public void TheFlatSumHasTheSameParts()
    {
        Assert.Equal([200], SumShape.OfTaps(16, 5, 5).Flat()!.Axes.Single().Parts);
        Assert.Equal(400, SumShape.OfTaps(16, 5, 5).Flat()!.Axes.Single().Count);
        Assert.Equal([124], SumShape.OfTaps(1, 3, 124).Flat()!.Axes.Single().Parts);
    }

    /// <summary>Parts that begin anew in every channel are not those of one long row.</summary>
    [Fact]
    public void ASumCutWithinChannelsIsNotFlat() => Assert.Null(SumShape.OfTaps(3, 62, 62).Flat());

    /// <summary>How many terms the accumulators of each level take at most, the lowest first.</summary>
    private static List<int> Chains(SumShape shape)
    {
        int[] unit = [.. shape.Axes.Select(_ => 1)];
        var chains = new List<int>();
        for (int axis = shape.Axes.Count - 1; axis >= 0; axis--)
        {
            foreach (int part in shape.Axes[axis].Parts)
            {
                // A part takes what is left of the axes inside it.
                int inner = Enumerable.Range(axis + 1, shape.Axes.Count - axis - 1).Aggregate(1, (product, a) => product * Left(a));
                chains.Add(part / unit[axis] * inner);
                unit[axis] = part;
                for (int a = axis + 1; a < unit.Length; a++)
                {
                    unit[a] = shape.Axes[a].Count;
                }
            }
        }

        chains.Add(Enumerable.Range(0, shape.Axes.Count).Aggregate(1, (product, a) => product * Left(a)));
        return chains;

        int Left(int axis) => (shape.Axes[axis].Count + unit[axis] - 1) / unit[axis];
    }

    private static string? Flat(IReadOnlyList<SumAxis> axes) => new SumShape(axes).Flat() is { } flat ? Text(Assert.Single(flat.Axes)) : null;

    private static string Text(SumAxis axis) => axis.Parts.Count == 0 ? $"{axis.Count}" : $"{axis.Count} in {string.Join(", ", axis.Parts)}";
}

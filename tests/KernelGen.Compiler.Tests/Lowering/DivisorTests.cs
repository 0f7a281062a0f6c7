using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Tests.Lowering;

public sealed class DivisorTests
{
    [Fact]
    public void DivisorsComeFromTheSmallest() => Assert.Equal([1, 2, 3, 4, 6, 12], Divisors.Of(12));

    // Equal parts, at most eight; where fewer than four would be left, each for itself.
    [Theory]
    [InlineData(64, 8)]
    [InlineData(12, 6)]
    [InlineData(14, 7)]
    [InlineData(20, 5)]
    [InlineData(44, 4)]
    [InlineData(8, 8)]
    [InlineData(9, 9)]
    [InlineData(22, 22)]
    [InlineData(11, 11)]
    [InlineData(1, 1)]
    public void WhatThreadsShareFallsIntoFewEqualParts(int count, int parts) => Assert.Equal(parts, Divisors.Parts(count));

    // Parts of a sum over the last axis alone are parts of the flat one; parts that begin anew in an outer axis are not.
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

    private static string? Flat(IReadOnlyList<SumAxis> axes) => new SumShape(axes).Flat() is { } flat ? Text(Assert.Single(flat.Axes)) : null;

    private static string Text(SumAxis axis) => axis.Parts.Count == 0 ? $"{axis.Count}" : $"{axis.Count} in {string.Join(", ", axis.Parts)}";
}

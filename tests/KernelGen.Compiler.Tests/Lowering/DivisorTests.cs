using KernelGen.Compiler.Lowering.Schedules;

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
}

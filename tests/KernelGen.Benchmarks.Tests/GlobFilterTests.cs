using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Tests;

public sealed class GlobFilterTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("lenet5/*", true)]
    [InlineData("*/forward/1", true)]
    [InlineData("image/*, lenet5/forward/?", true)]
    [InlineData("LeNet5/*", true)]
    [InlineData("lenet5", false)]
    [InlineData("lenet5/forward/", false)]
    [InlineData("lenet5.forward.1", false)]
    [InlineData("image/*", false)]
    public void AGlobCoversTheWholeName(string? globs, bool expected) =>
        Assert.Equal(expected, new GlobFilter(globs).Matches("lenet5/forward/1"));
}

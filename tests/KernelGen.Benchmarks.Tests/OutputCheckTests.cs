using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Tests;

public sealed class OutputCheckTests
{
    [Fact]
    public void EqualResultsAgree() => Assert.Null(Check([1, 2, 3], [1, 2, 3], Tolerance.Exact));

    [Fact]
    public void ADifferenceIsNamedWithItsElement() =>
        Assert.Contains("element 1 is 2.5, expected 2", Check([1, 2, 3], [1, 2.5f, 3], Tolerance.Exact));

    [Fact]
    public void TheToleranceRefersToTheLargestMagnitude()
    {
        Assert.Null(Check([100, 0], [100, 0.9f], new Tolerance(0, 0.01)));
        Assert.NotNull(Check([100, 0], [100, 1.1f], new Tolerance(0, 0.01)));
    }

    [Fact]
    public void NotANumberNeverAgrees() => Assert.NotNull(Check([1, 2], [1, float.NaN], new Tolerance(1e30, 1)));

    [Fact]
    public void AShorterResultDiffers() => Assert.Contains("1 elements, expected 2", Check([1, 2], [1], Tolerance.Exact));

    [Fact]
    public void AReferenceOfZerosProvesNothing() => Assert.Contains("proves nothing", Check([0, 0], [0, 0], Tolerance.Exact));

    [Fact]
    public void AMissingResultIsNotCompared()
    {
        var reference = new Dictionary<string, float[]> { ["a"] = [1], ["b"] = [2] };
        Assert.Contains("'b' is missing", OutputCheck.Difference(reference, new Dictionary<string, float[]> { ["a"] = [1] }, Tolerance.Exact));
        Assert.Contains("nothing was compared", OutputCheck.Difference(reference, null, Tolerance.Exact));
    }

    private static string? Check(float[] reference, float[] actual, Tolerance tolerance) => OutputCheck.Difference(
        new Dictionary<string, float[]> { ["output"] = reference },
        new Dictionary<string, float[]> { ["output"] = actual },
        tolerance);
}

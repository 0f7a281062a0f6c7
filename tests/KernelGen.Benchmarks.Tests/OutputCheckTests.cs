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
    public void ADistanceIsMeasuredOverTheWholeResult()
    {
        // One value is half of the largest away, the whole by 0.1 of its norm.
        float[] reference = [.. Enumerable.Repeat(1f, 25)], actual = [0.5f, .. Enumerable.Repeat(1f, 24)];
        Assert.Null(Check(reference, actual, Within(0.11)));
        Assert.Contains("0.1 of its norm away", Check(reference, actual, Within(0.09)));
        Assert.NotNull(Check([1, 2], [1, float.NaN], Within(1e30)));
        Assert.Contains("proves nothing", Check([0, 0], [0, 0], Within(1)));

        static Tolerance Within(double distance) => Tolerance.Exact with { Distances = new Dictionary<string, double> { ["output"] = distance } };
    }

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

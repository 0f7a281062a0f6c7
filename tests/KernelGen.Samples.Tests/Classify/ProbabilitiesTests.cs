using KernelGen.Samples.Classify;
using Xunit;

namespace KernelGen.Samples.Tests.Classify;

public sealed class ProbabilitiesTests
{
    [Theory]
    [InlineData(0.5, 0.01587624, 0.11731043, 0.86681333)]
    [InlineData(1, 0.09003057, 0.24472847, 0.66524096)]
    [InlineData(2, 0.18632372, 0.30719589, 0.50648039)]
    public void B25_ATemperatureMakesTheNetworkSurerOrDoubt(double temperature, params double[] expected)
    {
        double[] shares = Probabilities.Softmax([1, 2, 3], temperature);
        for (int i = 0; i < 3; i++) Assert.Equal(expected[i], shares[i], 7);
    }

    [Fact]
    public void LargeScoresDoNotOverflow() => Assert.Equal([0, 0.5, 0.5], Probabilities.Softmax([-1000, 1000, 1000], 0.01));

    [Fact]
    public void OfEqualOnesTheFirstComesFirst() => Assert.Equal([2, 0, 1], Probabilities.Top([0.2, 0.2, 0.5, 0.1], 3));
}

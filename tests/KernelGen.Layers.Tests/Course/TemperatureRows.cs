using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Row B25: the temperature of a softmax.</summary>
public sealed class TemperatureRows
{
    public static TheoryData<Func<Network>, double[]> Rows => new()
    {
        { () => new HalfTemperature(), [.01587624, .11731043, .86681333] },
        { () => new UsualTemperature(), [.09003057, .24472847, .66524096] },
        { () => new DoubleTemperature(), [.18632372, .30719589, .50648039] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void B25_SoftmaxTemperature(Func<Network> create, double[] expected)
    {
        using Network network = create();
        float[] y = NetworkRun.Forward(network, [1, 2, 3]);
        for (int i = 0; i < 3; i++)
            Assert.Equal(expected[i], y[i], 1e-7);
    }

    [Fact]
    public void SoftmaxOfHugeNumbersDoesNotOverflow()
    {
        using Network network = new UsualTemperature();
        Tolerance.AssertSame([0.5f, 0, 0.5f], NetworkRun.Forward(network, [3e38f, -3e38f, 3e38f]), "huge");
        Tolerance.AssertSame([1, 0, 0], NetworkRun.Forward(network, [0, float.NegativeInfinity, -200]), "far apart");
        Assert.All(NetworkRun.Forward(network, [float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity]), v => Assert.True(float.IsNaN(v)));
    }
}

[Network(3, 1, 1)]
internal sealed partial class HalfTemperature
{
    [Softmax(Temperature = 0.5)] public partial Layer L { get; }
}

[Network(3, 1, 1)]
internal sealed partial class UsualTemperature
{
    [Softmax] public partial Layer L { get; }
}

[Network(3, 1, 1)]
internal sealed partial class DoubleTemperature
{
    [Softmax(Temperature = 2)] public partial Layer L { get; }
}

using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows B6, D5, E16 to E19: pooling.</summary>
public sealed class PoolingRows
{
    private static readonly float[] Book = Grid.Read("1 2 1 0; 0 1 2 3; 3 0 1 2; 2 4 0 1").Values;
    private static readonly float[] Counting = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly float[] Arange32 = [.. Enumerable.Range(0, 32).Select(i => (float)i)];

    [Fact]
    public void D5_MaxPool()
    {
        using var network = new MaxPool4();
        Assert.Equal([2, 3, 4, 2], NetworkRun.Forward(network, Book));
        Assert.Empty(network.Parameters);
    }

    [Fact]
    public void D5_MaxPool_IsRobustToASmallShift()
    {
        float[] before = Grid.Read("3 0 2 0; 1 0 1 0; 0 0 0 0; 3 0 4 0").Values;
        float[] shifted = Grid.Read("0 3 0 2; 0 1 0 1; 0 0 0 0; 0 3 0 4").Values;
        using var network = new MaxPool4();
        Assert.Equal([3, 2, 3, 4], NetworkRun.Forward(network, before));
        Assert.Equal([3, 2, 3, 4], NetworkRun.Forward(network, shifted));
    }

    [Fact]
    public void B6_MaxPool_SendsTheGradientToTheMaximum()
    {
        using var network = new MaxPool4();
        NetworkRun run = NetworkRun.ForwardBackward(network, Book, [10, 20, 30, 40]);
        Assert.Equal([2, 3, 4, 2], run.Y);
        Assert.Equal(Grid.Read("0 10 0 0; 0 0 0 20; 0 0 0 40; 0 30 0 0").Values, run.Gx);
    }

    [Fact]
    public void B6_MeanPool_SpreadsTheGradient()
    {
        using var network = new AvgPool4();
        NetworkRun run = NetworkRun.ForwardBackward(network, Book, [4, 8, 12, 16]);
        Assert.Equal([1, 1.5f, 2.25f, 1], run.Y);
        Assert.Equal(Grid.Read("1 1 2 2; 1 1 2 2; 3 3 4 4; 3 3 4 4").Values, run.Gx);
    }

    [Fact]
    public void E16_TwoByTwo_WithStride1()
    {
        using var max = new MaxPool3Stride1();
        Assert.Equal([4, 5, 7, 8], NetworkRun.Forward(max, Counting));
        using var mean = new AvgPool3Stride1();
        Assert.Equal([2, 3, 5, 6], NetworkRun.Forward(mean, Counting));
    }

    [Fact]
    public void E17_Channels_AreIndependent()
    {
        using var network = new MaxPoolStride21();
        float[] changed = [.. Arange32];
        changed.AsSpan(16).Fill(-1);
        Assert.Equal(NetworkRun.Forward(network, Arange32)[..8], NetworkRun.Forward(network, changed)[..8]);
        Assert.Equal(Enumerable.Repeat(-1f, 8), NetworkRun.Forward(network, changed)[8..]);
    }

    [Fact]
    public void E18_MaxPool_PadsWithMinusInfinity()
    {
        using var network = new MaxPoolStride21();
        Assert.Equal(new Shape(2, 2, 4), network.OutputShape);
        Assert.Equal([5, 6, 7, 7, 13, 14, 15, 15, 21, 22, 23, 23, 29, 30, 31, 31], NetworkRun.Forward(network, Arange32));

        float[] negative = [.. Arange32.Select(v => v - 100)];
        Assert.Equal([-95, -94, -93, -93, -87, -86, -85, -85], NetworkRun.Forward(network, negative)[..8]);
    }

    [Fact]
    public void E18_AvgPool_CountsThePaddingOrNot()
    {
        using var including = new AvgPoolStride21();
        float[] y = NetworkRun.Forward(including, Arange32)[..8];
        Tolerance.AssertClose([10 / 9.0, 2, 24 / 9.0, 2, 51 / 9.0, 9, 10, 7], y, "with padding");

        using var excluding = new AvgPoolStride21WithoutPadding();
        Assert.Equal([2.5f, 3, 4, 4.5f, 8.5f, 9, 10, 10.5f], NetworkRun.Forward(excluding, Arange32)[..8]);
    }

    [Fact]
    public void E19_Defaults()
    {
        var convolution = new Conv2dAttribute(1, 3);
        Assert.Equal((1, 0, 1, 1, true), (convolution.Stride, convolution.Padding, convolution.Dilation, convolution.Groups, convolution.Bias));
        Assert.Equal(3, new MaxPool2dAttribute(3).Stride);
        Assert.Equal(3, new AvgPool2dAttribute(3).Stride);
        Assert.True(new AvgPool2dAttribute(3).CountIncludePad);

        using var pool = new MaxPool4();
        Assert.Equal(new Shape(1, 2, 2), pool.OutputShape);
        using var corr2d = new Corr2d();
        Assert.Equal(new Shape(1, 2, 2), corr2d.OutputShape);
        Assert.NotNull(corr2d.L.Bias);
    }
}

using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows A6 to A9, B5, D2, D3, E8 and E9: stride, padding, the size of the output and the receptive field.</summary>
public sealed class ShapeRows
{
    private static readonly float[] Counting = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly float[] Book = Grid.Read("1 2 3 0; 0 1 2 3; 3 0 1 2; 2 3 0 1").Values;
    private static readonly float[] BookFilter = [2, 0, 1, 0, 1, 2, 1, 0, 2];

    [Fact]
    public void A3_D2_SlidingWindow_AsALayer()
    {
        using BookConvolution network = NetworkRun.With(new BookConvolution(), ("L.weight", BookFilter));
        Assert.Equal([15, 16, 6, 15], NetworkRun.Forward(network, Book));
        network.Parameters["L.bias"].Set([3]);
        Assert.Equal([18, 19, 9, 18], NetworkRun.Forward(network, Book));
    }

    [Fact]
    public void A3_D2_SlidingWindow_Padded_KeepsTheSize()
    {
        using BookConvolutionPadded network = NetworkRun.With(new BookConvolutionPadded(), ("L.weight", BookFilter));
        Assert.Equal(new Shape(1, 4, 4), network.OutputShape);
        Assert.Equal(Grid.Read("7 12 10 2; 4 15 16 10; 10 6 15 6; 8 10 4 3").Values, NetworkRun.Forward(network, Book));
    }

    [Fact]
    public void A6_E9_Stride3Vertically2Horizontally()
    {
        using Corr2dStride32 network = NetworkRun.With(new Corr2dStride32(), ("L.weight", [0, 1, 2, 3]));
        Assert.Equal(new Shape(1, 2, 2), network.OutputShape);
        Assert.Equal([0, 8, 6, 8], NetworkRun.Forward(network, Counting));
    }

    [Fact]
    public void A7_E8_PaddingOfOne()
    {
        using Corr2dPadded network = NetworkRun.With(new Corr2dPadded(), ("L.weight", [0, 1, 2, 3]));
        Assert.Equal(Grid.Read("0 3 8 4; 9 19 25 10; 21 37 43 16; 6 7 8 0").Values, NetworkRun.Forward(network, Counting));
    }

    [Fact]
    public void A8_D3_OutputSizes()
    {
        using var network = new OutputSizes();
        Assert.Equal(new Shape(1, 10, 12), network.Plain.OutputShape);
        Assert.Equal(new Shape(1, 10, 12), network.Same.OutputShape);
        Assert.Equal(new Shape(1, 4, 6), network.Strided.OutputShape);
        Assert.Equal(new Shape(1, 2, 3), network.Pool.OutputShape);
        Assert.Equal(6, OutputSizes.OutputLength);
    }

    [Fact]
    public void A9_E7_ReceptiveField_GrowsWithDepth()
    {
        using var threeByThrees = new ThreeByThrees();
        Assert.Equal([3, 5, 7], threeByThrees.Layers.Select(layer => layer.ReceptiveField));
        using var twoByTwos = new TwoByTwos();
        Assert.Equal([2, 3], twoByTwos.Layers.Select(layer => layer.ReceptiveField));
    }

    [Fact]
    public void B5_Stride2_OnThePeriodicInput()
    {
        Grid periodic = Grid.Of(7, 7, (y, x) => Book[y % 4 * 4 + x % 4]);
        using BookConvolutionStride2 network = NetworkRun.With(new BookConvolutionStride2(), ("L.weight", BookFilter));
        Assert.Equal([15, 17, 15, 17, 15, 17, 15, 17, 15], NetworkRun.Forward(network, periodic.Values));
    }
}

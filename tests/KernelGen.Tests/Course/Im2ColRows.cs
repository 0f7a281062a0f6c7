using KernelGen.Reference;

namespace KernelGen.Tests.Course;

/// <summary>Rows D6 to D9: im2col, col2im and the two classes built on them, which are the tests' reference.</summary>
public sealed class Im2ColRows
{
    private static readonly float[] Counting = [0, 1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void D6_Im2Col()
    {
        var matrix = new float[16];
        ColumnMatrix.Im2Col(Counting, matrix, 1, 1, 3, 3, 2, 2);
        Assert.Equal([0, 1, 3, 4, 1, 2, 4, 5, 3, 4, 6, 7, 4, 5, 7, 8], matrix);
    }

    [Fact]
    public void D6_Im2Col_ColumnsRunOverChannelThenRowThenColumn()
    {
        float[] x = [.. Enumerable.Range(0, 2 * 2 * 2 * 2).Select(i => (float)i)];
        var matrix = new float[2 * 8];
        ColumnMatrix.Im2Col(x, matrix, 2, 2, 2, 2, 2, 2);
        Assert.Equal(x, matrix);
    }

    [Fact]
    public void D7_Col2Im_Accumulates()
    {
        var x = new float[9];
        ColumnMatrix.Col2Im(Enumerable.Repeat(1f, 16).ToArray(), x, 1, 1, 3, 3, 2, 2);
        Assert.Equal([1, 2, 1, 2, 4, 2, 1, 2, 1], x);
    }

    [Fact]
    public void D7_Col2Im_OfTheCoursesShape()
    {
        var matrix = new float[10 * 24 * 24 * 25];
        Array.Fill(matrix, 1);
        var x = new float[10 * 1 * 28 * 28];
        ColumnMatrix.Col2Im(matrix, x, 10, 1, 28, 28, 5, 5);
        Assert.Equal((1, 25), (x[0], x[14 * 28 + 14]));
        Assert.Equal(matrix.Length, x.Sum());
    }

    [Fact]
    public void D8_Convolution()
    {
        var convolution = new Im2ColConvolution([0, 1, 2, 3], [0], 1, 1, 2, 2);
        Assert.Equal([19, 25, 37, 43], convolution.Forward(Counting, 1, 3, 3));
        Assert.Equal([0, 1, 2, 2, 10, 10, 6, 17, 12], convolution.Backward([1, 2, 3, 4]));
        Assert.Equal([27, 37, 57, 67], convolution.WeightGradient);
        Assert.Equal([10], convolution.BiasGradient);
    }

    [Fact]
    public void D9_Pooling_StrideIs1UnlessGiven()
    {
        Assert.Equal([4, 5, 7, 8], new Im2ColPooling(2, 2).Forward(Counting, 1, 1, 3, 3));
        Assert.Equal([2, 3, 5, 6], new Im2ColPooling(2, 2, kind: PoolingKind.Average).Forward(Counting, 1, 1, 3, 3));
    }

    [Fact]
    public void D9_Pooling_BackwardScatters_FirstMaximumWins()
    {
        var pooling = new Im2ColPooling(2, 2, 2);
        Assert.Equal([7, 3, 4, 2], pooling.Forward([7, 7, 1, 0, 7, 1, 2, 3, 3, 0, 1, 2, 2, 4, 0, 1], 1, 1, 4, 4));
        Assert.Equal([10, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 40, 0, 30, 0, 0], pooling.Backward([10, 20, 30, 40]));
    }
}

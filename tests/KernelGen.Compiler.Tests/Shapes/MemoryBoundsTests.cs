using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;

namespace KernelGen.Compiler.Tests.Shapes;

/// <summary>What layers take beside their tensors, against numbers that were counted by hand or cell by cell.</summary>
public sealed class MemoryBoundsTests
{
    private static readonly ScheduleDeclaration s_channels = new(VectorAxis.Channels, 0, 0, 0, TapUnroll.Auto);

    [Fact]
    public void PackedWeightsAreWholeBlocksOfSixteenOutputs()
    {
        Assert.Equal(32 * 3 * 7 * 5, Packed(3, 9, 9, Declare.Conv(20, 7, 5)));
        Assert.Equal(16 * 30, Packed(2, 3, 5, Declare.Linear(16)));
        Assert.Equal(32 * 30, Packed(2, 3, 5, Declare.Linear(17)));
        Assert.Equal(0, Packed(2, 4, 4, Declare.MaxPool(2, 2)));
        Assert.Equal(32, Packed(17, 2, 2, Operator(new PReLUDeclaration(17, 0.25f))));
    }

    /// <summary>Each of sixteen outputs has a weight of every tap of every input, and beside them a mask of the inputs.</summary>
    [Fact]
    public void GroupsHaveZerosAndAMask() => Assert.Equal(32 * 6 * ((5 * 3) + 1), Packed(6, 9, 9, Declare.Conv(18, 5, 3, groups: 2)));

    [Theory]
    [InlineData(8192, 4096, 4096, 1, false, 1 << 26)] // as many as there may be: 2^25 weights and the mask
    [InlineData(8192, 4112, 16, 1, false, 4112)]
    [InlineData(8192, 8192, 8192, 3, false, 8192 * 9)]
    [InlineData(8192, 8192, 8192, 3, true, 671_088_640)]
    [InlineData(32, 32, 32, 3, true, 32 * 32 * 10)]
    public void GroupsThatAreNearlyAllZerosAreNotPacked(int inputs, int outputs, int groups, int kernel, bool isPinned, double packed) =>
        Assert.Equal(packed, Packed(inputs, 3, 3, Declare.Conv(outputs, kernel, kernel, groups: groups) with { Schedule = isPinned ? s_channels : null }));

    [Fact]
    public void ATransposedConvolutionIsTurnedAroundFirst() =>
        Assert.Equal((6 * 10 * 5 * 3) + (16 * 6 * ((5 * 3) + 1)), Packed(6, 4, 4, Operator(Transposed(10, 5, 3))));

    /// <summary>The frame around the output's gradient has each place from which a window would reach a cell of the input.</summary>
    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(5, 1, 2)]
    [InlineData(5, 2, 1)]
    [InlineData(4, 3, 2)]
    [InlineData(1, 1, 2)]
    public void AConvolutionsMarginIsWhereItsBackwardPassLooks(int kernel, int stride, int dilation)
    {
        LayerShape layer = Shape(2, 31, 43, Declare.Conv(3, kernel, kernel, stride, dilation: dilation));
        long framed = (long)Places(31) * Places(43);
        Assert.Equal(3 * (framed - (layer.Output.Height * layer.Output.Width)), MemoryBounds.GradientMargin(layer));

        int Places(int size)
        {
            int[] starts = [.. Enumerable.Range(0, size).SelectMany(cell => Enumerable.Range(0, kernel).Select(tap => cell - (tap * dilation)))];
            int[] outputs = [.. starts.Where(start => start % stride == 0).Select(start => start / stride)];
            return outputs.Max() - outputs.Min() + 1;
        }
    }

    [Fact]
    public void OutputsBetweenStridesAreCountedAsWholeOnes() => Assert.Equal(
        (((6 + 4) * (8 + 4)) - (6 * 8)) * 3, MemoryBounds.GradientMargin(Shape(2, 14, 18, Declare.Conv(3, 4, 4, 2))));

    [Fact]
    public void WhatHasNoWeightsHasNoMargin() => Assert.Equal(0, MemoryBounds.GradientMargin(Shape(2, 8, 8, Declare.MaxPool(2, 2))));

    /// <summary>
    /// Its input of 6×4×5 twice, two rows and one column wider on each side; its output of 10×8×7 twice, as much wider as windows of 5×3 are large.
    /// </summary>
    [Fact]
    public void ATransposedConvolutionHasMarginsOnBothSides()
    {
        LayerShape layer = Shape(6, 4, 5, Operator(Transposed(10, 5, 3) with { StrideH = 2, StrideW = 2, Padding = new(2, 1, 3, 1) }));
        Assert.Equal(new TensorShape(10, 8, 7), layer.Output);
        int input = 6 * (((4 + 4) * (5 + 2)) - (4 * 5));
        int output = 10 * (((8 + 10) * (7 + 6)) - (8 * 7));
        Assert.Equal((2 * input) + (2 * output), MemoryBounds.GradientMargin(layer));
    }

    [Theory]
    [InlineData(8, 8, 0)]
    [InlineData(13, 5, 20 * (30 + 7))]
    [InlineData(65, 1, 20 * (30 + 7))]
    [InlineData(1, 64, 0)]
    public void MoreThanSixtyFourWindowsOverACellAreGathered(int down, int across, int values) =>
        Assert.Equal(values, MemoryBounds.GatheredGradient(down, across, new TensorShape(3, 20, 30), 7));

    private static ConvTranspose2dDeclaration Transposed(int outChannels, int height, int width) =>
        new(outChannels, height, width, 1, 1, PaddingDeclaration.None, 0, 0, 1, 1, 1, false);

    private static LayerDeclaration Operator(OperatorDeclaration op) => new("L", "public", op, Activation.None);

    private static double Packed(int channels, int height, int width, LayerDeclaration layer) =>
        MemoryBounds.PackedWeights(Shape(channels, height, width, layer), layer.Schedule);

    private static LayerShape Shape(int channels, int height, int width, LayerDeclaration layer) =>
        Assert.Single(ShapeInference.Infer(Declare.Network(channels, height, width, layer)).Layers);
}

using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows A1 to A4, A7, A21, B3, B4 and C9 to C11: kernels on images.</summary>
public sealed class ImageRows
{
    private static readonly Grid Counting = Grid.Of(3, 3, (y, x) => y * 3 + x);
    private static readonly Grid Book = Grid.Read("1 2 3 0; 0 1 2 3; 3 0 1 2; 2 3 0 1");

    [Fact]
    public void A1_Convolution_TurnsTheKernel() => Filtering.AssertGrid("5 11; 23 29", CourseKernels.Convolve, Counting);

    [Fact]
    public void A2_CrossCorrelation_IsTheDefault() => Filtering.AssertGrid("19 25; 37 43", CourseKernels.Correlate, Counting);

    [Fact]
    public void A2_Impulse_ShowsTheKernelOrItsHalfTurn()
    {
        Grid impulse = Grid.Of(3, 3, (y, x) => y == 1 && x == 1 ? 1 : 0);
        Filtering.AssertGrid("9 8 7; 6 5 4; 3 2 1", CourseKernels.CorrelateNumbers, impulse);
        Filtering.AssertGrid("1 2 3; 4 5 6; 7 8 9", CourseKernels.ConvolveNumbers, impulse);
    }

    [Fact]
    public void A3_SlidingWindow() => Filtering.AssertGrid("15 16; 6 15", CourseKernels.Figure, Book);

    [Fact]
    public void A3_SlidingWindow_WithBias() => Filtering.AssertGrid("18 19; 9 18", CourseKernels.FigureWithBias, Book);

    [Fact]
    public void A3_SlidingWindow_Padded() =>
        Filtering.AssertGrid("7 12 10 2; 4 15 16 10; 10 6 15 6; 8 10 4 3", CourseKernels.FigurePadded, Book);

    [Fact]
    public void A4_EvenKernels_AnchorAtHalfTheSize()
    {
        // The tap at index size / 2 lies on the output pixel, so index 0 of a 1×2 kernel reads the left neighbour.
        Grid grid = Grid.Read("1 2 3; 4 5 6");
        Assert.Equal(Grid.Read("9 1 2; 9 4 5").Bytes, Filtering.Same<byte, byte>(CourseKernels.LeftNeighbour, grid.Bytes, 3, 2));
        Assert.Equal(Grid.Read("9 9 9; 1 2 3").Bytes, Filtering.Same<byte, byte>(CourseKernels.UpperNeighbour, grid.Bytes, 3, 2));
        Assert.Equal(grid.Bytes, Filtering.Same<byte, byte>(CourseKernels.EvenAnchor, grid.Bytes, 3, 2));
        Assert.Equal(Grid.Read("5 6 9; 9 9 9").Bytes, Filtering.Same<byte, byte>(CourseKernels.EvenAnchorAtZero, grid.Bytes, 3, 2));
    }

    [Fact]
    public void A21_ChangedParameters_LoseTheEdges()
    {
        // An outline's taps add up to 0, so that a flat area is black; with 9 in the middle they add up to 1 and it stays as it is.
        Grid flat = Grid.Of(5, 4, (_, x) => x < 3 ? 90 : 200);
        Filtering.AssertGrid("0 -330 330; 0 -330 330", CourseKernels.Outline, flat);
        Filtering.AssertGrid("90 -240 530; 90 -240 530", CourseKernels.ChangedOutline, flat);
        Filtering.AssertGrid("720 390 1930; 720 390 1930", CourseKernels.OutlineOfSixteen, flat);
    }

    [Fact]
    public void A22_OutlineOfThreeChannels_IsOneMap()
    {
        // Weight (1, 3, 3, 3): the three channels' outlines added. Red has one bright pixel, green is flat, blue is a slope.
        (int Width, int Height) size = (5, 4);
        byte[] rgb = [.. Enumerable.Range(0, size.Width * size.Height).SelectMany(i => new[] { (byte)(i == 7 ? 100 : 0), (byte)50, (byte)(i % 5 * i % 5) })];
        short[] expected = new short[6];
        foreach (int channel in (int[])[0, 1, 2])
        {
            short[] one = Filtering.Run<byte, short>(CourseKernels.Outline, Interleaved.Channel(rgb, 3, channel), 5, 4, 3, 2);
            expected = [.. expected.Zip(one, (sum, value) => (short)(sum + value))];
        }

        var map = new short[6];
        CourseKernels.OutlineOfRgb(new ReadOnlyImageView<byte>(rgb, 5, 4, 3), new ImageView<short>(map, 3, 2));
        Assert.Equal(expected, map);

        // Rounded and saturated once, at the end: 240 of red and -160 of green are 80, where channels cut on their own would give 240.
        byte[] opposed = [.. Enumerable.Range(0, 9).SelectMany(i => i == 4 ? new byte[] { 30, 0, 0 } : [0, 20, 0])];
        var center = new byte[9];
        CourseKernels.OutlineOfRgb(new ReadOnlyImageView<byte>(opposed, 3, 3, 3), new ImageView<byte>(center, 3, 3));
        Assert.Equal(80, center[4]);
    }

    [Fact]
    public void B3_Convolution_FlipsUpDownAndLeftRight()
    {
        // The same as a correlation with the kernel written backwards.
        Grid image = Grid.Of(6, 5, (y, x) => (31 * y) + (7 * x * x));
        Assert.Equal(
            Filtering.Same<byte, short>(CourseKernels.CorrelateNumbersBackwards, image.Bytes, 6, 5),
            Filtering.Same<byte, short>(CourseKernels.ConvolveNumbers, image.Bytes, 6, 5));
    }

    [Fact]
    public void B4_Padding_IsZeroOrACopyOfTheBorderPixel()
    {
        Grid image = Grid.Read("10 20 30; 40 50 60");
        Assert.Equal<short>([0, 10, 20, 0, 40, 50], Filtering.Same<byte, short>(CourseKernels.LeftOfZero, image.Bytes, 3, 2));
        Assert.Equal<short>([10, 10, 20, 40, 40, 50], Filtering.Same<byte, short>(CourseKernels.LeftOfCopy, image.Bytes, 3, 2));
    }

    [Fact]
    public void C9_ColumnOfHalves_AtStride3()
    {
        // The layer's stride picks every third pixel of the dense result, from the second on.
        float[] dense = Filtering.Same<float, float>(CourseKernels.ColumnOfHalves, Grid.Of(6, 6, (r, c) => c + (r / 10f)).Values, 6, 6);
        float[] picked = [dense[7], dense[10], dense[25], dense[28]];
        Tolerance.AssertClose([2.2000000477, 8.1999998093, 2.7999999523, 8.8000001907], picked, "picked", 1e-7);
    }

    [Fact]
    public void C10_OutlineOfThreeChannels_OnThePixelsOfTwoColumns()
    {
        double[] left = [-2.2, -2.7, -2.4, -2.1, -1.8, .7], right = [6.8, 6.3, 6.6, 6.9, 7.2, 9.7], step = [5, 3, 3, 3, 3, 5];
        AssertThreeChannels(CourseKernels.OutlineRgb, left, right, step);
    }

    [Fact]
    public void C11_SharpenOfThreeChannels_OnThePixelsOfTwoColumns()
    {
        double[] left = [-1.1, -.8, -.6, -.4, -.2, .6], right = [3.9, 3.2, 3.4, 3.6, 3.8, 5.6], step = [3, 2, 2, 2, 2, 3];
        AssertThreeChannels(CourseKernels.SharpenRgb, left, right, step);
    }

    // Pixels channel + column + row / 10, six rows of two, zeros around; each channel's result is the one before plus a step.
    private static void AssertThreeChannels(ImageFilter<float, float> filter, double[] left, double[] right, double[] step)
    {
        float[] source = [.. Enumerable.Range(0, 36).Select(i => (i % 3) + (i / 3 % 2) + (i / 6 / 10f))];
        var destination = new float[36];
        filter(new ReadOnlyImageView<float>(source, 2, 6, 3), new ImageView<float>(destination, 2, 6, 3));
        double[] expected = [.. Enumerable.Range(0, 36).Select(i => (i / 3 % 2 == 0 ? left : right)[i / 6] + (step[i / 6] * (i % 3)))];
        Tolerance.AssertClose(expected, destination, "channels", 1e-6);
    }

    [Fact]
    public void A7_Padding_IsZeroOrAnyConstant()
    {
        // The course pads all four sides, which gives 4×4; an image filter keeps the size, which is its upper left 3×3.
        Filtering.AssertGrid("0 3 8; 9 19 25; 21 37 43", CourseKernels.CorrelatePadded, Counting);
        Filtering.AssertGrid("30 13 18; 29 19 25; 41 37 43", CourseKernels.CorrelatePaddedWithTen, Counting);
    }
}

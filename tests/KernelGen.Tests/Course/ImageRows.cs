using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows A1 to A4 and A7: kernels on images.</summary>
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
    public void A7_Padding_IsZeroOrAnyConstant()
    {
        // The course pads all four sides, which gives 4×4; an image filter keeps the size, which is its upper left 3×3.
        Filtering.AssertGrid("0 3 8; 9 19 25; 21 37 43", CourseKernels.CorrelatePadded, Counting);
        Filtering.AssertGrid("30 13 18; 29 19 25; 41 37 43", CourseKernels.CorrelatePaddedWithTen, Counting);
    }
}

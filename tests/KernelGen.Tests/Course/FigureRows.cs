using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows A10 to A12: the course's three figures, with bias 0.</summary>
public sealed class FigureRows
{
    [Fact]
    public void A10_EdgeOfFigure1()
    {
        Grid figure = Grid.Of(6, 7, (_, x) => x < 3 ? 255 : 0);
        Filtering.AssertGrid(Rows(7, "0 0 255 0 0"), CourseKernels.EdgeX, figure);
        Filtering.AssertGrid(Rows(6, "0 0 0 0 0 0"), CourseKernels.EdgeY, figure);
    }

    [Fact]
    public void A11_ChessOfFigure2()
    {
        Grid figure = Grid.Of(8, 8, (y, x) => y < 4 == x < 4 ? 0 : 255);
        Filtering.AssertGrid(Rows(4, "0 0 0 -255 0 0 0") + Rows(4, "0 0 0 255 0 0 0"), CourseKernels.EdgeX, figure);
        Filtering.AssertGrid(
            Rows(3, "0 0 0 0 0 0 0 0") + "-255 -255 -255 -255 255 255 255 255;" + Rows(3, "0 0 0 0 0 0 0 0"), CourseKernels.EdgeY, figure);
    }

    [Fact]
    public void A12_CrossOfFigure3()
    {
        Grid figure = Grid.Of(9, 9, (y, x) => y is > 0 and < 8 && (x == y || x + y == 8) ? 255 : 1);
        Filtering.AssertGrid(
            """
            0 0 0 0 0 0 0 0
            -254 254 0 0 0 0 -254 254
            0 -254 254 0 0 -254 254 0
            0 0 -254 254 -254 254 0 0
            0 0 0 -254 254 0 0 0
            0 0 -254 254 -254 254 0 0
            0 -254 254 0 0 -254 254 0
            -254 254 0 0 0 0 -254 254
            0 0 0 0 0 0 0 0
            """,
            CourseKernels.EdgeX,
            figure);
        Filtering.AssertGrid(
            """
            0 -254 0 0 0 0 0 -254 0
            0 254 -254 0 0 0 -254 254 0
            0 0 254 -254 0 -254 254 0 0
            0 0 0 254 -254 254 0 0 0
            0 0 0 -254 254 -254 0 0 0
            0 0 -254 254 0 254 -254 0 0
            0 -254 254 0 0 0 254 -254 0
            0 254 0 0 0 0 0 254 0
            """,
            CourseKernels.EdgeY,
            figure);
        Filtering.AssertGrid(
            """
            254 -254 0 0 0 0 254 -254
            -254 508 -254 0 0 254 -508 254
            0 -254 508 -254 254 -508 254 0
            0 0 -254 508 -508 254 0 0
            0 0 254 -508 508 -254 0 0
            0 254 -508 254 -254 508 -254 0
            254 -508 254 0 0 -254 508 -254
            -254 254 0 0 0 0 -254 254
            """,
            CourseKernels.Corner,
            figure);
    }

    [Fact]
    public void E4_TheEdgesOfTheTorchExample()
    {
        Grid figure = Grid.Of(8, 6, (_, x) => x is >= 2 and <= 5 ? 0 : 1);
        Filtering.AssertGrid(Rows(6, "0 1 0 0 0 -1 0"), CourseKernels.EdgeX, figure);
    }

    private static string Rows(int count, string row) => string.Concat(Enumerable.Repeat(row + ";", count));
}

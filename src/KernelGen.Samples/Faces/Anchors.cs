namespace KernelGen.Samples.Faces;

/// <summary>
/// Where BlazeFace's boxes are counted from: the middles of 16 x 16 cells with two boxes each, then of 8 x 8 cells with six, row by row. All anchors
/// have the size of the input, so that a box's size needs none.
/// </summary>
internal static class Anchors
{
    /// <summary>Rows and columns of the network's input.</summary>
    public const int Input = 128;

    /// <summary>The grids, in the order of the network's outputs: cells in a row, boxes of a cell.</summary>
    public static IReadOnlyList<(int Side, int Boxes)> Grids { get; } = [(16, 2), (8, 6)];

    /// <summary>The middle of the cell of a box, as shares of the input.</summary>
    /// <param name="grid">Which grid.</param>
    /// <param name="box">Which of its boxes.</param>
    public static (float X, float Y) Middle(int grid, int box)
    {
        (int side, int boxes) = Grids[grid];
        (int y, int x) = Math.DivRem(box / boxes, side);
        return ((x + 0.5f) / side, (y + 0.5f) / side);
    }
}

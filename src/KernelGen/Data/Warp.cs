using System.Runtime.CompilerServices;

namespace KernelGen.Data;

/// <summary>
/// Reads an image along slanted rows: the pixel at (x, y) of the result, counted from the middle, is what is at
/// (Xx x + Xy y, Yx x + Yy y) of the image, counted from its middle.
/// </summary>
internal readonly record struct Warp(float Xx, float Xy, float Yx, float Yy)
{
    /// <summary>Pixels around an image that have the fill's value: one for the neighbour, one for the place outside.</summary>
    public const int Frame = 2;

    /// <summary>
    /// What undoes a mirroring, then a scaling, then a shear, then a turn: every pixel of the result asks where it came from.
    /// </summary>
    /// <param name="angle">Degrees clockwise.</param>
    /// <param name="width">How many times as wide.</param>
    /// <param name="height">How many times as tall.</param>
    /// <param name="shear">Degrees by which upright lines lean.</param>
    /// <param name="flip">Whether it is mirrored left to right.</param>
    public static Warp Inverse(double angle, double width, double height, double shear, bool flip)
    {
        (double sin, double cos) = Math.SinCos(angle * Math.PI / 180);
        double lean = Math.Tan(shear * Math.PI / 180);
        double sign = flip ? -1 : 1;

        // The turn's inverse takes (x, y) to (cos x + sin y, cos y - sin x); the shear's then takes lean times the row off.
        double yx = -sin;
        double yy = cos;
        double xx = cos - (lean * yx);
        double xy = sin - (lean * yy);
        return new Warp((float)(sign * xx / width), (float)(sign * xy / width), (float)(yx / height), (float)(yy / height));
    }

    /// <summary>Fills a plane.</summary>
    /// <param name="framed">The image within its <see cref="Frame"/>.</param>
    /// <param name="height">Its rows without the frame.</param>
    /// <param name="width">Its columns without the frame.</param>
    /// <param name="result">Whole rows of the result.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="top">Which row, from the image's top, the result's first would be without a turn.</param>
    /// <param name="left">Which column, likewise.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<float> framed, int height, int width, Span<float> result, int columns, int top, int left)
    {
        int stride = width + (2 * Frame);
        float middleX = (width - 1) / 2f;
        float middleY = (height - 1) / 2f;
        int rows = result.Length / columns;
        for (int row = 0; row < rows; row++)
        {
            float y = row + top - middleY;
            float fromX = (Xy * y) + middleX + Frame;
            float fromY = (Yy * y) + middleY + Frame;
            Span<float> line = result.Slice(row * columns, columns);
            for (int column = 0; column < line.Length; column++)
            {
                // Beyond the frame's first pixel everything is fill; a place is above 0, so that cutting is rounding down.
                float x = column + left - middleX;
                float atX = Math.Clamp((Xx * x) + fromX, 0, width + Frame);
                float atY = Math.Clamp((Yx * x) + fromY, 0, height + Frame);
                int cellX = (int)atX;
                int cellY = (int)atY;
                float partX = atX - cellX;
                float partY = atY - cellY;
                ReadOnlySpan<float> cell = framed[((cellY * stride) + cellX)..];
                float above = cell[0] + (partX * (cell[1] - cell[0]));
                float below = cell[stride] + (partX * (cell[stride + 1] - cell[stride]));
                line[column] = above + (partY * (below - above));
            }
        }
    }
}

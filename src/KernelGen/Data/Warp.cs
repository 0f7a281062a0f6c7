using System.Numerics;
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

    // Columns at a time: a multiple of every vector's length.
    private const int Chunk = 64;

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
    public unsafe void Apply(ReadOnlySpan<float> framed, int height, int width, Span<float> result, int columns, int top, int left)
    {
        int stride = width + (2 * Frame);
        float middleX = (width - 1) / 2f;
        float middleY = (height - 1) / 2f;
        int rows = result.Length / columns;
        int* cells = stackalloc int[Chunk];
        float* parts = stackalloc float[2 * Chunk];
        float* corners = stackalloc float[4 * Chunk];
        fixed (float* image = framed)
        {
            for (int row = 0; row < rows; row++)
            {
                float y = row + top - middleY;
                float fromX = (Xy * y) + middleX + Frame;
                float fromY = (Yy * y) + middleY + Frame;
                for (int first = 0; first < columns; first += Chunk)
                {
                    int count = Math.Min(Chunk, columns - first);
                    for (int i = 0; i < count; i += Vector<float>.Count)
                    {
                        // Beyond the frame's first pixel everything is fill; a place is not below 0, so that cutting is rounding down.
                        Vector<float> x = Vector.ConvertToSingle(Vector<int>.Indices + new Vector<int>(first + i + left)) - new Vector<float>(middleX);
                        Vector<float> atX = Within((new Vector<float>(Xx) * x) + new Vector<float>(fromX), width + Frame);
                        Vector<float> atY = Within((new Vector<float>(Yx) * x) + new Vector<float>(fromY), height + Frame);
                        Vector<int> cellX = Vector.ConvertToInt32Native(atX);
                        Vector<int> cellY = Vector.ConvertToInt32Native(atY);
                        ((cellY * new Vector<int>(stride)) + cellX).Store(cells + i);
                        (atX - Vector.ConvertToSingle(cellX)).Store(parts + i);
                        (atY - Vector.ConvertToSingle(cellY)).Store(parts + Chunk + i);
                    }

                    for (int i = 0; i < count; i++)
                    {
                        float* cell = image + cells[i];
                        corners[i] = cell[0];
                        corners[Chunk + i] = cell[1];
                        corners[(2 * Chunk) + i] = cell[stride];
                        corners[(3 * Chunk) + i] = cell[stride + 1];
                    }

                    for (int i = 0; i < count; i += Vector<float>.Count)
                    {
                        Vector<float> partX = Vector.Load(parts + i);
                        Vector<float> above = Between(corners + i, corners + Chunk + i, partX);
                        Vector<float> below = Between(corners + (2 * Chunk) + i, corners + (3 * Chunk) + i, partX);
                        (above + (Vector.Load(parts + Chunk + i) * (below - above))).Store(corners + i);
                    }

                    new ReadOnlySpan<float>(corners, count).CopyTo(result.Slice((row * columns) + first, count));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Within(Vector<float> at, float largest) => Vector.Min(Vector.Max(at, Vector<float>.Zero), new Vector<float>(largest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector<float> Between(float* first, float* second, Vector<float> part)
    {
        Vector<float> from = Vector.Load(first);
        return from + (part * (Vector.Load(second) - from));
    }
}

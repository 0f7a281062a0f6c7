using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Runtime;

/// <summary>Transforms the weights of convolutions that run Winograd's way. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class WinogradWeights
{
    private const int Block = 16;
    private const int Lanes = 4;

    /// <summary>How many inputs are transformed before their values are copied: positions of a tile are far apart in memory, and single lines cost more than runs.</summary>
    private const int Run = 8;

    // Behind zero, each point is followed by its negative. The same as in the compiler's WinogradAxis.
    private static ReadOnlySpan<double> PointsOfFour => [0, 1, -1];

    private static ReadOnlySpan<double> PointsOfSix => [0, 0.625, -0.625, 1.5, -1.5];

    /// <summary>
    /// From <c>[outputs, inputs, rows, columns]</c> to <c>[tile rows × tile columns, outputs / 16, inputs, 16]</c>: at each position of a tile the values of
    /// the weights, in double precision until they are stored. Outputs that fill up the last block get zeros.
    /// </summary>
    /// <param name="weight">The weights in PyTorch's layout.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="rows">Rows of the kernel.</param>
    /// <param name="columns">Columns of the kernel.</param>
    /// <param name="tileRows">Rows of inputs that a tile reads: 4 or 6.</param>
    /// <param name="tileColumns">Columns of inputs that a tile reads: 4 or 6.</param>
    /// <param name="packed">Where the transformed weights go.</param>
    public static void Pack(float* weight, int outputs, int inputs, int rows, int columns, int tileRows, int tileColumns, float* packed)
    {
        double* down = stackalloc double[tileRows * rows];
        double* across = stackalloc double[tileColumns * columns];
        Transform(tileRows, rows, down);
        Transform(tileColumns, columns, across);
        int blocks = (outputs + Block - 1) / Block;
        nint stride = (nint)blocks * inputs * Block;
        int taps = rows * columns;
        float* lanes = stackalloc float[Run * taps * Block];
        double* kernel = stackalloc double[taps * Block];
        double* half = stackalloc double[tileRows * columns * Block];
        double* values = stackalloc double[tileColumns * Block];
        float* run = stackalloc float[tileRows * tileColumns * Run * Block];
        for (int block = 0; block < blocks; block++)
        {
            float* from = weight + ((nint)block * Block * inputs * taps);
            int count = Math.Min(Block, outputs - (block * Block));
            new Span<float>(lanes, Run * taps * Block).Clear();
            for (int input = 0; input < inputs; input += Run, from += Run * taps)
            {
                // The kernels of sixteen output channels side by side.
                int length = Math.Min(Run, inputs - input);
                Transposition.Run(from, (nint)inputs * taps, lanes, Block, count, length * taps);
                for (int i = 0; i < length; i++)
                {
                    Widen(lanes + (i * taps * Block), taps * Block, kernel);
                    Along(down, tileRows, rows, kernel, columns * Block, half);
                    for (int y = 0; y < tileRows; y++)
                    {
                        Along(across, tileColumns, columns, half + (y * columns * Block), Block, values);
                        Store(values, tileColumns, run + (((y * tileColumns * Run) + i) * Block));
                    }
                }

                Copy(run, tileRows * tileColumns, length * Block, packed, stride);
                packed += length * Block;
            }
        }
    }

    /// <summary>The values of the powers below <paramref name="taps"/> at each point, over the product of its distances to the others; the last power for infinity.</summary>
    private static void Transform(int size, int taps, double* transform)
    {
        ReadOnlySpan<double> points = size == 4 ? PointsOfFour : PointsOfSix;
        for (int i = 0; i < points.Length; i++)
        {
            double power = 1;
            for (int other = 0; other < points.Length; other++)
            {
                power /= other == i ? 1 : points[i] - points[other];
            }

            for (int tap = 0; tap < taps; tap++, power *= points[i])
            {
                *transform++ = power;
            }
        }

        for (int tap = 0; tap < taps; tap++)
        {
            *transform++ = tap == taps - 1 ? 1 : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(float* from, int length, double* to)
    {
        for (int i = 0; i < length; i += 2 * Lanes)
        {
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Load(from + i));
            lower.Store(to + i);
            upper.Store(to + i + Lanes);
        }
    }

    /// <summary>
    /// Transforms two to five taps along one axis, for a row of lanes. A point and its negative have the same sum of even powers, and odd ones that differ in
    /// sign: half the multiplications serve both.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Along(double* transform, int size, int taps, double* kernel, int length, double* values)
    {
        double* last = kernel + ((taps - 1) * length);
        double* end = values + ((size - 1) * length);
        Vector256<double> scale = Vector256.Create(transform[0]);
        for (int x = 0; x < length; x += Lanes)
        {
            (Vector256.Load(kernel + x) * scale).Store(values + x);
            Vector256.Load(last + x).Store(end + x);
        }

        for (int pair = 1; pair < size - 1; pair += 2)
        {
            double* factor = transform + (pair * taps);
            double* to = values + (pair * length);
            Vector256<double> factor0 = Vector256.Create(factor[0]);
            Vector256<double> factor1 = Vector256.Create(factor[1]);
            Vector256<double> factor2 = Vector256.Create(taps > 2 ? factor[2] : 0);
            for (int x = 0; x < length; x += Lanes)
            {
                double* tap = kernel + x;
                Vector256<double> even = Vector256.Load(tap) * factor0;
                Vector256<double> odd = Vector256.Load(tap + length) * factor1;
                if (taps > 2)
                {
                    even += Vector256.Load(tap + (2 * length)) * factor2;
                }

                for (int i = 3; i < taps; i++)
                {
                    Vector256<double> term = Vector256.Load(tap + (i * length)) * Vector256.Create(factor[i]);
                    odd += i == 3 ? term : Vector256<double>.Zero;
                    even += i == 4 ? term : Vector256<double>.Zero;
                }

                (even + odd).Store(to + x);
                (even - odd).Store(to + length + x);
            }
        }
    }

    /// <summary>Rounds one row of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Store(double* values, int count, float* run)
    {
        for (int x = 0; x < count; x++, values += Block, run += Run * Block)
        {
            Vector256.Narrow(Vector256.Load(values), Vector256.Load(values + Lanes)).Store(run);
            Vector256.Narrow(Vector256.Load(values + (2 * Lanes)), Vector256.Load(values + (3 * Lanes))).Store(run + (2 * Lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(float* run, int positions, int length, float* packed, nint stride)
    {
        for (int position = 0; position < positions; position++, run += Run * Block, packed += stride)
        {
            for (int i = 0; i < length; i += Vector256<float>.Count)
            {
                Vector256.Load(run + i).Store(packed + i);
            }
        }
    }
}

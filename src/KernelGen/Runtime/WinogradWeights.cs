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

    // The same as in the compiler's WinogradAxis.
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
        double* kernel = stackalloc double[taps * Block];
        double* half = stackalloc double[tileRows * columns * Block];
        for (int block = 0; block < blocks; block++)
        {
            float* from = weight + ((nint)block * Block * inputs * taps);
            int count = Math.Min(Block, outputs - (block * Block));
            for (int input = 0; input < inputs; input++, from += taps, packed += Block)
            {
                Gather(from, taps, (nint)inputs * taps, count, kernel);
                Along(down, tileRows, rows, kernel, columns, half);
                Store(across, tileRows, tileColumns, columns, half, packed, stride);
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

    /// <summary>The kernels of sixteen output channels, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(float* from, int taps, nint stride, int count, double* kernel)
    {
        for (int lane = 0; lane < Block; lane++, from += stride)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                kernel[(tap * Block) + lane] = lane < count ? from[tap] : 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Along(double* transform, int size, int rows, double* kernel, int columns, double* half)
    {
        for (int y = 0; y < size; y++, transform += rows)
        {
            for (int x = 0; x < columns * Block; x += Lanes, half += Lanes)
            {
                Vector256<double> sum = Vector256<double>.Zero;
                for (int row = 0; row < rows; row++)
                {
                    sum += Vector256.Create(transform[row]) * Vector256.Load(kernel + (row * columns * Block) + x);
                }

                sum.Store(half);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Store(double* transform, int height, int width, int columns, double* half, float* packed, nint stride)
    {
        for (int y = 0; y < height; y++, half += columns * Block)
        {
            double* factors = transform;
            for (int x = 0; x < width; x++, factors += columns, packed += stride)
            {
                for (int lane = 0; lane < Block; lane += 2 * Lanes)
                {
                    Vector256<double> lower = Vector256<double>.Zero;
                    Vector256<double> upper = Vector256<double>.Zero;
                    for (int column = 0; column < columns; column++)
                    {
                        Vector256<double> factor = Vector256.Create(factors[column]);
                        lower += factor * Vector256.Load(half + (column * Block) + lane);
                        upper += factor * Vector256.Load(half + (column * Block) + lane + Lanes);
                    }

                    Vector256.Narrow(lower, upper).Store(packed + lane);
                }
            }
        }
    }
}

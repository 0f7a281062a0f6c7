using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Runtime;

public static unsafe partial class WinogradWeights
{
    private const int MostTaps = 5;
    private const int MostSize = 6;
    private const int FloatLanes = 8;

    // Output channels whose weights are side by side. The same as in the compiler's BlockWinogradPlan.
    private const int Outputs = 8;

    // Kernels that are transformed together: as many as stay in the first cache.
    private const int Together = 128;

    /// <summary>
    /// From <c>[outputs, inputs, rows, columns]</c> to <c>[outputs / 8, tile rows × tile columns, inputs, 8]</c>: at each position of a tile the values of
    /// the weights, in single precision, since training does this in each step. Products and sums are rounded one by one, so that all processors give the
    /// same bits. Outputs that fill up the last eight are zero.
    /// </summary>
    /// <param name="weight">The weights in PyTorch's layout.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="rows">Rows of the kernel: at most 5.</param>
    /// <param name="columns">Columns of the kernel: at most 5.</param>
    /// <param name="tileRows">Rows of inputs that a tile reads: 4 or 6.</param>
    /// <param name="tileColumns">Columns of inputs that a tile reads: 4 or 6.</param>
    /// <param name="transformed">Where the transformed weights go.</param>
    public static void Forward(float* weight, int outputs, int inputs, int rows, int columns, int tileRows, int tileColumns, float* transformed)
    {
        int taps = rows * columns;
        Spread(weight, outputs, inputs, (nint)inputs * taps, taps, isTurned: false, rows, columns, tileRows, tileColumns, transformed);
    }

    /// <summary>
    /// The same for the gradient of the data: the outputs are the input channels, the inputs the output channels, and the kernels are turned by half a
    /// circle.
    /// </summary>
    /// <param name="weight">The weights in PyTorch's layout, whose input channels are written and whose output channels are summed over.</param>
    /// <param name="outputs">Channels that are written.</param>
    /// <param name="inputs">Channels that are summed over.</param>
    /// <param name="rows">Rows of the kernel: at most 5.</param>
    /// <param name="columns">Columns of the kernel: at most 5.</param>
    /// <param name="tileRows">Rows of inputs that a tile reads: 4 or 6.</param>
    /// <param name="tileColumns">Columns of inputs that a tile reads: 4 or 6.</param>
    /// <param name="transformed">Where the transformed weights go.</param>
    public static void Backward(float* weight, int outputs, int inputs, int rows, int columns, int tileRows, int tileColumns, float* transformed)
    {
        int taps = rows * columns;
        Spread(weight, outputs, inputs, taps, (nint)outputs * taps, isTurned: true, rows, columns, tileRows, tileColumns, transformed);
    }

    /// <param name="first">The first tap of the first kernel.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="perOutput">Floats from an output channel to the next.</param>
    /// <param name="perInput">Floats from an input channel to the next.</param>
    /// <param name="isTurned">Whether kernels are turned by half a circle.</param>
    /// <param name="rows">Rows of the kernel.</param>
    /// <param name="columns">Columns of the kernel.</param>
    /// <param name="tileRows">Rows of a tile.</param>
    /// <param name="tileColumns">Columns of a tile.</param>
    /// <param name="transformed">Where the transformed weights go.</param>
    private static void Spread(
        float* first, int outputs, int inputs, nint perOutput, nint perInput, bool isTurned, int rows, int columns, int tileRows, int tileColumns,
        float* transformed)
    {
        float* down = stackalloc float[MostSize * MostTaps];
        float* across = stackalloc float[MostSize * MostTaps];
        Round(tileRows, rows, down);
        Round(tileColumns, columns, across);
        float* kernel = stackalloc float[MostTaps * MostTaps * Together];
        float* half = stackalloc float[MostSize * MostTaps * Together];
        float* whole = stackalloc float[MostSize * MostSize * Together];
        (int taps, int row) = (rows * columns, inputs * Outputs);
        for (int output = 0; output < outputs; output += Outputs, transformed += tileRows * tileColumns * row)
        {
            int count = Math.Min(Outputs, outputs - output);
            if (count < Outputs)
            {
                new Span<float>(kernel, taps * Together).Clear();
            }

            for (int input = 0; input < inputs; input += Together / Outputs)
            {
                int length = Math.Min(Together, (inputs - input) * Outputs);
                float* from = first + (output * perOutput) + (input * perInput);
                float* to = isTurned ? kernel + ((taps - 1) * Together) : kernel;
                for (int at = 0; at < length; at += Outputs, from += perInput)
                {
                    Transposition.Run(from, perOutput, to + at, isTurned ? -Together : Together, count, taps);
                }

                Along(down, tileRows, rows, kernel, columns * Together, half, columns * Together, columns * Together);
                for (int y = 0; y < tileRows; y++)
                {
                    Along(across, tileColumns, columns, half + (y * columns * Together), Together, whole + (y * tileColumns * Together), Together, length);
                }

                // Row after row: memory takes long runs faster than many short ones.
                for (int position = 0; position < tileRows * tileColumns; position++)
                {
                    new Span<float>(whole + (position * Together), length).CopyTo(new(transformed + ((nint)position * row) + (input * Outputs), length));
                }
            }
        }
    }

    /// <summary>The factors of a transform, rounded once.</summary>
    private static void Round(int size, int taps, float* rounded)
    {
        double* exact = stackalloc double[MostSize * MostTaps];
        Transform(size, taps, exact);
        for (int i = 0; i < size * taps; i++)
        {
            rounded[i] = (float)exact[i];
        }
    }

    /// <summary>
    /// The values at all points of polynomials that are stored beside one another. At the points of a pair, even powers give the same and odd ones the
    /// same with the other sign.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Along(float* factors, int size, int taps, float* from, nint perTap, float* to, nint perValue, int count)
    {
        for (int x = 0; x < count; x += FloatLanes, from += FloatLanes, to += FloatLanes)
        {
            Vector256<float> constant = Vector256.Load(from);
            Vector256<float> linear = Vector256.Load(from + perTap);
            Vector256<float> second = taps > 2 ? Vector256.Load(from + (2 * perTap)) : Vector256<float>.Zero;
            Vector256<float> third = taps > 3 ? Vector256.Load(from + (3 * perTap)) : Vector256<float>.Zero;
            Vector256<float> fourth = taps > 4 ? Vector256.Load(from + (4 * perTap)) : Vector256<float>.Zero;
            (Vector256.Create(factors[0]) * constant).Store(to);
            for (int point = 1; point < size - 1; point += 2)
            {
                float* factor = factors + (point * taps);
                Vector256<float> even = Vector256.Create(factor[0]) * constant;
                Vector256<float> odd = Vector256.Create(factor[1]) * linear;
                if (taps > 2)
                {
                    even += Vector256.Create(factor[2]) * second;
                }

                if (taps > 3)
                {
                    odd += Vector256.Create(factor[3]) * third;
                }

                if (taps > 4)
                {
                    even += Vector256.Create(factor[4]) * fourth;
                }

                (even + odd).Store(to + (point * perValue));
                (even - odd).Store(to + ((point + 1) * perValue));
            }

            Vector256.Load(from + ((taps - 1) * perTap)).Store(to + ((size - 1) * perValue));
        }
    }
}

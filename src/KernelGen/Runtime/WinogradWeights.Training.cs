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
    /// From <c>[outputs, inputs, rows, columns]</c> to <c>[tile rows × tile columns, inputs, 8]</c> for eight outputs: at each position of a tile the
    /// values of the weights, in single precision, since training does this in each step. Products and sums are rounded one by one, so that all
    /// processors give the same bits. Outputs that fill up the last eight are zero.
    /// </summary>
    /// <param name="weight">The weights in PyTorch's layout, all of them.</param>
    /// <param name="transformed">Where the transformed weights of the eight outputs go.</param>
    /// <param name="first">The first of the eight outputs.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="rows">Rows of the kernel: at most 5.</param>
    /// <param name="columns">Columns of the kernel: at most 5.</param>
    /// <param name="tileRows">Rows of inputs that a tile reads: 4 or 6.</param>
    /// <param name="tileColumns">Columns of inputs that a tile reads: 4 or 6.</param>
    public static void Forward(
        float* weight, float* transformed, nint first, nint outputs, nint inputs, nint rows, nint columns, nint tileRows, nint tileColumns)
    {
        nint taps = rows * columns;
        Spread(
            weight + (first * inputs * taps), (int)Math.Min(Outputs, outputs - first), (int)inputs, inputs * taps, taps, isTurned: false,
            (int)rows, (int)columns, (int)tileRows, (int)tileColumns, transformed);
    }

    /// <summary>
    /// The same for the gradient of the data: the outputs are the input channels, the inputs the output channels, and the kernels are turned by half a
    /// circle.
    /// </summary>
    /// <param name="weight">The weights in PyTorch's layout, whose input channels are written and whose output channels are summed over.</param>
    /// <param name="transformed">Where the transformed weights of the eight outputs go.</param>
    /// <param name="first">The first of the eight outputs.</param>
    /// <param name="outputs">Channels that are written.</param>
    /// <param name="inputs">Channels that are summed over.</param>
    /// <param name="rows">Rows of the kernel: at most 5.</param>
    /// <param name="columns">Columns of the kernel: at most 5.</param>
    /// <param name="tileRows">Rows of inputs that a tile reads: 4 or 6.</param>
    /// <param name="tileColumns">Columns of inputs that a tile reads: 4 or 6.</param>
    public static void Backward(
        float* weight, float* transformed, nint first, nint outputs, nint inputs, nint rows, nint columns, nint tileRows, nint tileColumns)
    {
        nint taps = rows * columns;
        Spread(
            weight + (first * taps), (int)Math.Min(Outputs, outputs - first), (int)inputs, taps, outputs * taps, isTurned: true,
            (int)rows, (int)columns, (int)tileRows, (int)tileColumns, transformed);
    }

    /// <param name="first">The first tap of the first kernel.</param>
    /// <param name="count">Output channels: at most eight.</param>
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
        float* first, int count, int inputs, nint perOutput, nint perInput, bool isTurned, int rows, int columns, int tileRows, int tileColumns,
        float* transformed)
    {
        float* down = stackalloc float[MostSize * MostTaps];
        float* across = stackalloc float[MostSize * MostTaps];
        Round(tileRows, rows, down);
        Round(tileColumns, columns, across);
        delegate*<float*, int, float*, nint, nint, float*, nint, int, void> alongRows = Along(rows);
        delegate*<float*, int, float*, nint, nint, float*, nint, int, void> alongColumns = Along(columns);
        float* kernels = stackalloc float[MostTaps * MostTaps * Together];
        float* half = stackalloc float[MostSize * MostTaps * Together];
        (int taps, nint row) = (rows * columns, (nint)inputs * Outputs);
        nint firstTap = isTurned ? (taps - 1) * Outputs : 0;
        nint perTap = isTurned ? -Outputs : Outputs;
        if (count < Outputs)
        {
            new Span<float>(kernels, taps * Together).Clear();
        }

        for (int input = 0; input < inputs; input += Together / Outputs)
        {
            // All taps of a kernel, each with its outputs side by side.
            int length = Math.Min(Together / Outputs, inputs - input);
            float* from = first + (input * perInput);
            if (perInput == taps)
            {
                Transposition.Run(from, perOutput, kernels, Outputs, count, length * taps);
            }
            else
            {
                for (int i = 0; i < length; i++, from += perInput)
                {
                    Transposition.Run(from, perOutput, kernels + (i * taps * Outputs), Outputs, count, taps);
                }
            }

            for (int x = 0; x < columns; x++)
            {
                alongRows(
                    down, tileRows, kernels + firstTap + (x * perTap), columns * perTap, taps * Outputs, half + (x * Together), columns * Together, length);
            }

            float* to = transformed + (input * Outputs);
            for (int y = 0; y < tileRows; y++, to += tileColumns * row)
            {
                alongColumns(across, tileColumns, half + (y * columns * Together), Together, Outputs, to, row, length);
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

    private static delegate*<float*, int, float*, nint, nint, float*, nint, int, void> Along(int taps) => taps switch
    {
        2 => &Along<Two>,
        3 => &Along<Three>,
        4 => &Along<Four>,
        _ => &Along<Five>,
    };

    /// <summary>
    /// The values at all points of polynomials that are stored beside one another. At the points of a pair, even powers give the same and odd ones the
    /// same with the other sign.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Along<TTaps>(float* factors, int size, float* from, nint perTap, nint perVector, float* to, nint perValue, int count)
        where TTaps : ITaps
    {
        for (int x = 0; x < count; x++, from += perVector, to += FloatLanes)
        {
            Vector256<float> constant = Vector256.Load(from);
            Vector256<float> linear = Vector256.Load(from + perTap);
            Vector256<float> second = TTaps.Count > 2 ? Vector256.Load(from + (2 * perTap)) : Vector256<float>.Zero;
            Vector256<float> third = TTaps.Count > 3 ? Vector256.Load(from + (3 * perTap)) : Vector256<float>.Zero;
            Vector256<float> fourth = TTaps.Count > 4 ? Vector256.Load(from + (4 * perTap)) : Vector256<float>.Zero;
            float* value = to;
            (Vector256.Create(factors[0]) * constant).Store(value);
            float* factor = factors;
            for (int point = 1; point < size - 1; point += 2)
            {
                factor = factors + (point * TTaps.Count);
                Vector256<float> even = Vector256.Create(factor[0]) * constant;
                Vector256<float> odd = Vector256.Create(factor[1]) * linear;
                if (TTaps.Count > 2)
                {
                    even += Vector256.Create(factor[2]) * second;
                }

                if (TTaps.Count > 3)
                {
                    odd += Vector256.Create(factor[3]) * third;
                }

                if (TTaps.Count > 4)
                {
                    even += Vector256.Create(factor[4]) * fourth;
                }

                (even + odd).Store(value + perValue);
                (even - odd).Store(value + (2 * perValue));
                value += 2 * perValue;
            }

            (TTaps.Count == 2 ? linear : TTaps.Count == 3 ? second : TTaps.Count == 4 ? third : fourth).Store(value + perValue);
        }
    }
}

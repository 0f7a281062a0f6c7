using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Runtime;

public static unsafe partial class WinogradWeights
{
    /// <summary>
    /// The gradient of weights from that of their transforms, <c>[outputs, tile rows × tile columns, inputs]</c> with inputs filled up to whole vectors of
    /// sixteen: the transposition of <see cref="Forward"/>, rounded as that is.
    /// </summary>
    /// <param name="sums">The gradients of the transformed weights.</param>
    /// <param name="gradient">Where the gradient goes, in PyTorch's layout.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputChannels">Input channels.</param>
    /// <param name="rowTaps">Rows of the kernel: at most 5.</param>
    /// <param name="columnTaps">Columns of the kernel: at most 5.</param>
    /// <param name="rowPoints">Rows of inputs that a tile reads: 4 or 6.</param>
    /// <param name="columnPoints">Columns of inputs that a tile reads: 4 or 6.</param>
    public static void Gradient(
        float* sums, float* gradient, nint outputs, nint inputChannels, nint rowTaps, nint columnTaps, nint rowPoints, nint columnPoints)
    {
        (int inputs, int rows, int columns) = ((int)inputChannels, (int)rowTaps, (int)columnTaps);
        (int tileRows, int tileColumns) = ((int)rowPoints, (int)columnPoints);
        float* down = stackalloc float[MostSize * MostTaps];
        float* across = stackalloc float[MostSize * MostTaps];
        Round(tileRows, rows, down);
        Round(tileColumns, columns, across);
        delegate*<float*, int, float*, nint, float*, nint, int, void> backColumns = Back(columns);
        delegate*<float*, int, float*, nint, float*, nint, int, void> backRows = Back(rows);
        float* half = stackalloc float[MostTaps * MostSize * Together];
        float* kernels = stackalloc float[MostTaps * MostTaps * Together];
        (int taps, nint row) = (rows * columns, (nint)((inputs + Block - 1) / Block) * Block);
        for (int output = 0; output < outputs; output++, sums += tileRows * tileColumns * row)
        {
            for (int input = 0; input < inputs; input += Together)
            {
                (int length, int count) = (Math.Min(Together, (int)row - input), Math.Min(Together, inputs - input));
                for (int y = 0; y < tileRows; y++)
                {
                    backColumns(
                        across, tileColumns, sums + (y * tileColumns * row) + input, row, half + (y * columns * Together), Together, length / FloatLanes);
                }

                for (int x = 0; x < columns; x++)
                {
                    backRows(
                        down, tileRows, half + (x * Together), columns * Together, kernels + (x * Together), columns * Together, length / FloatLanes);
                }

                Transposition.Run(kernels, Together, gradient, taps, taps, count);
                gradient += count * taps;
            }
        }
    }

    private static delegate*<float*, int, float*, nint, float*, nint, int, void> Back(int taps) => taps switch
    {
        2 => &Back<Two>,
        3 => &Back<Three>,
        4 => &Back<Four>,
        _ => &Back<Five>,
    };

    /// <summary>The transposition of what <see cref="Forward"/> does along an axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Back<TTaps>(float* factors, int size, float* from, nint perValue, float* to, nint perTap, int count)
        where TTaps : ITaps
    {
        for (int x = 0; x < count; x++, from += FloatLanes, to += FloatLanes)
        {
            Vector256<float> constant = Vector256.Create(factors[0]) * Vector256.Load(from);
            Vector256<float> linear = Vector256<float>.Zero;
            Vector256<float> second = Vector256<float>.Zero;
            Vector256<float> third = Vector256<float>.Zero;
            Vector256<float> fourth = Vector256<float>.Zero;
            for (int point = 1; point < size - 1; point += 2)
            {
                float* factor = factors + (point * TTaps.Count);
                Vector256<float> positive = Vector256.Load(from + (point * perValue));
                Vector256<float> negative = Vector256.Load(from + ((point + 1) * perValue));
                Vector256<float> even = positive + negative;
                Vector256<float> odd = positive - negative;
                constant += Vector256.Create(factor[0]) * even;
                linear += Vector256.Create(factor[1]) * odd;
                second += TTaps.Count > 2 ? Vector256.Create(factor[2]) * even : Vector256<float>.Zero;
                third += TTaps.Count > 3 ? Vector256.Create(factor[3]) * odd : Vector256<float>.Zero;
                fourth += TTaps.Count > 4 ? Vector256.Create(factor[4]) * even : Vector256<float>.Zero;
            }

            Vector256<float> last = Vector256.Load(from + ((size - 1) * perValue));
            constant.Store(to);
            (TTaps.Count == 2 ? linear + last : linear).Store(to + perTap);
            if (TTaps.Count > 2)
            {
                (TTaps.Count == 3 ? second + last : second).Store(to + (2 * perTap));
            }

            if (TTaps.Count > 3)
            {
                (TTaps.Count == 4 ? third + last : third).Store(to + (3 * perTap));
            }

            if (TTaps.Count > 4)
            {
                (fourth + last).Store(to + (4 * perTap));
            }
        }
    }
}

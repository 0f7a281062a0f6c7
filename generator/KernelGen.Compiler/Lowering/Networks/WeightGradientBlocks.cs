using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// How the gradient of a convolution's weights is cut so that what it reads again and again stays in the caches: a band of rows of a few
/// channels' gradients in the first one, where each weight of those channels reads it; the rows of some input channels and the sums that wait
/// for the next band in the second.
/// </summary>
/// <param name="Tile">Output channels, input channels, rows and columns of taps that have their sums in registers.</param>
/// <param name="BandRows">Rows of gradients to a band.</param>
/// <param name="InputBlock">Input channels whose sums are kept; they divide the input channels.</param>
/// <param name="OutputBlock">Output channels whose sums are kept.</param>
/// <param name="Sum">The parts of each weight's sum over rows and columns; no band cuts one.</param>
internal sealed record WeightGradientBlocks(int[] Tile, int BandRows, int InputBlock, int OutputBlock, SumShape Sum)
{
    private const int VectorBytes = 4 * Parts.Lanes;

    // What a cache line of the input, which comes from the second cache, costs more than one from the first.
    private const int LoadsPerLine = 3;

    // The same for a line of a gradient whose band is too large for the first cache. It costs less: a band is stored in one piece, which
    // the processor fetches ahead.
    private const int LoadsPerGradientLine = 1;

    /// <summary>Levels of sums in memory: one for the parts of rows, and one for each larger part that is made of those.</summary>
    public int Levels => Math.Max(1, Sum.Axes[0].Parts.Count);

    /// <summary>A weight's sum over the rows of a band.</summary>
    public SumShape BandSum => new([Sum.Axes[0] with { Parts = [.. Sum.Axes[0].Parts.Take(1)] }, Sum.Axes[1]]);

    /// <summary>
    /// A bias's sum over the rows of a band: short chains of plain terms, within parts that are as many rows high as those of the weights, or one
    /// row where those have none.
    /// </summary>
    public SumShape BiasSum
    {
        get
        {
            int[] counts = [.. Sum.Axes.Select(a => a.Count)];
            if (!Sum.HasParts && SumShape.Of(SumLimits.Terms, counts) is { HasParts: false } whole)
            {
                return whole;
            }

            int rows = Unit(Sum);
            SumShape inner = SumShape.Of(SumLimits.Terms, [rows, counts[1]]);
            return new([Sum.Axes[0] with { Parts = [.. inner.Axes[0].Parts.Where(p => p < rows), rows] }, inner.Axes[1]]);
        }
    }

    public static WeightGradientBlocks Choose(Convolution convolution, PlaneLayout input, PlaneLayout gradient, Target target)
    {
        int inputs = input.Shape.Channels / convolution.Groups;
        int outputs = gradient.Shape.Channels / convolution.Groups;
        (int rows, int width) = (gradient.Shape.Height, gradient.Shape.Width);
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        int rowBytes = width * VectorBytes;

        // Two thirds of the first cache: the rest is for the input's rows, which stream through it.
        int first = target.FirstCacheBytes / 3 * 2;
        SumShape sum = SumShape.Of(SumLimits.Products, [rows, width]);
        int[] tile = ChooseTile(convolution, inputs, outputs, first / (rowBytes * Unit(sum)), target);
        int bandRows = BandsOf(sum).Where((b, i) => i == 0 || (long)b * tile[0] * rowBytes <= first).Last();
        long inputRow = 4L * input.RowStride;
        long sums = (long)taps * VectorBytes;
        if (bandRows == rows)
        {
            // Whole sums: no more than a tile's wait, and only for their lanes to be added.
            long perInput = (input.ChannelStride * 4L) + (tile[0] * sums);
            int block = Divisors.Of(inputs).Last(i => i == 1 || i * perInput <= target.SecondCacheBytes / 3);
            return new(tile, rows, block, tile[0], sum);
        }

        long bandInputRows = ((bandRows - 1) * convolution.Rows.Stride) + ((convolution.Rows.Kernel - 1) * convolution.Rows.Dilation) + 1;
        long inputBytes = inputRow * input.Shape.Height * inputs;
        long gradientBytes = (long)rowBytes * rows * outputs;
        WeightGradientBlocks best = new(tile, bandRows, 1, tile[0], sum);
        double least = double.MaxValue;
        foreach (int inputBlock in Divisors.Of(inputs))
        {
            foreach (int outputBlock in Divisors.Of(outputs))
            {
                long kept = (outputBlock * inputBlock * sums) + (inputBlock * bandInputRows * inputRow) + ((long)tile[0] * bandRows * rowBytes);
                double moved = ((double)inputBytes * (outputs / outputBlock)) + ((double)gradientBytes * (inputs / inputBlock));
                if ((kept <= target.SecondCacheBytes || (inputBlock == 1 && outputBlock == 1)) && moved < least)
                {
                    least = moved;
                    best = new(tile, bandRows, inputBlock, outputBlock, sum);
                }
            }
        }

        return best;
    }

    /// <summary>Floats of memory for sums that wait.</summary>
    public int ScratchLength(int taps) => checked(Levels * SumsLength(taps));

    /// <summary>Floats of memory for the sums of one level.</summary>
    public int SumsLength(int taps) => checked(OutputBlock * ((InputBlock * taps) + 1) * Parts.Lanes);

    /// <summary>Rows that a band may not cut.</summary>
    private static int Unit(SumShape sum) => sum.Axes[0].Parts.Count > 0
        ? sum.Axes[0].Parts[0]
        : sum.Axes[0].Count > SumLimits.Terms.Whole ? SumLimits.Terms.Part : 1;

    /// <summary>Bands that cut no part of a sum, the lowest first; with several levels of parts, those within a part of the second.</summary>
    private static IEnumerable<int> BandsOf(SumShape sum)
    {
        (int unit, SumAxis rows) = (Unit(sum), sum.Axes[0]);
        int span = rows.Parts.Count > 1 ? rows.Parts[1] : rows.Count;
        return span % unit == 0 ? Divisors.Of(span / unit).Select(d => d * unit) : [span];
    }

    private static int[] ChooseTile(Convolution convolution, int inputs, int outputs, int outputsThatStay, Target target)
    {
        int parts = Parts.CountOf(target);
        (int[] tile, _) = TileModel.Choose(
            target,
            [
                new TileAxis("oc", outputs), new TileAxis("ic", inputs), new TileAxis("ky", convolution.Rows.Kernel),
                new TileAxis("kx", convolution.Columns.Kernel),
            ],
            t =>
            {
                int others = t[1] * t[2] * t[3];
                int fetched = t[0] > outputsThatStay ? t[0] : 0;
                return new TileCost(
                    t[0] * others * parts,
                    ((t[0] + others) * parts) + (LoadsPerLine * t[1] * t[2]) + (LoadsPerGradientLine * fetched),
                    ((t[0] * others) + Math.Min(t[0], others) + 1) * parts + (target.HasFusedMultiplyAdd ? 0 : 1));
            });
        return tile;
    }
}

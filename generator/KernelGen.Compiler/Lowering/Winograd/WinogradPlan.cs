using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Winograd;

/// <summary>
/// How a convolution over one sample is computed Winograd's way: which tiles, and how many of them at a time, so that what is between the transforms
/// stays in the second cache while the weights are not read too often.
/// </summary>
/// <param name="Down">The tiles along a column.</param>
/// <param name="Across">The tiles along a row.</param>
/// <param name="Input">The shape of the input.</param>
/// <param name="Output">The shape of the output.</param>
/// <param name="StripRows">Rows of tiles that are done together.</param>
/// <param name="StripColumns">Tiles of each of these rows.</param>
internal sealed record WinogradPlan(WinogradAxis Down, WinogradAxis Across, TensorShape Input, TensorShape Output, int StripRows, int StripColumns)
    : WinogradGrid(Down, Across, Output.Height, Output.Width, StripRows, StripColumns)
{
    /// <summary>Bytes that a cycle brings from memory, while others come after them.</summary>
    private const double BytesFromMemory = 8;

    public int InputBlocks => Round.Quotient(Input.Channels, ChannelLayout.BlockSize);

    public int OutputBlocks => Round.Quotient(Output.Channels, ChannelLayout.BlockSize);

    /// <summary>Floats from the values at one position to those at the next, of inputs.</summary>
    public int InputStride => OddLines(InputBlocks * Tiles);

    /// <summary>The same of products.</summary>
    public int ProductStride => OddLines(OutputBlocks * Tiles);

    /// <summary>The same of weights.</summary>
    public int WeightStride => checked(OutputBlocks * SampleChannelConvolution.PackedPerBlock(Input.Channels, 1));

    /// <summary>Floats of the weights.</summary>
    public int WeightLength => checked(Positions * WeightStride);

    /// <summary>Cycles by the model, on 512-bit registers.</summary>
    public double Cycles
    {
        get
        {
            (_, double products) = TileModel.Choose(
                Target.Bits512, [new TileAxis("ocb", OutputBlocks, 8), new TileAxis("tile", Tiles)],
                t => new TileCost(t[0] * t[1], t[0] + t[1], (t[0] * t[1]) + t[0] + (t[0] > 1 ? 1 : 0)));
            double transforms = WinogradCost.Transforms((double)Tiles * Positions * (InputBlocks + OutputBlocks));
            long weights = 4L * WeightLength;
            long between = 4L * Positions * (InputStride + ProductStride);
            bool fits = between + weights < Target.Bits512.SecondCacheBytes;
            double again = fits ? 0 : WinogradCost.FromThirdCache((Strips - 1) * weights);
            double spilled = between < Target.Bits512.SecondCacheBytes * 3 / 4 ? 0 : WinogradCost.FromThirdCache(2.0 * Strips * between);
            return WithWeights((Strips * ((products * Positions * Input.Channels) + transforms)) + again + spilled, weights);
        }
    }

    /// <summary>The plan for a convolution; null where direct sums are as fast, or asked for.</summary>
    /// <param name="convolution">The windows.</param>
    /// <param name="input">The shape of the input.</param>
    /// <param name="output">The shape of the output.</param>
    public static WinogradPlan? Choose(Convolution convolution, TensorShape input, TensorShape output)
    {
        (AxisWindow rows, AxisWindow columns) = (convolution.Rows, convolution.Columns);
        if (convolution is not { Groups: 1, Pinned: null, Behind: null, IsDirect: false } || !Suits(rows) || !Suits(columns) || input.Channels < ChannelLayout.BlockSize)
        {
            return null;
        }

        double direct = WithWeights(
            SampleChannelConvolution.Estimate(rows, columns, input.Channels, output.Channels),
            4.0 * rows.Kernel * columns.Kernel * input.Channels * output.Channels);
        WinogradPlan? best = null;
        double least = WinogradCost.WorthIt * direct;
        foreach (WinogradPlan plan in Plans(rows, columns, input, output))
        {
            Interruption.Check();
            double cycles = plan.Cycles;
            if (cycles < least)
            {
                (best, least) = (plan, cycles);
            }
        }

        return best;
    }

    private static IEnumerable<WinogradPlan> Plans(AxisWindow rows, AxisWindow columns, TensorShape input, TensorShape output)
    {
        foreach ((WinogradAxis down, WinogradAxis across) in TilesOf(rows.Kernel, columns.Kernel, output.Height, output.Width))
        {
            var whole = new WinogradPlan(down, across, input, output, 1, 1);
            long weights = 4L * whole.Positions * input.Channels * output.Channels;
            if (weights > int.MaxValue / 4)
            {
                continue;
            }

            foreach ((int stripRows, int stripColumns) in whole.StripSizes)
            {
                yield return whole with { StripRows = stripRows, StripColumns = stripColumns };
            }
        }
    }

    /// <summary>
    /// Sums that begin while weights still come, which other layers have pushed out of the caches: the longer of the two, and a part of the other.
    /// </summary>
    private static double WithWeights(double sums, double bytes)
    {
        double reading = bytes / BytesFromMemory;
        return Math.Max(sums, reading) + (0.25 * Math.Min(sums, reading));
    }
}

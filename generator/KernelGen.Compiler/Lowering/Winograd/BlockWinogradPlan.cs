using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Schedules;

namespace KernelGen.Compiler.Lowering.Winograd;

/// <summary>
/// How a convolution over sixteen samples, or the gradient of its input, is computed Winograd's way. The samples are in the lanes, so a value of a channel
/// is a vector, and so are its transforms. Weights are transformed in each run of the program, since training changes them: where they are needed once,
/// those of eight outputs at a time, which are summed before they leave the second cache.
/// </summary>
/// <param name="Inputs">Channels that are summed over.</param>
/// <param name="Outputs">Channels that are written.</param>
internal sealed record BlockWinogradPlan(
    WinogradAxis Down, WinogradAxis Across, int Rows, int Columns, int Inputs, int Outputs, int StripRows = 1, int StripColumns = 1)
    : WinogradGrid(Down, Across, Rows, Columns, StripRows, StripColumns)
{
    /// <summary>Cycles of the transform of a kernel, whose taps are turned first.</summary>
    private const double CyclesPerKernel = 16;

    /// <summary>The share of the model's speed that direct sums over sixteen samples come to.</summary>
    private const double DirectShare = 0.85;

    /// <summary>Output channels whose weights are side by side, so that one pointer reaches them all.</summary>
    public const int Together = 8;

    /// <summary>Blocks of so many output channels; what the last one has too many are zero.</summary>
    public int OutputBlocks => Round.Quotient(Outputs, Together);

    /// <summary>Floats from the values at one position to those at the next, of inputs.</summary>
    public int InputStride => OddLines(Inputs * Tiles);

    /// <summary>The same of products.</summary>
    public int ProductStride => OddLines(OutputBlocks * Together * Tiles);

    /// <summary>Floats of the transformed weights of one block of output channels.</summary>
    public int BlockLength => checked(Together * Positions * Inputs);

    /// <summary>
    /// Whether a block's weights are transformed just before they are summed: there is but one strip, whose values stay in the second cache beside them.
    /// </summary>
    public bool TransformsBlocks => Strips == 1 && 4L * (((long)Positions * InputStride) + BlockLength) < Target.Bits512.SecondCacheBytes * 7L / 8;

    /// <summary>Blocks whose transformed weights have memory of their own.</summary>
    public int StoredBlocks => TransformsBlocks ? Divisors.Parts(OutputBlocks) : OutputBlocks;

    /// <summary>Floats of the transformed weights: those of all positions for one block of output channels after another.</summary>
    public int WeightLength => checked(StoredBlocks * BlockLength);

    /// <summary>Floats of transformed weights, of the values of a strip and of its products.</summary>
    public int RoomLength => checked(WeightLength + (Positions * (InputStride + ProductStride)));

    /// <summary>Cycles by the model, on 512-bit registers.</summary>
    public double Cycles
    {
        get
        {
            (_, double products) = TileModel.Choose(Target.Bits512, [new TileAxis("oc", OutputBlocks * Together), new TileAxis("tile", Tiles)], WinogradTile.Cost(Target.Bits512));
            long weights = 4L * OutputBlocks * BlockLength;
            long between = 4L * Positions * (InputStride + ProductStride);
            bool fits = TransformsBlocks || between + weights < Target.Bits512.SecondCacheBytes;
            double again = fits ? 0 : WinogradCost.Through(weights, 0.5 * Strips);
            double spilled = between < Target.Bits512.SecondCacheBytes * 3 / 4 ? 0 : WinogradCost.Through(between, Strips);
            double prepared = (CyclesPerKernel * OutputBlocks * Together * Inputs) + (TransformsBlocks ? 0 : WinogradCost.Through(weights, 0.5));
            return (Strips * ((products * Positions * Inputs) + WinogradCost.Transforms((double)Tiles * Positions * (Inputs + Outputs)))) + again + spilled + prepared;
        }
    }

    /// <summary>The plan for a convolution; null where direct sums are as fast, or asked for.</summary>
    /// <param name="convolution">The windows.</param>
    /// <param name="inputs">Channels that are summed over.</param>
    /// <param name="outputs">Channels that are written.</param>
    /// <param name="rows">Rows that are written.</param>
    /// <param name="columns">Columns that are written.</param>
    public static BlockWinogradPlan? Choose(Convolution convolution, int inputs, int outputs, int rows, int columns)
    {
        if (convolution is not { Groups: 1, IsDirect: false } || !Suits(convolution.Rows) || !Suits(convolution.Columns)
            || Math.Min(inputs, outputs) < Parts.Lanes)
        {
            return null;
        }

        BlockWinogradPlan? best = null;
        double least = WinogradCost.WorthIt * DirectCycles(convolution, inputs, outputs, rows, columns);
        foreach (BlockWinogradPlan plan in Plans(convolution, inputs, outputs, rows, columns).OrderBy(p => p.Tiles))
        {
            // Of nearly equal ones that with the shortest strips, which takes the least memory.
            Interruption.Check();
            double cycles = plan.Cycles;
            if (cycles < (best is null ? 1 : 0.97) * least)
            {
                (best, least) = (plan, cycles);
            }
        }

        return best;
    }

    /// <summary>Cycles of direct sums.</summary>
    private static double DirectCycles(Convolution convolution, int inputs, int outputs, int rows, int columns)
    {
        (_, double cycles) = TileModel.Choose(
            Target.Bits512, [new TileAxis("oc", outputs), new TileAxis("ox", columns)], WinogradTile.Cost(Target.Bits512));
        return cycles * rows * inputs * convolution.Rows.Kernel * convolution.Columns.Kernel / DirectShare;
    }

    private static IEnumerable<BlockWinogradPlan> Plans(Convolution convolution, int inputs, int outputs, int rows, int columns)
    {
        foreach ((WinogradAxis down, WinogradAxis across) in TilesOf(convolution.Rows.Kernel, convolution.Columns.Kernel, rows, columns))
        {
            var whole = new BlockWinogradPlan(down, across, rows, columns, inputs, outputs);
            foreach ((int stripRows, int stripColumns) in whole.PlainStripSizes)
            {
                // No strip may need more memory than offsets can say.
                long floats = (long)whole.Positions * ((stripRows * (long)stripColumns * (inputs + outputs) * Parts.Lanes) + (inputs * (long)outputs));
                if (floats < int.MaxValue / 8)
                {
                    yield return whole with { StripRows = stripRows, StripColumns = stripColumns };
                }
            }
        }
    }
}

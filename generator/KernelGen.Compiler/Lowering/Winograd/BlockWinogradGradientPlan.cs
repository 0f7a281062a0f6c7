using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Winograd;

/// <summary>
/// How the gradient of a convolution's weights over sixteen samples is computed Winograd's way: the transposition of the forward pass, F(3×3, 4×4) where
/// that is F(4×4, 3×3). At each position a matrix product sums over tiles and samples, sixteen input channels in the lanes, so that no lanes are added up.
/// </summary>
/// <param name="Inputs">Input channels.</param>
/// <param name="Outputs">Output channels.</param>
internal sealed record BlockWinogradGradientPlan(
    WinogradAxis Down, WinogradAxis Across, int Rows, int Columns, int Inputs, int Outputs, int StripRows = 1, int StripColumns = 1)
    : WinogradGrid(Down, Across, Rows, Columns, StripRows, StripColumns)
{
    /// <summary>Cycles for a kernel whose sums are transformed back.</summary>
    private const double CyclesPerKernel = 16;

    /// <summary>Cycles to turn sixteen values of sixteen channels.</summary>
    private const double CyclesPerTurn = 80;

    /// <summary>The share of the model's speed that direct sums come to.</summary>
    private const double DirectShare = 0.9;

    public override string Name => FormattableString.Invariant($"F({Down.Taps}×{Across.Taps}, {Down.Outputs}×{Across.Outputs})");

    /// <summary>Blocks of sixteen input channels.</summary>
    public int InputBlocks => Round.Quotient(Inputs, Parts.Lanes);

    /// <summary>Terms of a strip's sums: samples of all its tiles.</summary>
    public int Terms => Tiles * Parts.Lanes;

    /// <summary>Floats from the values at one position to those at the next, of inputs.</summary>
    public int InputStride => OddLines(InputBlocks * Terms);

    /// <summary>The same of gradients of the output.</summary>
    public int GradientStride => OddLines(Outputs * Tiles);

    /// <summary>Sums of an output channel at one position.</summary>
    public int SumRow => InputBlocks * Parts.Lanes;

    /// <summary>Floats of the sums of an output channel, at all positions.</summary>
    public int ChannelLength => checked(Positions * SumRow);

    /// <summary>Output channels whose sums are transformed back as soon as they are made.</summary>
    public int Together => Divisors.Of(Outputs).Last(d => d <= BlockWinogradPlan.Together);

    /// <summary>
    /// Whether the sums of a few output channels are transformed back before the next ones are made: there is but one strip, whose values stay in the
    /// second cache beside them.
    /// </summary>
    public bool TransformsBlocks => Strips == 1 && 2 * Together > BlockWinogradPlan.Together
        && 4L * (((long)Positions * InputStride) + ((long)Together * ChannelLength)) < Target.Bits512.SecondCacheBytes * 7L / 8;

    /// <summary>Blocks of output channels whose sums have memory of their own.</summary>
    public int StoredBlocks => TransformsBlocks ? Divisors.Parts(Outputs / Together) : Outputs / Together;

    /// <summary>Floats of all sums that are stored: those of all positions for one output channel after another.</summary>
    public int SumLength => checked(StoredBlocks * Together * ChannelLength);

    /// <summary>Floats of the input with sixteen channels in the lanes, sample after sample of each pixel.</summary>
    public int TurnedLength(PlaneLayout input) => checked(InputBlocks * input.ChannelStride * Parts.Lanes);

    /// <summary>Floats of the turned input, of the values and gradients of a strip and of the sums.</summary>
    public int RoomLength(PlaneLayout input) => checked(TurnedLength(input) + (Positions * (InputStride + GradientStride)) + SumLength);

    /// <summary>Cycles by the model, on 512-bit registers.</summary>
    public double Cycles
    {
        get
        {
            (_, double products) = TileModel.Choose(Target.Bits512, [new TileAxis("oc", Outputs), new TileAxis("icb", InputBlocks)], WinogradTile.Cost(Target.Bits512));
            long sums = 4L * Outputs * ChannelLength;
            long between = 4L * Positions * (InputStride + GradientStride);
            bool fits = TransformsBlocks || between + sums < Target.Bits512.SecondCacheBytes;
            double again = (fits ? 0 : WinogradCost.Through(sums, Strips)) + (between < Target.Bits512.SecondCacheBytes * 3 / 4 ? 0 : WinogradCost.Through(between, Strips));
            double transforms = WinogradCost.Transforms((double)Strips * Tiles * Positions * ((InputBlocks * Parts.Lanes) + Outputs));
            double pixels = (double)InputBlocks * (Rows + Down.Taps - 1) * (Columns + Across.Taps - 1);
            double turned = (CyclesPerTurn * pixels) + WinogradCost.Through(4 * pixels * Parts.Lanes * Parts.Lanes, 1.5);
            double back = (CyclesPerKernel * Outputs * SumRow) + (TransformsBlocks ? 0 : WinogradCost.Through(sums, 0.5));
            return ((double)Strips * products * Positions * Terms) + transforms + again + turned + back;
        }
    }

    /// <summary>The plan for a convolution; null where direct sums are as fast, or asked for.</summary>
    /// <param name="convolution">The windows.</param>
    /// <param name="input">The shape of the input.</param>
    /// <param name="gradient">The shape of the output.</param>
    public static BlockWinogradGradientPlan? Choose(Convolution convolution, TensorShape input, TensorShape gradient)
    {
        if (convolution is not { Groups: 1, IsDirect: false } || !Suits(convolution.Rows) || !Suits(convolution.Columns)
            || Math.Min(input.Channels, gradient.Channels) < Parts.Lanes)
        {
            return null;
        }

        BlockWinogradGradientPlan? best = null;
        double least = WinogradCost.WorthIt * DirectCycles(convolution, input, gradient);
        foreach (BlockWinogradGradientPlan plan in Plans(convolution, input, gradient).OrderBy(p => p.Tiles))
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

    private static double DirectCycles(Convolution convolution, TensorShape input, TensorShape gradient)
    {
        double multiplyAdds = (double)convolution.Rows.Kernel * convolution.Columns.Kernel * input.Channels * gradient.Length;
        return multiplyAdds / 2 / DirectShare;
    }

    private static IEnumerable<BlockWinogradGradientPlan> Plans(Convolution convolution, TensorShape input, TensorShape gradient)
    {
        (int rows, int columns) = (gradient.Height, gradient.Width);
        foreach ((WinogradAxis down, WinogradAxis across) in TilesOf(convolution.Rows.Kernel, convolution.Columns.Kernel, rows, columns))
        {
            var whole = new BlockWinogradGradientPlan(down, across, rows, columns, input.Channels, gradient.Channels);

            foreach ((int stripRows, int stripColumns) in whole.StripSizes)
            {
                // Each tile is summed once, so no strip may lie over another. The sums of strips are one chain, which must not be long.
                BlockWinogradGradientPlan plan = whole with { StripRows = stripRows, StripColumns = stripColumns };
                if (whole.TileRows % stripRows > 0 || whole.TileColumns % stripColumns > 0 || plan.Strips > SumLimits.Terms.Part)
                {
                    continue;
                }

                long strip = (long)stripRows * stripColumns * (input.Channels + 15 + gradient.Channels) * Parts.Lanes;
                long floats = ((long)whole.Positions * (strip + ((input.Channels + 15) * (long)gradient.Channels)))
                    + ((input.Channels + 15L) * (input.Height + 8) * (input.Width + 8) * Parts.Lanes);
                if (floats < int.MaxValue / 8)
                {
                    yield return plan;
                }
            }
        }
    }
}

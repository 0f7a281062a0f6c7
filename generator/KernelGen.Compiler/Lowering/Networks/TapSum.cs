using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// A sum over channels and taps for each output: what a convolution is forward, and backward for the data with the roles of the channels
/// exchanged.
/// </summary>
/// <param name="Groups">Groups of channels that do not meet.</param>
/// <param name="Outputs">Channels of a group that are written.</param>
/// <param name="Inputs">Channels of a group that are summed over.</param>
/// <param name="Rows">The phases along rows: one for the forward pass, one for each remainder by the stride backward.</param>
/// <param name="Columns">The phases along columns.</param>
/// <param name="WeightPerOutput">Weights from one written channel to the next.</param>
/// <param name="WeightPerInput">Weights from one summed channel to the next.</param>
/// <param name="WeightPerGroup">Weights of a group.</param>
/// <param name="KernelWidth">Weights from one row of taps to the next.</param>
internal sealed record TapSum(
    int Groups, int Outputs, int Inputs, IReadOnlyList<AxisTaps> Rows, IReadOnlyList<AxisTaps> Columns,
    int WeightPerOutput, int WeightPerInput, int WeightPerGroup, int KernelWidth)
{
    public int Phases => Rows.Count * Columns.Count;

    /// <summary>The phase with the most work along a row.</summary>
    public AxisTaps Widest => Columns.OrderByDescending(c => c.Count * c.Taps).First();

    /// <summary>The parts of the sum in one phase.</summary>
    public SumShape Shape(AxisTaps rows, AxisTaps columns) => SumShape.OfTaps(Inputs, rows.Taps, columns.Taps);

    /// <summary>The largest part that a phase takes of the channels, which a block of them must not cut.</summary>
    private IEnumerable<int> ChannelParts => Rows.SelectMany(r => Columns.Select(c => Shape(r, c).Axes[0].Largest)).Distinct();

    /// <summary>
    /// Cuts the sum so that what all tiles of channels read stays in the second cache.
    /// </summary>
    /// <param name="input">What is summed over.</param>
    /// <param name="output">What is written.</param>
    /// <param name="tileOutputs">Written channels to a tile: as often less is the input read.</param>
    /// <param name="target">The vector unit.</param>
    public BandBlocks Blocks(PlaneLayout input, PlaneLayout output, int tileOutputs, Target target)
    {
        int turns = Rows[0].Count;
        bool isEven = Rows.All(r => r.Count == turns);
        AxisTaps tallest = Rows.OrderByDescending(r => r.Taps * Math.Abs(r.TapStep)).First();
        int reach = Math.Max(0, tallest.Taps - 1) * Math.Abs(tallest.TapStep);
        return BandBlocks.Choose(
            isEven ? turns : 1,
            Inputs,
            block => block == Inputs || ChannelParts.All(part => block % part == 0),
            rows => ((rows - 1) * tallest.InStep) + reach + 1,
            new BandTraffic(
                InputRow: 4L * input.RowStride,
                InputRows: input.Shape.Height,
                OutputBytes: 4L * Outputs * output.ChannelStride,
                WeightBytes: 4L * WeightPerGroup,
                Passes: (Outputs + tileOutputs - 1) / tileOutputs),
            target);
    }
}

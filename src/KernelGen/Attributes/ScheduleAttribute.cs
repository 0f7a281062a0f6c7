namespace KernelGen;

/// <summary>
/// Pins how the forward pass over one image runs a convolution or linear layer, instead of leaving it to the compiler's cost model: to
/// study what a schedule costs. The results are the same bits whatever the schedule is: those of plain sums (<see cref="Numerics.Direct"/>).
/// Example: <c>[Linear(10), Schedule(ChannelTile = 16)]</c>.
/// </summary>
/// <remarks>
/// <para>What is left out stays the compiler's choice. The emitted kernel's header says what it became; <c>docs/schedules.md</c> tells how to read it.</para>
/// <para>
/// A tile is what one step computes, each of its values in a lane of a register. It is the same on every vector width, so one that just
/// fills the registers of AVX-512 spills on narrower ones. A tile that is larger than the layer is cut to it.
/// </para>
/// <para>Training and batches, whose vectors hold one value of each of sixteen images, keep their own schedules. A pinned layer takes in no pool.</para>
/// </remarks>
/// <example>
/// <code>
/// [Conv2d(64, 3, Padding = 1), Schedule(VectorAxis = VectorAxis.Channels, ChannelTile = 32, PixelTile = 14)]
/// public partial Layer C1 { get; }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ScheduleAttribute : Attribute
{
    /// <summary>What a vector holds. Default: <see cref="VectorAxis.Auto"/>. A linear layer has only channels.</summary>
    public VectorAxis VectorAxis { get; set; }

    /// <summary>Output channels of a tile; with channels in vectors it is rounded up to whole vectors. Default: 0, the compiler's choice.</summary>
    public int ChannelTile { get; set; }

    /// <summary>Output rows of a tile. Default: 0, the compiler's choice.</summary>
    public int RowTile { get; set; }

    /// <summary>Output pixels of a row of a tile; with pixels in vectors it is rounded up to whole vectors. Default: 0, the compiler's choice.</summary>
    public int PixelTile { get; set; }

    /// <summary>Which taps are written out one after another. Default: <see cref="TapUnroll.Auto"/>.</summary>
    public TapUnroll TapUnroll { get; set; }
}

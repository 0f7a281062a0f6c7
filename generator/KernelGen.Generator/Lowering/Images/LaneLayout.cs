using KernelGen.Generator.Declarations;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>
/// Which pixel stands in which lane. One turn of a row kernel computes <see cref="Pixels"/> neighbouring outputs in
/// <see cref="Slots"/> accumulators.
/// </summary>
/// <remarks>
/// Where the result is as narrow as the source and the sum is wider, a register of pixels is seen as wide lanes and taken apart by
/// masks and shifts: slot 0 holds the even pixels, slot 1 the odd ones (or every fourth). Nothing crosses a lane, on any
/// width; and the odd pixels of one load are the even pixels of the next, so that neighbouring taps share them. Elsewhere the pixels are
/// widened in their order, and each slot holds neighbours.
/// </remarks>
internal sealed class LaneLayout
{
    public LaneLayout(ImageKernel kernel, Target target)
    {
        ElementType lane = kernel.Arithmetic.Lane;
        Source = kernel.Source.Element();
        Destination = kernel.Destination.Element();
        int lanes = target.VectorBits / lane.Bits();
        Sum = new(lane, lanes);
        IsInterleaved = kernel.Destination.IsInteger() && Source.Bits() == Destination.Bits() && lane.Bits() > Source.Bits();
        Slots = IsInterleaved ? lane.Bits() / Source.Bits() : Math.Max(1, lane.Bits() / Destination.Bits());
        SlotStep = IsInterleaved ? 1 : lanes;
    }

    public ElementType Source { get; }

    public ElementType Destination { get; }

    /// <summary>The type of one accumulator.</summary>
    public VectorType Sum { get; }

    /// <summary>True where the slots are the even and odd pixels, false where they are neighbouring runs.</summary>
    public bool IsInterleaved { get; }

    /// <summary>Accumulators of one output row.</summary>
    public int Slots { get; }

    /// <summary>Pixels from one slot's first lane to the next's.</summary>
    public int SlotStep { get; }

    /// <summary>Outputs of one turn.</summary>
    public int Pixels => Slots * Sum.Lanes;

    /// <summary>The slot as a part of a name.</summary>
    public string SlotName(int slot) => Slots switch
    {
        1 => "",
        2 when IsInterleaved => slot == 0 ? "Even" : "Odd",
        _ => "Part" + slot,
    };
}

using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>In which order the taps are added. The result is the same.</summary>
internal enum TapOrder
{
    /// <summary>Tap by tap, in the order in which the pixels are loaded.</summary>
    Direct,

    /// <summary>First down the columns, where columns that are multiples of one another share their sums, then along the row.</summary>
    ColumnsFirst,
}

/// <summary>How one row kernel is laid out in registers: a value apart from what it computes.</summary>
/// <param name="Target">The vector unit.</param>
/// <param name="Order">The order of the sum.</param>
/// <param name="Rows">Output rows that one call computes side by side.</param>
internal sealed record ImageSchedule(Target Target, TapOrder Order, int Rows)
{
    public string Sentence =>
        $"{Target.VectorBits}-bit vectors, {Rows} row{(Rows == 1 ? "" : "s")} at a time, {(Order == TapOrder.Direct ? "tap by tap" : "columns first, then along the row")}";
}

using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Sums;

/// <summary>How many terms one accumulator takes before a sum is cut into parts.</summary>
/// <param name="Whole">Terms of the longest sum that stays whole.</param>
/// <param name="Part">Terms of the longest part.</param>
internal readonly record struct SumLimits(int Whole, int Part)
{
    /// <summary>
    /// Sums of products: the inner loops of convolutions and linear layers, which a part's end must not slow down. A chain of 224 equal terms is
    /// off by at most 4e-6 of its value, on average by 1.5e-6.
    /// </summary>
    public static SumLimits Products { get; } = new(224, 224);

    /// <summary>
    /// Sums of products that the transform behind them makes larger, with their errors: of 128 products in one chain they are off 1.6 times as far as in parts.
    /// </summary>
    public static SumLimits Transformed { get; } = new(32, 32);

    /// <summary>
    /// Plain sums, and sums of parts. A chain of sixteen equal terms is off by at most 3e-7; sums that fit a window which is written out stay whole.
    /// </summary>
    public static SumLimits Terms { get; } = new(ShapeLimits.WholeSum, 16);

    /// <summary>Plain sums whose results are summed again along another axis: each chain adds its error, so none is longer than a part.</summary>
    public static SumLimits Nested { get; } = new(Terms.Part, Terms.Part);
}

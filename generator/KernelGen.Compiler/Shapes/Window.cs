namespace KernelGen.Compiler.Shapes;

/// <summary>A window that slides along one axis.</summary>
/// <param name="Kernel">Taps along the axis.</param>
/// <param name="Stride">Cells from one output to the next.</param>
/// <param name="Dilation">Cells from one tap to the next.</param>
internal readonly record struct Window(int Kernel, int Stride, int Dilation)
{
    /// <summary>One cell after another.</summary>
    public static Window Point { get; } = new(1, 1, 1);

    /// <summary>Cells from the first tap to the last, both counted.</summary>
    public long Extent => ((long)Dilation * (Kernel - 1)) + 1;

    /// <summary>Windows that reach over one cell, at most.</summary>
    /// <param name="outputs">All of them.</param>
    public int MostOverACell(int outputs) => (int)Math.Min(outputs, (Extent + Stride - 1) / Stride);

    /// <summary>Adaptive windows that reach over one cell, at most.</summary>
    public static int MostAdaptiveOverACell(int input, int outputs) => Math.Min(outputs, ((outputs - 1) / input) + 2);

    /// <summary>
    /// Cells at the end of the input that no window reads, though windows lie close together: one more would reach past the padding. None where
    /// windows are smaller than their stride, which leaves out cells everywhere.
    /// </summary>
    public long Unread(int input, int before, int outputs) =>
        Extent < Stride ? 0 : Math.Max(0, input + (long)before - ((outputs - 1L) * Stride) - Extent);

    /// <summary>
    /// Whether the window is larger than the padded input and none of its taps meets the input: rounding outputs up makes one of such a window,
    /// in which there is nothing.
    /// </summary>
    public bool LeapsOver(int input, int before, long padded)
    {
        if (Extent <= padded)
        {
            return false;
        }

        // The first tap that is not in the padding before the input.
        long tap = ((long)before + Dilation - 1) / Dilation;
        return tap >= Kernel || (tap * Dilation) - before >= input;
    }

    /// <summary>The first output whose window has no tap inside the input; null where all have one.</summary>
    public int? FirstEmpty(int input, int before, int outputs)
    {
        // Windows that start in the padding before the input: if taps cannot leap over the input, the first of them reaches least far, and else
        // their places in it repeat after at most so many windows as a tap's distance has cells.
        long early = Math.Min(Math.Min(outputs, (((long)before + Stride - 1) / Stride)), Dilation <= input ? 1 : Dilation);
        for (int output = 0; output < early; output++)
        {
            long start = ((long)output * Stride) - before;
            long tap = (-start + Dilation - 1) / Dilation;
            if (tap >= Kernel || start + (tap * Dilation) >= input)
            {
                return output;
            }
        }

        // A window that starts inside the input has its first tap there, and none that starts behind the input has any.
        long late = ((long)before + input + Stride - 1) / Stride;
        return late < outputs ? (int)late : null;
    }

    /// <summary>
    /// What adaptive pooling looks like to the layers behind it. Its windows differ by a cell or two in size and distance; this is the
    /// largest of each. A single window goes nowhere.
    /// </summary>
    public static Window Adaptive(int input, int outputs)
    {
        if (outputs == 1)
        {
            return new Window(input, 1, 1);
        }

        // Output i starts r = i * input mod outputs parts of a cell late and has ceil((r + input) / outputs) cells; r is at most outputs - gcd.
        long most = (long)input + outputs - GreatestCommonDivisor(input, outputs);
        return new Window((int)((most + outputs - 1) / outputs), (int)(((long)input + outputs - 1) / outputs), 1);
    }

    /// <summary>
    /// The number of outputs over <paramref name="input"/> cells, as PyTorch counts them; 0 or less where no window fits.
    /// With <paramref name="ceil"/> a last window may hang over the end, but only if it starts inside the input or
    /// the padding before it.
    /// </summary>
    public long Outputs(int input, int before, int after, bool ceil)
    {
        long room = (long)input + before + after - Extent;
        if (!ceil)
        {
            return room < 0 ? 0 : (room / Stride) + 1;
        }

        long steps = room + Stride - 1;
        long outputs = steps < 0 ? 0 : (steps / Stride) + 1;
        return outputs > 0 && (outputs - 1) * Stride >= (long)input + before ? outputs - 1 : outputs;
    }

    /// <summary>
    /// The padding of TensorFlow's SAME: as much as makes <c>ceil(input / stride)</c> outputs, the odd cell after the input.
    /// Source: tensorflow.org/api_docs/python/tf/nn, "Notes on padding".
    /// </summary>
    public (long Before, long After) SamePadding(int input)
    {
        long outputs = ((long)input + Stride - 1) / Stride;
        long total = Math.Max(((outputs - 1) * Stride) + Extent - input, 0);
        return (total / 2, total - (total / 2));
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}

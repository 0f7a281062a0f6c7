namespace KernelGen.Compiler.Graph;

/// <summary>Where the windows of a pooling layer are along one axis, window by window: the formula that runs of alike windows are found by.</summary>
internal abstract record PoolFormula
{
    /// <summary>Cells from one of a window to the next.</summary>
    public abstract int TapStep { get; }

    /// <summary>The first cell inside the input, the cells inside it, and what the axis adds to the divisor of a mean.</summary>
    public abstract (int Start, int Taps, int Cells) At(int output);

    /// <summary>The window as a run of its own.</summary>
    public PoolRun RunAt(int output)
    {
        (int start, int taps, int cells) = At(output);
        return new PoolRun(output, 1, 1, taps == 0 ? 0 : start, 0, taps, TapStep, cells);
    }
}

/// <summary>Windows of one size at one distance.</summary>
/// <param name="Window">How the window moves.</param>
/// <param name="PaddingAfter">Cells added below or on the right.</param>
/// <param name="CountsPadding">Whether a mean divides by the taps in the padding too.</param>
internal sealed record SlidingFormula(AxisWindow Window, int PaddingAfter, bool CountsPadding) : PoolFormula
{
    public override int TapStep => Window.Dilation;

    /// <summary>The first output whose window no padding before the input cuts.</summary>
    public int FirstWhole => Math.Min(Window.Output, Round.Quotient(Window.PaddingBefore, Window.Stride));

    /// <summary>The first output from there on whose window reaches behind the input.</summary>
    public int EndOfWhole
    {
        get
        {
            long room = (long)Window.Input - 1 - ((Window.Kernel - 1L) * Window.Dilation) + Window.PaddingBefore;
            return room < 0 ? FirstWhole : (int)Math.Max(FirstWhole, Math.Min(Window.Output, (room / Window.Stride) + 1));
        }
    }

    public override (int Start, int Taps, int Cells) At(int output)
    {
        int start = (output * Window.Stride) - Window.PaddingBefore;
        int first = start >= 0 ? 0 : Math.Min(Window.Kernel, Round.Quotient(-start, Window.Dilation));
        int end = start >= Window.Input ? 0 : Math.Min(Window.Kernel, Round.Quotient(Window.Input - start, Window.Dilation));
        int taps = Math.Max(0, end - first);
        return (start + (first * Window.Dilation), taps, CountsPadding ? Math.Min(Window.Kernel, Window.Input + PaddingAfter - start) : taps);
    }
}

/// <summary>
/// PyTorch's adaptive windows: output <c>i</c> has the cells from <c>floor(i * input / output)</c> to <c>ceil((i + 1) * input / output)</c>,
/// the last not counted.
/// </summary>
internal sealed record AdaptiveFormula(int Input, int Output) : PoolFormula
{
    public override int TapStep => 1;

    public override (int Start, int Taps, int Cells) At(int output)
    {
        int start = (int)((long)output * Input / Output);
        int end = (int)((((long)(output + 1) * Input) + Output - 1) / Output);
        return (start, end - start, end - start);
    }
}

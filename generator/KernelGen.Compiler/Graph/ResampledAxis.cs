namespace KernelGen.Compiler.Graph;

/// <summary>
/// An axis at another size. Output <c>i</c> is at the place <c>(Step * i + Start) / Unit</c> of the input, not before its first cell and not behind
/// the last; all three are whole numbers, so that places are exact.
/// </summary>
/// <param name="IsLinear">Whether the two cells around the place share; else the one at or before it is taken.</param>
internal sealed record ResampledAxis(int Input, int Output, bool IsLinear, long Step, long Start, long Unit)
{
    /// <summary>Outputs that one cell gives something to, at most.</summary>
    public int Most => (int)Math.Min(Output, ((IsLinear ? 2 : 1) * Unit / Step) + 2);

    /// <summary>The cell at <c>i * Input / Output</c>.</summary>
    public static ResampledAxis Nearest(int input, int output) => new(input, output, false, input, 0, output);

    /// <summary>The two cells around <c>i * (Input − 1) / (Output − 1)</c>, or <c>(i + ½) * Input / Output − ½</c>.</summary>
    public static ResampledAxis Linear(int input, int output, bool alignCorners) => (alignCorners, input, output) switch
    {
        // The only output is the first cell.
        (true, _, 1) => new(input, output, true, 1, 0, 1),
        (true, > 1, _) => new(input, output, true, input - 1, 0, output - 1),
        _ => new(input, output, true, 2L * input, (long)input - output, 2L * output),
    };
}

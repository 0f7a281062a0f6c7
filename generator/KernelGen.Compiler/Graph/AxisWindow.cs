using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>How a window moves along one axis.</summary>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Input cells from one output to the next.</param>
/// <param name="Dilation">Input cells from one tap to the next.</param>
/// <param name="PaddingBefore">Cells added above or on the left.</param>
/// <param name="Input">Input cells.</param>
/// <param name="Output">Outputs.</param>
internal sealed record AxisWindow(int Kernel, int Stride, int Dilation, int PaddingBefore, int Input, int Output)
{
    /// <summary>Cells that windows reach beyond the input's end.</summary>
    public int ReachBehind => Math.Max(0, ((Output - 1) * Stride) - PaddingBefore + ((Kernel - 1) * Dilation) - (Input - 1));

    /// <summary>Whether there is one window, and it is the whole input.</summary>
    public bool IsWholeInput => Output == 1 && Kernel == Input && PaddingBefore == 0 && Dilation == 1;

    /// <summary>A window down the image of a layer.</summary>
    public static AxisWindow OfRows(LayerShape shape, Window window) =>
        new(window.Kernel, window.Stride, window.Dilation, shape.Padding.Top, shape.Input.Height, shape.Output.Height);

    /// <summary>A window across the image of a layer.</summary>
    public static AxisWindow OfColumns(LayerShape shape, Window window) =>
        new(window.Kernel, window.Stride, window.Dilation, shape.Padding.Left, shape.Input.Width, shape.Output.Width);
}

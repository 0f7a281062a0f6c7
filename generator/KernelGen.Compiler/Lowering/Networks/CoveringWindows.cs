using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Along one axis, the outputs of a pool whose windows reach over an input cell: they are neighbours, and the first and the last are computed.
/// </summary>
/// <param name="windows">Where the windows are.</param>
internal sealed class CoveringWindows(PoolFormula windows)
{
    /// <summary>Windows over one cell, at most.</summary>
    public int Most => windows switch
    {
        SlidingFormula { Window: var window } => new Window(window.Kernel, window.Stride, window.Dilation).MostOverACell(window.Output),
        AdaptiveFormula adaptive => Window.MostAdaptiveOverACell(adaptive.Input, adaptive.Output),
        _ => throw new InvalidOperationException(windows.GetType().Name),
    };

    /// <summary>The first output over a cell, and the first behind the last.</summary>
    /// <param name="builder">Where the bounds go.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="axis">A letter for the names of the bounds.</param>
    public (Affine First, Affine End) Over(Builder builder, Affine cell, string axis) => windows switch
    {
        SlidingFormula { Window: var window } => Over(builder, window, cell, axis),
        AdaptiveFormula adaptive => (
            builder.Bound("first" + axis, new WholeQuotient(cell * adaptive.Output, adaptive.Input)),
            builder.Bound("end" + axis, new WholeQuotient(((cell + 1) * adaptive.Output) + (adaptive.Input - 1L), adaptive.Input))),
        _ => throw new InvalidOperationException(windows.GetType().Name),
    };

    private static (Affine First, Affine End) Over(Builder builder, AxisWindow window, Affine cell, string axis)
    {
        // A quotient is taken of what is never negative, so the dividend is shifted by whole strides.
        Affine place = cell + window.PaddingBefore;
        long reach = new Window(window.Kernel, window.Stride, window.Dilation).Extent;
        long shift = (reach + window.Stride - 1) / window.Stride;
        Affine reached = builder.Bound("reached" + axis, new WholeQuotient(place + (((shift + 1) * window.Stride) - reach), window.Stride));
        return (
            builder.Bound("first" + axis, Whole.Larger((Affine)0, reached - shift)),
            builder.Bound("end" + axis, Whole.Smaller((Affine)window.Output, (Affine)builder.Bound("last" + axis, new WholeQuotient(place, window.Stride)) + 1)));
    }
}

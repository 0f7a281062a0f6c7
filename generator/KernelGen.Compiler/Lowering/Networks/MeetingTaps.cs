using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Along one axis, which taps of a strided and dilated window meet an input cell: input <c>y</c> meets tap <c>k</c> in output
/// <c>(y + padding - k * dilation) / stride</c>, where that is whole. Those taps are a whole number of taps apart, and the first is computed.
/// </summary>
internal sealed class MeetingTaps
{
    private readonly AxisWindow _window;
    private readonly int _common;
    private readonly long _inverse;

    public MeetingTaps(AxisWindow window)
    {
        _window = window;
        _common = Divisor(window.Stride, window.Dilation);
        Step = window.Stride / _common;
        _inverse = Inverse(window.Dilation / _common % Step, Step);
        FirstCell = (_common - (window.PaddingBefore % _common)) % _common;
    }

    /// <summary>From one tap that meets a cell to the next.</summary>
    public int Step { get; }

    /// <summary>Taps that meet a cell, at most.</summary>
    public int Most => Round.Quotient(_window.Kernel, Step);

    /// <summary>Whether every cell can meet a tap; else those do that are so many apart that stride and dilation have in common.</summary>
    public bool IsEveryCell => _common == 1;

    /// <summary>Cells that can meet a tap.</summary>
    public int Cells => FirstCell >= _window.Input ? 0 : Round.Quotient(_window.Input - FirstCell, _common);

    private int FirstCell { get; }

    /// <summary>The cell of that number.</summary>
    public Affine Cell(Affine number) => (number * _common) + FirstCell;

    /// <summary>The first tap that meets the cell in an output that there is, and the first behind the last.</summary>
    public (Affine First, Affine End) Taps(Builder builder, Affine number, string axis)
    {
        Affine place = Cell(number) + _window.PaddingBefore;
        long last = (_window.Output - 1L) * _window.Stride;
        long most = _window.Input - 1L + _window.PaddingBefore;

        // The tap's output is not behind the last one; quotients are taken of what is never negative.
        long shift = (last / _window.Dilation) + 1;
        Affine low = (Affine)builder.Bound("low" + axis, new WholeQuotient(
            place + ((shift * _window.Dilation) - last + _window.Dilation - 1), _window.Dilation)) - shift;
        Affine least = builder.Bound("least" + axis, Whole.Larger((Affine)0, low));
        long mostLeast = Math.Max(0, ((most - last) / _window.Dilation) + 1);
        Affine first = least + builder.Bound("skipped" + axis, new WholeRemainder(
            ((number + ((FirstCell + _window.PaddingBefore) / _common)) * _inverse) - least + (((mostLeast / Step) + 1) * Step), Step));

        // Nor is it before the first one.
        Affine reached = builder.Bound("reached" + axis, new WholeQuotient(place, _window.Dilation));
        Affine end = builder.Bound("end" + axis, Whole.Smaller((Affine)_window.Kernel, reached + 1));
        return (first, end);
    }

    /// <summary>The output in which a tap meets the cell.</summary>
    public Affine Output(Builder builder, Affine number, Affine tap, string axis)
    {
        long shift = ((_window.Kernel - 1L) * _window.Dilation / _window.Stride) + 1;
        Affine shifted = builder.Bound("shifted" + axis, new WholeQuotient(
            Cell(number) + (tap * -_window.Dilation) + (_window.PaddingBefore + (shift * _window.Stride)), _window.Stride));

        // Nothing is cut here: the limits say what the bounds of the taps see to.
        return builder.Bound("o" + axis, Whole.Smaller((Affine)(_window.Output - 1), Whole.Larger((Affine)0, shifted - shift)));
    }

    private static int Divisor(int left, int right) => right == 0 ? left : Divisor(right, left % right);

    /// <summary>The number that times a factor leaves one, by Euclid's algorithm.</summary>
    private static long Inverse(long factor, long modulus)
    {
        (long older, long newer, long oldFactor, long newFactor) = (modulus, factor, 0, 1);
        while (newer > 1)
        {
            long quotient = older / newer;
            (older, newer) = (newer, older - (quotient * newer));
            (oldFactor, newFactor) = (newFactor, oldFactor - (quotient * newFactor));
        }

        return modulus == 1 ? 0 : ((newFactor % modulus) + modulus) % modulus;
    }
}

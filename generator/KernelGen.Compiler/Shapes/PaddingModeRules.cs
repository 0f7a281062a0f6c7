using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>PyTorch's bounds for padding that copies the input: reflection must be less than the input, the circle at most as much.</summary>
internal static class PaddingModeRules
{
    public static ShapeError? Check(Conv2dDeclaration conv, PaddingDeclaration padding, int layer, TensorShape input)
    {
        int beyond = conv.PaddingMode switch
        {
            PaddingMode.Reflect => 1,
            PaddingMode.Circular => 0,
            _ => int.MinValue,
        };
        if (beyond < 0)
        {
            return null;
        }

        (string Option, int Value, string Axis, int Size)[] sides =
        [
            ("PaddingTop", padding.Top, "rows", input.Height),
            ("PaddingBottom", padding.Bottom, "rows", input.Height),
            ("PaddingLeft", padding.Left, "columns", input.Width),
            ("PaddingRight", padding.Right, "columns", input.Width),
        ];
        foreach ((string option, int value, string axis, int size) in sides)
        {
            if (value > size - beyond)
            {
                bool isAuto = conv.Auto != AutoPadding.None;
                object written = isAuto ? FormattableString.Invariant($"{conv.Auto}, which pads by {value}") : value;
                return ShapeError.Of(
                    ShapeErrorKind.PaddingModeTooLarge, layer, isAuto ? "Auto" : option, written, conv.PaddingMode, size, axis, size - beyond);
            }
        }

        return null;
    }
}

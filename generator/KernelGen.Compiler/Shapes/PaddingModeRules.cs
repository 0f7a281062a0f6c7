using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>PyTorch's bounds for padding that copies the input: reflection must be less than the input, the circle at most as much.</summary>
internal static class PaddingModeRules
{
    public static ShapeError? Check(PaddingMode mode, AutoPadding auto, PaddingDeclaration padding, ShapeRule rule)
    {
        int beyond = mode switch
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
            ("PaddingTop", padding.Top, "rows", rule.Input.Height),
            ("PaddingBottom", padding.Bottom, "rows", rule.Input.Height),
            ("PaddingLeft", padding.Left, "columns", rule.Input.Width),
            ("PaddingRight", padding.Right, "columns", rule.Input.Width),
        ];
        foreach ((string option, int value, string axis, int size) in sides)
        {
            if (value > size - beyond)
            {
                bool isAuto = auto != AutoPadding.None;
                object written = isAuto ? FormattableString.Invariant($"{auto}, which pads by {value}") : value;
                return rule.Refuse(
                    ShapeErrorKind.PaddingModeTooLarge, isAuto ? "Auto" : option, written, mode, size, axis, size - beyond);
            }
        }

        return null;
    }
}

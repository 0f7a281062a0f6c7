using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>Rules for the options of a layer that need not know its input. An operator asks for those that it has.</summary>
/// <param name="layer">The layer's index, for errors.</param>
internal sealed class OptionRules(int layer)
{
    /// <summary>An error in an option.</summary>
    public ShapeError Refuse(ShapeErrorKind kind, string option, params object[] arguments) => ShapeError.Of(kind, layer, option, arguments);

    /// <summary>Options that must be at least 1.</summary>
    public IEnumerable<ShapeError> Positive(params (string Option, int Value)[] options) =>
        options.Where(o => o.Value < 1).Select(o => Refuse(ShapeErrorKind.NotPositive, o.Option, o.Value));

    /// <summary>A window's size, stride and padding.</summary>
    /// <param name="rows">Down the image.</param>
    /// <param name="columns">Across it.</param>
    /// <param name="padding">The cells around each channel.</param>
    /// <param name="isPool">Whether padding of both sides at once may be half the kernel at most.</param>
    public IEnumerable<ShapeError> Windows(Window rows, Window columns, PaddingDeclaration padding, bool isPool)
    {
        ShapeError[] errors =
        [
            .. Positive(("KernelHeight", rows.Kernel), ("KernelWidth", columns.Kernel), ("StrideH", rows.Stride), ("StrideW", columns.Stride)),
        ];
        (string Option, int Value, int Kernel, PaddingSides Side)[] sides =
        [
            ("PaddingTop", padding.Top, rows.Kernel, PaddingSides.Top),
            ("PaddingBottom", padding.Bottom, rows.Kernel, PaddingSides.Bottom),
            ("PaddingLeft", padding.Left, columns.Kernel, PaddingSides.Left),
            ("PaddingRight", padding.Right, columns.Kernel, PaddingSides.Right),
        ];
        bool checkPool = isPool && errors.Length == 0;
        return
        [
            .. errors,
            .. sides.Where(s => s.Value < 0).Select(s => Refuse(ShapeErrorKind.NegativePadding, s.Option, s.Value)),
            .. sides.Where(s => checkPool && s.Value > s.Kernel / 2 && !padding.OneByOne.HasFlag(s.Side))
                .Select(s => Refuse(ShapeErrorKind.PoolPaddingTooLarge, s.Option, s.Value, s.Kernel / 2)),
        ];
    }
}

using KernelGen.Compiler.Declarations;
using static KernelGen.Compiler.Shapes.ShapeErrorKind;

namespace KernelGen.Compiler.Shapes;

/// <summary>What can be said of an operator's options before its input is known.</summary>
internal static class OptionRules
{
    public static IEnumerable<ShapeError> Check(OperatorDeclaration? op, int layer) => op switch
    {
        Conv2dDeclaration conv => Check(conv, layer),
        MaxPool2dDeclaration pool =>
        [
            .. Positive(layer, ("DilationH", pool.DilationH), ("DilationW", pool.DilationW)),
            .. Check(layer, pool.KernelHeight, pool.KernelWidth, pool.StrideH, pool.StrideW, pool.Padding, poolPadding: true),
        ],
        AvgPool2dDeclaration pool => Check(
            layer, pool.KernelHeight, pool.KernelWidth, pool.StrideH, pool.StrideW, pool.Padding, poolPadding: true),
        AdaptiveAvgPool2dDeclaration pool => Positive(layer, ("outputHeight", pool.OutputHeight), ("outputWidth", pool.OutputWidth)),
        LinearDeclaration linear => Positive(layer, ("outFeatures", linear.OutFeatures)),
        _ => [],
    };

    private static IEnumerable<ShapeError> Check(Conv2dDeclaration conv, int layer)
    {
        IEnumerable<ShapeError> errors =
        [
            .. Positive(
                layer,
                ("outChannels", conv.OutChannels),
                ("DilationH", conv.DilationH),
                ("DilationW", conv.DilationW),
                ("Groups", conv.Groups)),
            .. Check(layer, conv.KernelHeight, conv.KernelWidth, conv.StrideH, conv.StrideW, conv.Padding, poolPadding: false),
        ];
        bool padded = conv.Padding is not { Top: 0, Bottom: 0, Left: 0, Right: 0 };
        return conv.Auto != AutoPadding.None && padded
            ? [.. errors, ShapeError.Of(AutoWithPadding, layer, "Auto", conv.Auto)]
            : errors;
    }

    private static IEnumerable<ShapeError> Check(
        int layer, int kernelHeight, int kernelWidth, int strideH, int strideW, PaddingDeclaration padding, bool poolPadding)
    {
        ShapeError[] errors =
        [
            .. Positive(
                layer,
                ("KernelHeight", kernelHeight),
                ("KernelWidth", kernelWidth),
                ("StrideH", strideH),
                ("StrideW", strideW)),
        ];
        (string Option, int Value, int Kernel, PaddingSides Side)[] sides =
        [
            ("PaddingTop", padding.Top, kernelHeight, PaddingSides.Top),
            ("PaddingBottom", padding.Bottom, kernelHeight, PaddingSides.Bottom),
            ("PaddingLeft", padding.Left, kernelWidth, PaddingSides.Left),
            ("PaddingRight", padding.Right, kernelWidth, PaddingSides.Right),
        ];
        bool checkPool = poolPadding && errors.Length == 0;
        return
        [
            .. errors,
            .. sides.Where(s => s.Value < 0).Select(s => ShapeError.Of(NegativePadding, layer, s.Option, s.Value)),
            .. sides.Where(s => checkPool && s.Value > s.Kernel / 2 && !padding.OneByOne.HasFlag(s.Side))
                .Select(s => ShapeError.Of(PoolPaddingTooLarge, layer, s.Option, s.Value, s.Kernel / 2)),
        ];
    }

    private static IEnumerable<ShapeError> Positive(int layer, params (string Option, int Value)[] options) =>
        options.Where(o => o.Value < 1).Select(o => ShapeError.Of(NotPositive, layer, o.Option, o.Value));
}

using System.Globalization;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>A layer in a few words for people.</summary>
internal static class OperatorText
{
    public static string Of(LayerDeclaration layer)
    {
        string op = layer.Operator switch
        {
            null => "",
            Conv2dDeclaration conv => Text($"Conv2d {conv.KernelHeight}×{conv.KernelWidth}{Stride(conv.StrideH, conv.StrideW, 1, 1)}{(conv.Groups > 1 ? Text($", {conv.Groups} groups") : "")}{(conv.PaddingMode == PaddingMode.Zeros ? "" : Text($", {conv.PaddingMode} padding"))}"),
            StencilDeclaration stencil => Text($"Stencil {stencil.KernelHeight}×{stencil.KernelWidth}, {stencil.Border} border"),
            MaxPool2dDeclaration pool => Text($"MaxPool2d {pool.KernelHeight}×{pool.KernelWidth}{Stride(pool.StrideH, pool.StrideW, pool.KernelHeight, pool.KernelWidth)}"),
            AvgPool2dDeclaration pool => Text($"AvgPool2d {pool.KernelHeight}×{pool.KernelWidth}{Stride(pool.StrideH, pool.StrideW, pool.KernelHeight, pool.KernelWidth)}"),
            AdaptiveAvgPool2dDeclaration { OutputHeight: 1, OutputWidth: 1 } => "GlobalAvgPool2d",
            AdaptiveAvgPool2dDeclaration pool => Text($"AdaptiveAvgPool2d {pool.OutputHeight}×{pool.OutputWidth}"),
            LinearDeclaration linear => Text($"Linear {linear.OutFeatures}"),
            _ => layer.Operator.GetType().Name,
        };
        string activation = layer.Activation == Activation.None ? "" : layer.Activation.ToString();
        return op.Length > 0 && activation.Length > 0 ? $"{op}, {activation}" : op + activation;
    }

    private static string Stride(int down, int across, int usualDown, int usualAcross) =>
        down == usualDown && across == usualAcross ? "" : down == across ? Text($", stride {down}") : Text($", stride {down}×{across}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

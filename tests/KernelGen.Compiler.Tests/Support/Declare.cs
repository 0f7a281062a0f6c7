using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Tests.Declarations;

namespace KernelGen.Compiler.Tests.Support;

using BorderMode = KernelGen.Compiler.Declarations.BorderMode;
using PaddingMode = KernelGen.Compiler.Declarations.PaddingMode;

/// <summary>Declarations as the parser would make them, without source text.</summary>
internal static class Declare
{
    public static NetworkDeclaration Network(int channels, int height, int width, params LayerDeclaration[] layers) => new(
        new TypeDeclaration("", default, "public sealed partial class Tiny", "Tiny", "Tiny"),
        channels, height, width,
        layers.Select((layer, i) => layer with { Name = $"L{i}" }).ToEquatableArray());

    public static LayerDeclaration Conv(
        int channels, int height, int width, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true,
        Activation? activation = null, PaddingMode mode = PaddingMode.Zeros) => Layer(
            new Conv2dDeclaration(
                channels, height, width, stride, stride, Around(padding), AutoPadding.None, dilation, dilation, groups, bias, mode), activation);

    /// <summary>A stencil with the anchor in the middle and taps 1, 2, 3, …</summary>
    public static LayerDeclaration Stencil(
        int height, int width, BorderMode border, float value = 0, bool bias = false, Activation? activation = null) => Layer(
            new StencilDeclaration(
                height, width, Enumerable.Range(1, height * width).Select(i => (float)i).ToEquatableArray(), bias, 0, border, value, width / 2, height / 2),
            activation);

    public static LayerDeclaration MaxPool(
        int size, int stride, int padding = 0, bool ceil = false, Activation? activation = null, int dilation = 1) =>
        Layer(new MaxPool2dDeclaration(size, size, stride, stride, Around(padding), ceil, dilation, dilation), activation);

    public static LayerDeclaration AvgPool(int size, int stride, int padding = 0, bool ceil = false, bool countPadding = true) =>
        Layer(new AvgPool2dDeclaration(size, size, stride, stride, Around(padding), ceil, countPadding));

    public static LayerDeclaration AdaptivePool(int height, int width, Activation? activation = null) =>
        Layer(new AdaptiveAvgPool2dDeclaration(height, width), activation);

    public static LayerDeclaration Linear(int features, bool bias = true, Activation? activation = null) =>
        Layer(new LinearDeclaration(features, bias), activation);

    /// <summary>The activation of an attribute without arguments; GELU's approximation by its own name.</summary>
    public static Activation Closing(string name) => name == "GELUTanh"
        ? new GELUDeclaration(Approximate: true)
        : (Activation)KernelGen.Compiler.OperationCatalogue.Find(name + "Attribute")!.Parse(new WrittenOptions())!;

    public static LayerDeclaration Apply(Activation activation) => Layer(null, activation);

    private static LayerDeclaration Layer(OperatorDeclaration? op, Activation? activation = null) => new("L", "public", op, activation ?? Activation.None);

    private static PaddingDeclaration Around(int padding) => new(padding, padding, padding, padding);
}

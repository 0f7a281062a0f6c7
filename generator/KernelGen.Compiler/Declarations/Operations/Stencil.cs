using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Problems;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>An image kernel as a layer: every channel is filtered alike at the start, and each learns taps of its own.</summary>
/// <param name="Weights">Where the weights of a channel start, row by row as they meet the image: the taps, divided and turned.</param>
/// <param name="Bias">Whether each channel adds a learned constant.</param>
/// <param name="Offset">Where that constant starts.</param>
internal sealed record StencilDeclaration(
    int KernelHeight,
    int KernelWidth,
    EquatableArray<float> Weights,
    bool Bias,
    float Offset,
    BorderMode Border,
    float BorderValue,
    int AnchorX,
    int AnchorY) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "Stencil", OperationSlot.Operator, typeof(StencilDeclaration), [.. ImageOptions.OfStencils, new("Bias", false)], Read)
    {
        Forms = typeof(ConvolutionForms),
    };

    public override string Words => $"Stencil {KernelHeight}×{KernelWidth}, {Border} border";

    public override SchedulableLoops Loops => new(KernelHeight, KernelWidth, HasPixels: true);

    public override string StartWords => "stencils start from their declared taps";

    public override (BorderMode Border, float Value) Outside => Border == BorderMode.Valid ? base.Outside : (Border, BorderValue);

    private PaddingDeclaration Padding => Border == BorderMode.Valid
        ? PaddingDeclaration.None
        : new PaddingDeclaration(AnchorY, KernelHeight - 1 - AnchorY, AnchorX, KernelWidth - 1 - AnchorX);

    public override ShapeResult Infer(ShapeRule rule)
    {
        ShapeResult result = AsConvolution(rule.Input.Channels).Infer(rule);
        return result.Shape is { } shape
            ? shape with { Parameters = shape.Parameters.Select(p => p with { Start = Start(p.Role) }).ToEquatableArray() }
            : result;
    }

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) =>
        AsConvolution(shape.Input.Channels).ToOperator(shape, pinned);

    /// <summary>What it computes, but for what its padding holds.</summary>
    private Conv2dDeclaration AsConvolution(int channels) => new(
        channels, KernelHeight, KernelWidth, 1, 1, Padding, AutoPadding.None, 1, 1, channels, Bias);

    private EquatableArray<float> Start(ParameterRole role) => role == ParameterRole.Weight ? Weights : new[] { Offset }.ToEquatableArray();

    /// <summary>Reads an image kernel on a property: its text, its options and its messages are the same.</summary>
    private static StencilDeclaration? Read(Options options)
    {
        IOptionReader reader = options.Reader;
        if (TapReader.Read(reader) is not { } taps)
        {
            return null;
        }

        ImageOptions image = ImageOptions.Read(reader, taps, PixelType.F32);
        bool hasBias = options.Bool("Bias");
        bool hasOffset = !image.Offset.IsZero;
        if (!reader.HasErrors && hasOffset && !hasBias && reader.Has("Bias"))
        {
            Correction[] right = [Correction.Number("Offset", 0), Correction.Number("Bias", "true")];
            reader.Correct(ProblemCatalogue.NotExact, ["Offset"], right, "Offset", reader.Written("Offset"), "0 beside Bias = false");
        }

        if (reader.HasErrors)
        {
            return null;
        }

        IEnumerable<Rational> turned = image.Flip ? taps.Taps.Reverse() : taps.Taps;
        return new StencilDeclaration(
            taps.Height, taps.Width, turned.Select(t => (t / image.Divisor).ToSingle()).ToEquatableArray(),
            hasBias || hasOffset, image.Offset.ToSingle(), image.Border, image.BorderValue.ToSingle(), image.AnchorX, image.AnchorY);
    }
}

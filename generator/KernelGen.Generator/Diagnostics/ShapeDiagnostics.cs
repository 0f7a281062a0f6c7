using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Turns the errors of shape inference, which knows no source, into diagnostics at the attribute argument at fault.</summary>
internal static class ShapeDiagnostics
{
    public static void Report(
        IEnumerable<ShapeError> errors, NetworkDeclaration declaration, INamedTypeSymbol type, AttributeData network, IReadOnlyList<LayerSource> layers,
        DiagnosticSink sink, CancellationToken cancellation)
    {
        foreach (ShapeError error in errors)
        {
            LayerSource? layer = error.Layer < 0 ? null : layers[error.Layer];
            var reader = new AttributeReader(layer is null ? network : At(layer.Member, error.Attribute));
            var place = layer?.Use is { } use ? new AttributeReader(use) : reader;
            string[] spellings = layer is null ? [error.Option] : [.. KnownNames.Operation(At(layer.Member, error.Attribute))?.Spellings(error.Option) ?? [error.Option]];
            object[] arguments = [layer?.Name ?? type.Name, reader.Chosen(spellings), .. error.Arguments];
            sink.Correct(
                Descriptor(error.Kind), () => place.Location(cancellation, layer?.Use is null ? spellings : []),
                layer is null ? [] : LayerCorrections.Of(error, declaration, layer, cancellation), arguments);
        }
    }

    private static AttributeData At(IPropertySymbol layer, string? attribute) =>
        LayerParser.Operations(layer).FirstOrDefault(a => attribute is not null && new AttributeReader(a).Name == attribute) ?? LayerParser.Operator(layer)!;

    private static ProblemSpec Descriptor(ShapeErrorKind kind) => kind switch
    {
        ShapeErrorKind.NotPositive => ProblemCatalogue.NotPositive,
        ShapeErrorKind.NegativePadding => ProblemCatalogue.NegativePadding,
        ShapeErrorKind.PoolPaddingTooLarge => ProblemCatalogue.PoolPaddingTooLarge,
        ShapeErrorKind.PaddingModeTooLarge => ProblemCatalogue.PaddingModeTooLarge,
        ShapeErrorKind.GroupsDoNotDivide => ProblemCatalogue.GroupsDoNotDivide,
        ShapeErrorKind.KernelLargerThanInput => ProblemCatalogue.KernelLargerThanInput,
        ShapeErrorKind.EmptyWindow => ProblemCatalogue.EmptyWindow,
        ShapeErrorKind.AutoWithPadding => ProblemCatalogue.AutoWithPadding,
        ShapeErrorKind.OutputPaddingTooLarge => ProblemCatalogue.OutputPaddingTooLarge,
        ShapeErrorKind.NothingLeft => ProblemCatalogue.NothingLeft,
        ShapeErrorKind.OutOfRange => ProblemCatalogue.NumberOutOfRange,
        ShapeErrorKind.TooLarge => ProblemCatalogue.TooLarge,
        ShapeErrorKind.ShapesDiffer => ProblemCatalogue.ShapesDiffer,
        ShapeErrorKind.UnreadLayer => ProblemCatalogue.UnreadLayer,
        ShapeErrorKind.NoLayer => ProblemCatalogue.NoLayer,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No message."),
    };
}

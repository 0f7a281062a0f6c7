using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Turns the errors of shape inference, which knows no source, into diagnostics at the attribute argument at fault.</summary>
internal static class ShapeDiagnostics
{
    public static void Report(
        IEnumerable<ShapeError> errors, INamedTypeSymbol type, AttributeData network, IReadOnlyList<IPropertySymbol> layers,
        DiagnosticSink sink, CancellationToken cancellation)
    {
        foreach (ShapeError error in errors)
        {
            ISymbol symbol = error.Layer < 0 ? type : layers[error.Layer];
            AttributeData attribute = error.Layer < 0 ? network : LayerParser.Operator(layers[error.Layer])!;
            var reader = new AttributeReader(attribute);
            string[] spellings = OperatorParser.Spellings(error.Option);
            object[] arguments = [symbol.Name, reader.Chosen(spellings), .. error.Arguments];
            sink.Report(Descriptor(error.Kind), () => reader.Location(cancellation, spellings), arguments);
        }
    }

    private static DiagnosticDescriptor Descriptor(ShapeErrorKind kind) => kind switch
    {
        ShapeErrorKind.NotPositive => Descriptors.NotPositive,
        ShapeErrorKind.NegativePadding => Descriptors.NegativePadding,
        ShapeErrorKind.PoolPaddingTooLarge => Descriptors.PoolPaddingTooLarge,
        ShapeErrorKind.PaddingModeTooLarge => Descriptors.PaddingModeTooLarge,
        ShapeErrorKind.GroupsDoNotDivide => Descriptors.GroupsDoNotDivide,
        ShapeErrorKind.KernelLargerThanInput => Descriptors.KernelLargerThanInput,
        ShapeErrorKind.AutoWithPadding => Descriptors.AutoWithPadding,
        ShapeErrorKind.TooLarge => Descriptors.TooLarge,
        ShapeErrorKind.NoLayer => Descriptors.NoLayer,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No message."),
    };
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads <c>[Stencil]</c>, which is an image kernel on a property: its text, its options and its messages are the same.</summary>
internal static class StencilParser
{
    public static StencilDeclaration? Parse(string member, AttributeReader reader, DiagnosticSink sink, CancellationToken cancellation)
    {
        TapText? taps = TapParser.Parse(member, reader, sink, cancellation);
        if (taps is null)
        {
            return null;
        }

        ImageOptions options = ImageOptions.Parse(reader, taps, PixelType.F32, sink, cancellation);
        bool hasBias = reader.Bool(false, "Bias");
        bool hasOffset = !options.Offset.IsZero;
        if (reader.HasErrors)
        {
            reader.Leave(sink, cancellation);
        }
        else if (hasOffset && !hasBias && reader.Has("Bias"))
        {
            sink.Report(
                ProblemCatalogue.NotExact, () => reader.Location(cancellation, "Offset"), "Offset", reader.Written("Offset"), "0 beside Bias = false");
        }

        if (sink.HasErrors)
        {
            return null;
        }

        IEnumerable<Rational> turned = options.Flip ? taps.Taps.Reverse() : taps.Taps;
        return new StencilDeclaration(
            taps.Height, taps.Width, turned.Select(t => (t / options.Divisor).ToSingle()).ToEquatableArray(),
            hasBias || hasOffset, options.Offset.ToSingle(), options.Border, options.BorderValue.ToSingle(),
            options.AnchorX, options.AnchorY);
    }
}

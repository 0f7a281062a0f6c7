using System.Numerics;
using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads <c>[Stencil]</c>, which is an image kernel on a property: its text, its options and its messages are the same.</summary>
internal static class StencilParser
{
    private static readonly Rational s_one = new(1, 1);

    public static StencilDeclaration? Parse(string member, AttributeReader reader, DiagnosticSink sink, CancellationToken cancellation)
    {
        TapText? taps = TapParser.Parse(member, reader, sink, cancellation);
        if (taps is null)
        {
            return null;
        }

        ImageOptions options = ImageOptions.Parse(reader, taps, PixelType.F32, sink, cancellation);
        bool hasBias = reader.Bool(false, "Bias");
        bool hasOffset = options.Offset.Numerator != 0;
        if (reader.HasErrors)
        {
            sink.AlreadyReported();
        }
        else if (hasOffset && !hasBias && reader.Has("Bias"))
        {
            sink.Report(
                Descriptors.NotExact, () => reader.Location(cancellation, "Offset"), "Offset", reader.Written("Offset"), "0 beside Bias = false");
        }

        if (sink.HasErrors)
        {
            return null;
        }

        IEnumerable<Rational> turned = options.Flip ? taps.Taps.Reverse() : taps.Taps;
        return new StencilDeclaration(
            taps.Height, taps.Width, turned.Select(t => Quotient(t, options.Divisor)).ToEquatableArray(),
            hasBias || hasOffset, Quotient(options.Offset, s_one), options.Border, Quotient(options.BorderValue, s_one),
            options.AnchorX, options.AnchorY);
    }

    /// <summary>The products fit no 64 bits, and zero keeps no sign.</summary>
    private static float Quotient(Rational value, Rational divisor) => value.Numerator == 0
        ? 0
        : (float)((double)((BigInteger)value.Numerator * divisor.Denominator) / (double)((BigInteger)value.Denominator * divisor.Numerator));
}

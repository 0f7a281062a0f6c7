using System.Numerics;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Parsing;

/// <summary>Reads a method marked <c>[ImageKernel]</c>.</summary>
internal static class ImageKernelParser
{
    /// <summary>Describes a method and reports what is wrong with it.</summary>
    /// <returns>Null where nothing can be generated, not even a stub.</returns>
    public static ImageKernelModel? Parse(
        IMethodSymbol method, AttributeData attribute, Compilation compilation, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (KnownNames.Find(method, KnownNames.ImagePipelineAttribute) is not null)
        {
            // The pipeline's parser reports it, and gives the method its body.
            sink.AlreadyReported();
            return null;
        }

        ProjectRules.Check(compilation, attribute, method, sink, cancellation);
        TypeDeclaration? type = TypeParser.Parse(method.ContainingType, sink, cancellation);
        bool canImplement = ImageMethod.Check(method, sink);
        (PixelType Source, PixelType Destination)? pixels =
            ImageMethod.Pixels(method, ImageKernelLimits.IsSupported, ImageKernelLimits.PixelTypes, sink);

        var reader = new AttributeReader(attribute);
        TapText? taps = ParseTaps(method, reader, sink, cancellation);
        ImageKernelDeclaration? kernel = null;
        if (taps is not null)
        {
            ImageOptions options = ImageOptions.Parse(reader, taps, pixels?.Source, sink, cancellation);
            if (pixels is { } pair && type is not null && !sink.HasErrors)
            {
                kernel = new ImageKernelDeclaration(
                    type, TypeParser.Escape(method.Name), TypeParser.Modifiers(method, cancellation),
                    TypeParser.Escape(method.Parameters[0].Name), TypeParser.Escape(method.Parameters[1].Name),
                    pair.Source, pair.Destination, taps.Height, taps.Width, taps.Taps, options.Divisor, options.Offset,
                    options.Flip, options.Border, options.BorderValue, options.AnchorX, options.AnchorY, options.Channels,
                    options.ChannelMode, options.Parallel);
            }
        }

        if (reader.HasErrors)
        {
            sink.AlreadyReported();
        }

        return type is not null && canImplement && ProjectRules.AllowsPartialMethods(attribute)
            ? new ImageKernelModel(type, sink.HasErrors ? null : kernel, ImageMethod.Stub(method, cancellation))
            : null;
    }

    private static TapText? ParseTaps(IMethodSymbol method, AttributeReader reader, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (reader.HasErrors || reader.IsError("taps"))
        {
            sink.AlreadyReported();
            return null;
        }

        Location Locate() => reader.Location(cancellation, "taps");
        TapText taps = TapText.Parse(reader.Text("taps"));
        switch (taps.Error)
        {
            case TapErrorKind.Empty:
                sink.Report(Descriptors.EmptyKernel, Locate, method.Name);
                return null;
            case TapErrorKind.BadEntry:
                sink.Report(Descriptors.BadEntry, Locate, taps.Entry, taps.Row, taps.Column);
                return null;
            case TapErrorKind.NotRectangular:
                sink.Report(Descriptors.NotRectangular, Locate, taps.Counts, taps.Row);
                return null;
            case TapErrorKind.None when taps.Height > ImageKernelLimits.Side || taps.Width > ImageKernelLimits.Side:
                sink.Report(Descriptors.KernelTooLarge, Locate, taps.Height, taps.Width, ImageKernelLimits.Side);
                return null;
        }

        WarnOfSum(method, taps, Locate, sink);
        return taps;
    }

    /// <summary>Warns of kernels that cannot be meant: nothing but zeros, or decimals that were to cancel and do not.</summary>
    private static void WarnOfSum(IMethodSymbol method, TapText taps, Func<Location> locate, DiagnosticSink sink)
    {
        if (taps.Taps.All(t => t.Numerator == 0))
        {
            sink.Report(Descriptors.AllZero, locate, method.Name);
            return;
        }

        // Only decimals can miss zero by rounding, and doubles are exact enough for a warning.
        double sum = taps.Taps.Sum(t => (double)t.Numerator / t.Denominator);
        double size = taps.Taps.Sum(t => Math.Abs((double)t.Numerator / t.Denominator));
        bool integers = taps.Taps.All(t => t.Denominator == 1);
        if (!integers && Math.Abs(sum) < size / 1000 && !IsZero(taps.Taps))
        {
            sink.Report(Descriptors.NearlyZeroSum, locate, method.Name, FormattableString.Invariant($"{sum:G3}"));
        }
    }

    private static bool IsZero(IEnumerable<Rational> taps)
    {
        (BigInteger numerator, BigInteger denominator) = (BigInteger.Zero, BigInteger.One);
        foreach (Rational tap in taps)
        {
            numerator = (numerator * tap.Denominator) + (tap.Numerator * denominator);
            denominator *= tap.Denominator;
        }

        return numerator.IsZero;
    }
}

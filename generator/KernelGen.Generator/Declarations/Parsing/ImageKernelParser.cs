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
        ProjectRules.Check(compilation, attribute, method, sink, cancellation);
        TypeDeclaration? type = TypeParser.Parse(method.ContainingType, sink, cancellation);
        bool canImplement = CheckMethod(method, sink);
        (PixelType Source, PixelType Destination)? pixels = PixelTypes(method, sink);

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
            ? new ImageKernelModel(type, sink.HasErrors ? null : kernel, Stub(method, cancellation))
            : null;
    }

    private static string Stub(IMethodSymbol method, CancellationToken cancellation)
    {
        string modifiers = TypeParser.Modifiers(method, cancellation);
        string signature = method.ToDisplayString(StubFormat.Method);
        return $"{modifiers} partial {signature} => throw {StubFormat.Exception(method.Name)};".TrimStart();
    }

    /// <summary>Checks all but the parameters' types.</summary>
    /// <returns>Whether a body can be given to the method.</returns>
    private static bool CheckMethod(IMethodSymbol method, DiagnosticSink sink)
    {
        bool hasBody = method.PartialImplementationPart is { } body && !body.DeclaringSyntaxReferences.All(KnownNames.IsOwnOutput);
        if (!method.IsPartialDefinition || hasBody)
        {
            sink.Report(Descriptors.MethodMustBePartial, () => TypeParser.Locate(method), method.Name);
            return false;
        }

        if (method.ContainingType.IsStatic && !method.IsStatic)
        {
            sink.AlreadyReported(); // CS0708, which a second part would only repeat
            return false;
        }

        if (HasErrorType(method.ReturnType) || method.Parameters.Any(p => HasErrorType(p.Type)))
        {
            sink.AlreadyReported();
            return false;
        }

        string? wrong = method switch
        {
            { IsGenericMethod: true } => "is generic",
            { ReturnsVoid: false } => "does not return void",
            { Parameters.Length: not 2 } => $"has {method.Parameters.Length} parameters",
            _ when method.Parameters.Any(p => p.RefKind != RefKind.None) => "passes a view by reference",
            _ when method.Parameters.Any(p => p.ScopedKind != ScopedKind.None) => "has a scoped parameter",
            _ => null,
        };
        if (wrong is not null)
        {
            sink.Report(Descriptors.WrongSignature, () => TypeParser.Locate(method), method.Name, wrong);
        }

        return true;
    }

    private static (PixelType Source, PixelType Destination)? PixelTypes(IMethodSymbol method, DiagnosticSink sink)
    {
        if (method.Parameters.Length != 2 || method.Parameters.Any(p => HasErrorType(p.Type)))
        {
            return null;
        }

        ITypeSymbol? source = Pixel(method.Parameters[0].Type, "ReadOnlyImageView");
        ITypeSymbol? destination = Pixel(method.Parameters[1].Type, "ImageView");
        if (source is null || destination is null)
        {
            int at = source is null ? 0 : 1;
            string wrong = at == 0 ? "does not take a ReadOnlyImageView first" : "does not take an ImageView second";
            sink.Report(Descriptors.WrongSignature, () => TypeParser.Locate(method.Parameters[at]), method.Name, wrong);
            return null;
        }

        if (PixelOf(source) is { } from && PixelOf(destination) is { } to && ImageKernelLimits.IsSupported(from, to))
        {
            return (from, to);
        }

        sink.Report(
            Descriptors.PixelTypesNotSupported, () => TypeParser.Locate(method), method.Name, source.ToDisplayString(),
            destination.ToDisplayString(), ImageKernelLimits.PixelTypes);
        return null;
    }

    private static bool HasErrorType(ITypeSymbol type) =>
        type is IErrorTypeSymbol || (type is INamedTypeSymbol named && named.TypeArguments.Any(a => a is IErrorTypeSymbol));

    private static ITypeSymbol? Pixel(ITypeSymbol type, string view) =>
        KnownNames.IsRuntimeType(type, view) && type is INamedTypeSymbol { TypeArguments.Length: 1 } named ? named.TypeArguments[0] : null;

    private static PixelType? PixelOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte => PixelType.U8,
        SpecialType.System_UInt16 => PixelType.U16,
        SpecialType.System_Int16 => PixelType.I16,
        SpecialType.System_Int32 => PixelType.I32,
        SpecialType.System_Single => PixelType.F32,
        _ => null,
    };

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

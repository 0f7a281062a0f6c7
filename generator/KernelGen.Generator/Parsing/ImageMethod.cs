using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>The partial method of two views that an image kernel or an image pipeline is declared on.</summary>
internal static class ImageMethod
{
    /// <summary>Checks all but the parameters' types.</summary>
    /// <returns>Whether a body can be given to the method.</returns>
    public static bool Check(IMethodSymbol method, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (MemberRules.IsRefused(method, cancellation))
        {
            sink.AlreadyReported();
            return method.IsPartialDefinition && method.PartialImplementationPart is null && MemberRules.CanImplement(method, cancellation);
        }

        bool hasBody = method.PartialImplementationPart is { } body && !body.DeclaringSyntaxReferences.All(KnownNames.IsOwnOutput);
        if (!method.IsPartialDefinition || hasBody)
        {
            sink.Report(ProblemCatalogue.MethodMustBePartial, () => TypeParser.Locate(method), method.Name);
            return false;
        }

        if (method.ContainingType.IsStatic && !method.IsStatic)
        {
            sink.AlreadyReported(); // CS0708, which a second part would only repeat
            return false;
        }

        bool isSealed = MemberRules.IsSealedAlone(method, cancellation);
        string? wrong = method switch
        {
            _ when isSealed => "is sealed",
            { IsGenericMethod: true } => "is generic",
            { ReturnsVoid: false } => "does not return void",
            { Parameters.Length: not 2 } => $"has {method.Parameters.Length} parameters",
            _ when method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out) => "passes a view by a reference that can be written",
            _ => null,
        };
        if (wrong is not null)
        {
            sink.Report(ProblemCatalogue.WrongSignature, () => TypeParser.Locate(method), method.Name, wrong);
        }

        return !isSealed && SignatureRules.CanRepeat(method);
    }

    /// <summary>The pixel types of the two views; null where they are no views, or not of types that can be combined.</summary>
    public static (PixelType Source, PixelType Destination)? Pixels(
        IMethodSymbol method, Func<PixelType, PixelType, bool> isSupported, string supported, DiagnosticSink sink)
    {
        // What is said of the method already comes first.
        if (method.IsGenericMethod || method.Parameters.Length != 2
            || SignatureRules.IsRefused(method))
        {
            return null;
        }

        ITypeSymbol? source = Pixel(method.Parameters[0].Type, "ReadOnlyImageView");
        ITypeSymbol? destination = Pixel(method.Parameters[1].Type, "ImageView");
        if (source is null || destination is null)
        {
            int at = source is null ? 0 : 1;
            string wrong = at == 0 ? "does not take a ReadOnlyImageView first" : "does not take an ImageView second";
            sink.Report(ProblemCatalogue.WrongSignature, () => TypeParser.Locate(method.Parameters[at]), method.Name, wrong);
            return null;
        }

        if (PixelOf(source) is { } from && PixelOf(destination) is { } to && isSupported(from, to))
        {
            return (from, to);
        }

        sink.Report(
            ProblemCatalogue.PixelTypesNotSupported, () => TypeParser.Locate(method), method.Name, source.ToDisplayString(),
            destination.ToDisplayString(), supported);
        return null;
    }

    /// <summary>What the second half must repeat, and is not told by the views' types and names.</summary>
    public static MethodSurface Surface(IMethodSymbol method, CancellationToken cancellation) =>
        new(Modifiers(method.Parameters[0]), Modifiers(method.Parameters[1]), UserDocumentation.Of(method, cancellation), MemberRules.IsExcluded(method));

    /// <summary>The method as it is implemented where nothing can be compiled.</summary>
    /// <param name="method">The method.</param>
    /// <param name="pixels">The pixel types of its views, if that is what it has.</param>
    /// <param name="cancellation">Stops.</param>
    public static string Stub(IMethodSymbol method, (PixelType Source, PixelType Destination)? pixels, CancellationToken cancellation)
    {
        // Every sound kernel has one too, in case that the compiler fails, at every keystroke: Roslyn's own display takes several times as long.
        string signature = pixels is var (source, destination) && method is { ReturnsVoid: true, IsGenericMethod: false } && method.Parameters.All(p => p.RefKind is not (RefKind.Ref or RefKind.Out))
            ? $"void {TypeParser.Escape(method.Name)}({View(method.Parameters[0], "ReadOnlyImageView", source)}, {View(method.Parameters[1], "ImageView", destination)})"
            : Signature(method);
        return $"{MemberRules.Mark(method)}{MemberRules.Modifiers(method, cancellation)} partial {signature} => throw {StubFormat.Exception(method.Name)};".TrimStart();
    }

    private static string View(IParameterSymbol parameter, string view, PixelType pixel) =>
        $"{Modifiers(parameter)}global::KernelGen.{view}<{ImageKernelLimits.Name(pixel)}> {TypeParser.Escape(parameter.Name)}";

    /// <summary>The return type, name and parameters. Whether it changes its struct is one of the modifiers.</summary>
    private static string Signature(IMethodSymbol method)
    {
        const string ReadOnly = "readonly ";
        string signature = method.ToDisplayString(StubFormat.Method);
        return method.IsReadOnly && signature.StartsWith(ReadOnly, StringComparison.Ordinal) ? signature.Substring(ReadOnly.Length) : signature;
    }

    private static string Modifiers(IParameterSymbol parameter)
    {
        string receiver = parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } } ? "this " : "";
        string scope = parameter.ScopedKind == ScopedKind.None ? "" : "scoped ";
        string reference = parameter.RefKind switch
        {
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
        return receiver + scope + reference;
    }

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
}

using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

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
        bool canImplement = ImageMethod.Check(method, sink, cancellation);
        (PixelType Source, PixelType Destination)? pixels =
            ImageMethod.Pixels(method, ImageKernelLimits.IsSupported, ImageKernelLimits.PixelTypes, sink);

        var reader = new AttributeReader(attribute);
        var written = new AttributeOptions(method.Name, reader, sink, null, cancellation);
        TapText? taps = TapReader.Read(written);
        ImageKernelDeclaration? kernel = null;
        if (taps is not null)
        {
            ImageOptions options = ImageOptions.Read(written, taps, pixels?.Source);
            if (pixels is { } pair && type is not null && !sink.HasErrors)
            {
                kernel = new ImageKernelDeclaration(
                    type, TypeParser.Escape(method.Name), TypeParser.Modifiers(method, cancellation),
                    TypeParser.Escape(method.Parameters[0].Name), TypeParser.Escape(method.Parameters[1].Name),
                    pair.Source, pair.Destination, taps.Height, taps.Width, taps.Taps, options.Divisor, options.Offset,
                    options.Flip, options.Border, options.BorderValue, options.AnchorX, options.AnchorY, options.Channels,
                    options.ChannelMode, options.Parallel, ImageMethod.Surface(method, cancellation));
            }
        }

        written.Finish();
        if (kernel is not null)
        {
            ArithmeticDiagnostics.Report(kernel, method, reader, sink, cancellation);
        }

        return type is not null && canImplement && ProjectRules.AllowsPartialMethods(attribute) && ProjectRules.CanWrite(method)
            ? new ImageKernelModel(type, sink.HasErrors ? null : kernel, ImageMethod.Stub(method, pixels, cancellation), sink.Refusal)
            : null;
    }
}

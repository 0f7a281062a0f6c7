using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads a method marked <c>[ImagePipeline]</c>, and the kernels that it lists.</summary>
internal static class ImagePipelineParser
{
    /// <summary>Describes a method and reports what is wrong with it; but not what is wrong with a kernel, which is reported there.</summary>
    /// <returns>Null where nothing can be generated, not even a stub.</returns>
    public static ImagePipelineModel? Parse(
        IMethodSymbol method, AttributeData attribute, Compilation compilation, DiagnosticSink sink, CancellationToken cancellation)
    {
        ProjectRules.Check(compilation, attribute, method, sink, cancellation);
        TypeDeclaration? type = TypeParser.Parse(method.ContainingType, sink, cancellation);
        bool canImplement = ImageMethod.Check(method, sink, cancellation);
        (PixelType Source, PixelType Destination)? pixels =
            ImageMethod.Pixels(method, ImageKernelLimits.IsSupportedPipeline, ImageKernelLimits.PipelinePixelTypes, sink);
        if (KnownNames.Find(method, KnownNames.ImageKernelAttribute) is not null)
        {
            sink.Report(ProblemCatalogue.KernelAndPipeline, () => TypeParser.Locate(method), method.Name);
        }

        var reader = new AttributeReader(attribute);
        int channels = ImageOptions.ReadChannels(new AttributeOptions(method.Name, reader, sink, null, cancellation));
        bool parallel = reader.Bool(false, "Parallel");
        IReadOnlyList<Stage> stages = ParseStages(method, reader, compilation, sink, cancellation);
        ImagePipelineDeclaration? pipeline = null;
        if (reader.HasErrors)
        {
            reader.Leave(sink, cancellation);
        }
        else if (pixels is var (source, destination) && type is not null && !sink.HasErrors)
        {
            var flow = new PipelineFlow(method.Name, reader.Has("Channels"), sink);
            if (flow.Run(new(-1, source, channels), stages) is { } result && CanLeave(method, result.Type, destination, sink))
            {
                pipeline = new ImagePipelineDeclaration(
                    type, TypeParser.Escape(method.Name), TypeParser.Modifiers(method, cancellation),
                    TypeParser.Escape(method.Parameters[0].Name), TypeParser.Escape(method.Parameters[1].Name),
                    source, destination, channels, result.Channels, parallel, flow.Nodes.ToEquatableArray(),
                    ImageMethod.Surface(method, cancellation));
            }
        }

        return type is not null && canImplement && ProjectRules.AllowsPartialMethods(attribute) && ProjectRules.CanWrite(method)
            ? new ImagePipelineModel(type, sink.HasErrors ? null : pipeline, ImageMethod.Stub(method, pixels, cancellation), sink.Refusal)
            : null;
    }

    private static IReadOnlyList<Stage> ParseStages(
        IMethodSymbol method, AttributeReader reader, Compilation compilation, DiagnosticSink sink, CancellationToken cancellation)
    {
        IReadOnlyList<string?> texts = reader.Texts("stages");
        if (reader.IsHalfTyped(cancellation))
        {
            sink.AlreadyReported();
            return [];
        }

        if (texts.Count == 0 && !reader.HasErrors)
        {
            sink.Report(ProblemCatalogue.NoStage, () => reader.Location(cancellation, "stages"), method.Name);
        }

        if (texts.Count > ImageKernelLimits.PipelineOperations)
        {
            sink.Report(
                ProblemCatalogue.TooManyOperations, () => reader.Location(cancellation), method.Name, ImageKernelLimits.PipelineOperations);
            return [];
        }

        var parser = new StageParser(method, compilation, sink, cancellation);
        return [.. texts.Select((text, i) => parser.Parse(text, i + 1, () => reader.ElementLocation(cancellation, "stages", i)))];
    }

    private static bool CanLeave(IMethodSymbol method, PixelType result, PixelType destination, DiagnosticSink sink)
    {
        if (PipelineFlow.Enters(result, destination))
        {
            return true;
        }

        sink.Report(
            ProblemCatalogue.FloatToInteger, () => TypeParser.Locate(method.Parameters[1]), $"The destination of '{method.Name}'",
            ImageKernelLimits.Name(destination));
        return false;
    }
}

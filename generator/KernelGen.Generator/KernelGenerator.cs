using System.Text;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Lowering.Images;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator;

using Compiler = KernelGen.Compiler.Compiler;

/// <summary>
/// The entry: attributes to records, records to text. The records are all that the pipeline caches, so an edit that
/// leaves a declaration as it was compiles nothing again. Errors are the analyzers' to report.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads a class marked <c>[Network]</c>.</summary>
    internal const string NetworkStep = "Network";

    /// <summary>The step that reads a method marked <c>[ImageKernel]</c>.</summary>
    internal const string ImageKernelStep = "ImageKernel";

    /// <summary>The step that reads a method marked <c>[ImagePipeline]</c>.</summary>
    internal const string ImagePipelineStep = "ImagePipeline";

    /// <summary>The step that brings the kernels and pipelines of a class together.</summary>
    internal const string ImageKernelGroupStep = "ImageKernelGroup";

    /// <summary>The step that gives each network its file.</summary>
    internal const string NetworkFileStep = "NetworkFile";

    /// <summary>The step that leaves of a network what its kernels depend on.</summary>
    internal const string NetworkKernelStep = "NetworkKernel";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkModel> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.NetworkAttribute, static (node, _) => node is TypeDeclarationSyntax, static (c, token) => ParseNetwork(c, token))
            .Where(static m => m is not null)
            .Select(static (m, _) => m!)
            .WithTrackingName(NetworkStep)
            .Collect()
            .SelectMany(static (models, _) => HintNames.MakeUnique(models, m => m.Type, (m, type) => Rename(m, type)))
            .WithTrackingName(NetworkFileStep);
        context.RegisterSourceOutput(networks, static (c, model) => OutputSurface(c, model));
        context.RegisterSourceOutput(
            networks.Select(static (m, _) => m.Kernels).Where(static d => d is not null).Select(static (d, _) => d!).WithTrackingName(NetworkKernelStep),
            static (c, network) => OutputKernels(c, network));

        IncrementalValuesProvider<ImageKernelModel> kernels = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.ImageKernelAttribute, static (node, _) => node is MethodDeclarationSyntax, static (c, token) => ParseKernel(c, token))
            .Where(static m => m is not null)
            .Select(static (m, _) => m!)
            .WithTrackingName(ImageKernelStep);
        IncrementalValuesProvider<ImagePipelineModel> pipelines = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.ImagePipelineAttribute, static (node, _) => node is MethodDeclarationSyntax, static (c, token) => ParsePipeline(c, token))
            .Where(static m => m is not null)
            .Select(static (m, _) => m!)
            .WithTrackingName(ImagePipelineStep);
        IncrementalValuesProvider<ImageKernelGroup> groups = kernels.Collect()
            .Combine(pipelines.Collect())
            .SelectMany(static (models, _) => HintNames.MakeUnique(
                ImageKernelGroup.Group(models.Left, models.Right), g => g.Type, (g, type) => g.WithType(type)))
            .WithTrackingName(ImageKernelGroupStep);
        context.RegisterSourceOutput(groups, static (c, group) => Output(c, group));
    }

    private static NetworkModel? ParseNetwork(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        NetworkParser.Parse(
            (INamedTypeSymbol)context.TargetSymbol, context.Attributes[0], context.SemanticModel.Compilation, new DiagnosticSink(),
            cancellation).Model;

    private static ImageKernelModel? ParseKernel(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        return ImageKernelParser.Parse(
            method.PartialDefinitionPart ?? method, context.Attributes[0], context.SemanticModel.Compilation, new DiagnosticSink(),
            cancellation);
    }

    private static ImagePipelineModel? ParsePipeline(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        return ImagePipelineParser.Parse(
            method.PartialDefinitionPart ?? method, context.Attributes[0], context.SemanticModel.Compilation, new DiagnosticSink(),
            cancellation);
    }

    private static NetworkModel Rename(NetworkModel model, TypeDeclaration type) =>
        model with { Type = type, Declaration = model.Declaration is { } network ? network with { Type = type } : null };

    private static void OutputSurface(SourceProductionContext context, NetworkModel model)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        InferenceResult? shapes = model.Declaration is null ? null : ShapeInference.Infer(model.Declaration);
        string text = shapes is { IsValid: true }
            ? NetworkSurface.Write(model.Declaration!, shapes, model.Properties)
            : StubEmitter.EmitNetwork(model);
        Add(context, model.Type.HintName + ".g.cs", text);
    }

    private static void OutputKernels(SourceProductionContext context, NetworkDeclaration network)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        if (ShapeInference.Infer(network).IsValid)
        {
            string text = Compile(context, network.Type, () => Compiler.Network(network, context.CancellationToken), () => NetworkEmitter.WriteStub(network));
            Add(context, network.Type.HintName + ".Network.g.cs", text);
        }
    }

    private static void Output(SourceProductionContext context, ImageKernelGroup group)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        ImageKernelModel[] kernels = [.. group.Kernels.Where(k => IsSound(k.Declaration))];
        ImagePipelineModel[] pipelines =
            [.. group.Pipelines.Where(p => p.Declaration?.Nodes.All(n => n.Kernel is null || IsSound(n.Kernel)) == true)];
        string[] broken =
        [
            .. group.Kernels.Except(kernels).Select(k => k.StubMember),
            .. group.Pipelines.Except(pipelines).Select(p => p.StubMember),
        ];
        if (kernels.Length + pipelines.Length > 0)
        {
            string text = Compile(
                context, group.Type,
                () => Compiler.Images(
                    group.Type, [.. kernels.Select(k => k.Declaration!)], [.. pipelines.Select(p => p.Declaration!)], context.CancellationToken),
                () => StubEmitter.Emit(group.Type, [.. kernels.Select(k => k.StubMember), .. pipelines.Select(p => p.StubMember)]));
            Add(context, group.Type.HintName + ".Kernels.g.cs", text);
        }

        if (broken.Length > 0)
        {
            Add(context, group.Type.HintName + ".Stubs.g.cs", StubEmitter.Emit(group.Type, broken));
        }
    }

    private static bool IsSound(ImageKernelDeclaration? kernel) => kernel is not null && ExactLimits.Find(kernel) is null;

    /// <summary>
    /// A fault of this compiler is reported as one, and the other classes are still compiled: an exception would
    /// take down all output and leave the user with hundreds of errors that say nothing.
    /// </summary>
    private static string Compile(SourceProductionContext context, TypeDeclaration type, Func<string> compile, Func<string> stub)
    {
        try
        {
            return compile();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            string where = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "";
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InternalError, Location.None, type.Name, $"{exception.GetType().Name}: {exception.Message} {where}"));
            return stub();
        }
    }

    private static void Add(SourceProductionContext context, string hintName, string text)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        context.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
    }
}

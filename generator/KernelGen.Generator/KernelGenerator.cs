using System.Collections.Immutable;
using System.Text;
using KernelGen.Compiler;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Emit.Networks;
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
/// leaves a declaration as it was compiles nothing again. Errors are reported here, everything else by the analyzers.
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

    /// <summary>The step that gives each image kernel and image pipeline its file.</summary>
    internal const string ImageMethodStep = "ImageMethod";

    /// <summary>The step that gives each network its file.</summary>
    internal const string NetworkFileStep = "NetworkFile";

    /// <summary>The step that leaves of a network what its kernels depend on.</summary>
    internal const string NetworkKernelStep = "NetworkKernel";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<Withheld> withheld = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => Withheld.For(options));
        IncrementalValueProvider<Widths> widths = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => WidthOption.Of(options));
        IncrementalValueProvider<EquatableArray<TunedSchedules>> tuned = TunedFiles.Read(context);
        IncrementalValuesProvider<Parsed<NetworkModel>> networks = Read(
            context, KnownNames.NetworkAttribute, static node => node is TypeDeclarationSyntax, Declared.Network);
        IncrementalValuesProvider<NetworkModel> networkModels = networks.Models(NetworkStep);
        IncrementalValuesProvider<NetworkModel> networkFiles =
            Outputs(networkModels, networkModels.Collect().Select(static (models, _) => Name(models)), m => m.Owner).WithTrackingName(NetworkFileStep);
        context.RegisterSourceOutput(networkFiles.Combine(withheld), static (c, pair) => OutputSurface(c, pair.Left, pair.Right));
        context.RegisterSourceOutput(
            networkFiles.Select(static (m, _) => m.Kernels).Where(static d => d is not null).Select(static (d, _) => d!).WithTrackingName(NetworkKernelStep)
                .Combine(tuned).Select(static (pair, _) => TunedFiles.Apply(pair.Left, pair.Right)).Combine(widths),
            static (c, pair) => OutputKernels(c, pair.Left, pair.Right));

        context.RegisterSourceOutput(networkModels.Collect().Combine(tuned).SelectMany(static (pair, _) => TunedFiles.Problems(pair.Left, pair.Right)), TunedFiles.Report);

        IncrementalValuesProvider<Parsed<ImageKernelModel>> kernels = Read(
            context, KnownNames.ImageKernelAttribute, IsMethod, Declared.Kernel);
        IncrementalValuesProvider<Parsed<ImagePipelineModel>> pipelines = Read(
            context, KnownNames.ImagePipelineAttribute, IsMethod, Declared.Pipeline);
        IncrementalValuesProvider<ImageKernelModel> kernelModels = kernels.Models(ImageKernelStep);
        IncrementalValuesProvider<ImagePipelineModel> pipelineModels = pipelines.Models(ImagePipelineStep);
        IncrementalValueProvider<(ImmutableArray<ImageKernelModel> Kernels, ImmutableArray<ImagePipelineModel> Pipelines)> methods =
            kernelModels.Collect().Combine(pipelineModels.Collect());
        // Each kernel has a file of its own, so that an edit of one compiles one, and the editor parses no other again.
        IncrementalValueProvider<Named<ImageMethod>> imageMethods = methods.Select(static (models, _) => new Named<ImageMethod>(
            Groups(models.Kernels, models.Pipelines).SelectMany(ImageMethod.Of)));
        context.RegisterSourceOutput(Outputs(kernelModels, imageMethods, m => m.Owner).WithTrackingName(ImageMethodStep).Combine(widths), Output);
        context.RegisterSourceOutput(Outputs(pipelineModels, imageMethods, m => m.Owner).WithTrackingName(ImageMethodStep).Combine(widths), Output);

        IncrementalValuesProvider<Parsed<BlockModel>> blocks = Read(
            context, KnownNames.BlockAttribute, static node => node is TypeDeclarationSyntax, Declared.Block);
        IncrementalValueProvider<ImmutableArray<Parsed<BlockModel>>> allBlocks = blocks.Collect();
        context.RegisterSourceOutput(
            allBlocks.SelectMany(static (all, _) => HintNames.MakeUnique(
                all.Select(b => b.Model).OfType<BlockModel>().Where(b => b.Refusal is null), b => b.Type, (b, type) => b with { Type = type })),
            static (c, b) => Add(c, b.Type.HintName + ".Block.g.cs", BlockSurface.Write(b.Type, b.Members)));
        IncrementalValueProvider<ImmutableArray<Parsed<RefusedMember>>> strays = Strays(context).Combine(allBlocks).Select(static (all, _) => all.Left.AddRange(
            all.Right.SelectMany(b => b.Model is null ? [new Parsed<RefusedMember>(null, b.Refusal)] : b.Model.Refusal is null ? [] : b.Model.Refused)));
        context.RegisterSourceOutput(
            methods.Combine(strays).SelectMany(static (models, _) => HintNames.MakeUnique(
                RefusedGroup.Group(models.Left.Kernels, models.Left.Pipelines, models.Right.Select(s => s.Model).OfType<RefusedMember>()),
                g => g.Type, (g, type) => g with { Type = type })).Combine(withheld),
            static (c, pair) => Output(c, pair.Left, pair.Right));

        // What cannot even be reopened. The same mistake of the class around is found at each of its members.
        context.RegisterSourceOutput(
            networks.Refusals().Collect()
                .Combine(kernels.Refusals().Collect())
                .Combine(pipelines.Refusals().Collect())
                .Combine(strays)
                .SelectMany(static (refusals, _) => Distinct(
                    [
                        .. refusals.Left.Left.Left, .. refusals.Left.Left.Right, .. refusals.Left.Right,
                        .. refusals.Right.Select(s => s.Refusal).OfType<Refusal>(),
                    ])),
            Withheld.Nothing);
    }

    private static bool IsMethod(SyntaxNode node) => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax;

    private static IncrementalValuesProvider<Parsed<T>> Read<T>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<SyntaxNode, bool> isTarget,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, Parsed<T>?> parse)
        where T : class, IEquatable<T> =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, (node, _) => isTarget(node), (c, token) => parse(c, token))
            .Where(static p => p is not null)
            .Select(static (p, _) => p!);

    /// <summary>The outputs that belong to declarations, each at the declaration that leads to it.</summary>
    private static IncrementalValuesProvider<TOutput> Outputs<TModel, TOutput>(
        IncrementalValuesProvider<TModel> models, IncrementalValueProvider<Named<TOutput>> named, Func<TModel, string> owner)
        where TOutput : class, IEquatable<TOutput> =>
        models.Combine(named)
            .Select((pair, _) => pair.Right.Find(owner(pair.Left)))
            .Where(static o => o is not null)
            .Select(static (o, _) => o!);

    private static Named<NetworkModel> Name(IEnumerable<NetworkModel> models) => new(HintNames.MakeUnique(
        models.Select(m => new Output<NetworkModel>(m.Owner, m)), o => o.Value.Type, (o, type) => o with { Value = Rename(o.Value, type) }));

    private static IEnumerable<ImageKernelGroup> Groups(IEnumerable<ImageKernelModel> kernels, IEnumerable<ImagePipelineModel> pipelines) =>
        HintNames.MakeUnique(ImageKernelGroup.Group(kernels, pipelines), g => g.Type, (g, type) => g.WithType(type));

    /// <summary>Layers outside a network, which no attribute on the class leads to.</summary>
    private static IncrementalValueProvider<ImmutableArray<Parsed<RefusedMember>>> Strays(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<Parsed<RefusedMember>>>? all = null;
        foreach (string attribute in KnownNames.LayerAttributes)
        {
            IncrementalValueProvider<ImmutableArray<Parsed<RefusedMember>>> found = Read(
                context, "KernelGen." + attribute, static node => node is PropertyDeclarationSyntax or IndexerDeclarationSyntax, Declared.Stray).Collect();
            all = all is { } before ? before.Combine(found).Select(static (p, _) => p.Left.AddRange(p.Right)) : found;
        }

        return all!.Value;
    }

    /// <summary>Each problem once.</summary>
    private static IEnumerable<Refusal> Distinct(IEnumerable<Refusal> refusals)
    {
        var seen = new HashSet<Problem>();
        foreach (Refusal refusal in refusals)
        {
            Problem[] fresh = [.. refusal.Problems.Where(seen.Add)];
            if (fresh.Length > 0 || refusal.IsSilent)
            {
                yield return refusal with { Problems = fresh.ToEquatableArray() };
            }
        }
    }

    private static NetworkModel Rename(NetworkModel model, TypeDeclaration type) =>
        model with { Type = type, Declaration = model.Declaration is { } network ? network with { Type = type } : null };

    private static void OutputSurface(SourceProductionContext context, NetworkModel model, Withheld withheld)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        bool isSound = model.Declaration is not null;
        Add(
            context, model.Type.HintName + (isSound ? ".g.cs" : KnownNames.NetworkStubsSuffix),
            isSound
                ? NetworkSurface.Write(model.Declaration!, ShapeInference.Infer(model.Declaration!), model.Properties)
                : withheld.Network(context, model));
    }

    private static void OutputKernels(SourceProductionContext context, NetworkDeclaration network, Widths widths)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        (IReadOnlyList<GeneratedFile>? files, Refusal? refusal) = Compile(network.Type, () => Compiler.Network(network, context.CancellationToken, widths));
        foreach (GeneratedFile file in files ?? [Withheld.Kernels(context, network, refusal!)])
        {
            Add(context, network.Type.HintName + file.Suffix, file.Text);
        }
    }

    private static void Output(SourceProductionContext context, (ImageMethod Method, Widths Widths) image)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        ImageMethod method = image.Method;
        (string? text, Refusal? refusal) = Compile(method.Type, () => Compiler.Image(method.Kernel, method.Pipeline, method.Name, image.Widths, context.CancellationToken));
        text ??= Withheld.Alone.Members(context, method.Type, [new RefusedMember(method.Type, method.Stub, refusal!)]);
        if (text is not null)
        {
            Add(context, method.File + ".Kernels.g.cs", text);
        }
    }

    private static void Output(SourceProductionContext context, RefusedGroup group, Withheld withheld)
    {
        if (withheld.Members(context, group.Type, group.Members) is { } text)
        {
            Add(context, group.Type.HintName + KnownNames.StubsSuffix, text);
        }
    }

    /// <summary>
    /// A fault of this compiler is reported as one, and the other classes are still compiled: an exception would
    /// take down all output and leave the user with hundreds of errors that say nothing.
    /// </summary>
    private static (T? Output, Refusal? Refusal) Compile<T>(TypeDeclaration type, Func<T> compile) where T : class
    {
        try
        {
            return (compile(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (null, Withheld.Fault(type.Name, exception));
        }
    }

    private static void Add(SourceProductionContext context, string hintName, string text)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        context.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
    }
}

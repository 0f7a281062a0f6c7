using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator;

/// <summary>What became of one attribute: a model with something to add to the user's type, or the reason why nothing is added.</summary>
/// <param name="Model">What the output is made of.</param>
/// <param name="Refusal">Why there is no model.</param>
internal sealed record Parsed<T>(T? Model, Refusal? Refusal) where T : class, IEquatable<T>;

/// <summary>What the pipeline caches of one <c>[Network]</c> class.</summary>
/// <param name="Type">The user's class.</param>
/// <param name="Declaration">The network, or null where the declaration has an error.</param>
/// <param name="Properties">The layers' properties, in the order of the declaration's layers.</param>
/// <param name="StubMembers">The partial properties as they are implemented if there is no network to compile.</param>
/// <param name="StubBase">Whether a stub may derive from the runtime's <c>Network</c>, so that calls elsewhere still bind.</param>
/// <param name="Refusal">Why there is no declaration.</param>
internal sealed record NetworkModel(
    TypeDeclaration Type, NetworkDeclaration? Declaration, EquatableArray<LayerProperty> Properties, EquatableArray<string> StubMembers,
    bool StubBase, Refusal? Refusal)
{
    /// <summary>Names the declaration.</summary>
    public string Owner => Type.ToString();

    /// <summary>
    /// What the kernels depend on: not on how the properties are declared and documented, so that an edit there compiles no kernel again.
    /// </summary>
    public NetworkDeclaration? Kernels => Declaration is null ? null : Declaration with
    {
        Layers = Declaration.Layers.Select(l => l with { Accessibility = "" }).ToEquatableArray(),
    };
}

/// <summary>What the pipeline caches of one <c>[Block]</c> class by itself; the networks that use it hold its layers.</summary>
/// <param name="Type">The user's class.</param>
/// <param name="Members">The partial properties as far as their accessors; as they are implemented where there is an error.</param>
/// <param name="Refusal">What is wrong with it.</param>
internal sealed record BlockModel(TypeDeclaration Type, EquatableArray<string> Members, Refusal? Refusal)
{
    /// <summary>The members of a block with errors, of which the first says why.</summary>
    public IEnumerable<Parsed<RefusedMember>> Refused => Members.Count == 0
        ? [new Parsed<RefusedMember>(null, Refusal)]
        : Members.Select((m, i) => new Parsed<RefusedMember>(
            new RefusedMember(Type, m, i == 0 ? Refusal! : Refusal! with { Problems = default, IsReportedElsewhere = true }), null));
}

/// <summary>What the pipeline caches of one <c>[ImageKernel]</c> method.</summary>
/// <param name="Type">The type that holds the method.</param>
/// <param name="Declaration">The kernel, or null where the declaration has an error.</param>
/// <param name="StubMember">The method as it is implemented if there is no kernel to compile; null where it cannot be.</param>
/// <param name="Refusal">Why there is no declaration.</param>
internal sealed record ImageKernelModel(
    TypeDeclaration Type, ImageKernelDeclaration? Declaration, string? StubMember, Refusal? Refusal)
{
    /// <summary>Names the declaration.</summary>
    public string Owner => $"{Type} {StubMember}";
}

/// <summary>What the pipeline caches of one <c>[ImagePipeline]</c> method.</summary>
/// <param name="Type">The type that holds the method.</param>
/// <param name="Declaration">
/// The image pipeline with all kernels that it lists, so that it is compiled again when one of them changes; or null where the
/// declaration, or that of a kernel, has an error.
/// </param>
/// <param name="StubMember">The method as it is implemented if there is no image pipeline to compile; null where it cannot be.</param>
/// <param name="Refusal">Why there is no declaration.</param>
internal sealed record ImagePipelineModel(
    TypeDeclaration Type, ImagePipelineDeclaration? Declaration, string? StubMember, Refusal? Refusal)
{
    /// <summary>Names the declaration.</summary>
    public string Owner => $"{Type} {StubMember}";
}

/// <summary>All sound image kernels and image pipelines of one type, whose functions are named together.</summary>
/// <param name="Type">The type.</param>
/// <param name="Kernels">Its kernels.</param>
/// <param name="Pipelines">Its pipelines.</param>
/// <param name="Owners">Names each declaration, the kernels' first.</param>
internal sealed record ImageKernelGroup(
    TypeDeclaration Type, EquatableArray<ImageKernelModel> Kernels, EquatableArray<ImagePipelineModel> Pipelines, EquatableArray<string> Owners)
{
    /// <summary>Brings what is declared in one type together.</summary>
    public static IEnumerable<ImageKernelGroup> Group(IEnumerable<ImageKernelModel> kernels, IEnumerable<ImagePipelineModel> pipelines)
    {
        ILookup<TypeDeclaration, ImageKernelModel> kernelsOf = kernels.Where(k => k.Declaration is not null).ToLookup(k => k.Type);
        ILookup<TypeDeclaration, ImagePipelineModel> pipelinesOf = pipelines.Where(p => p.Declaration is not null).ToLookup(p => p.Type);
        return kernelsOf.Select(g => g.Key)
            .Union(pipelinesOf.Select(g => g.Key))
            .Select(type => Of(type, [.. kernelsOf[type].Distinct()], [.. pipelinesOf[type].Distinct()]));
    }

    private static ImageKernelGroup Of(TypeDeclaration type, ImageKernelModel[] kernels, ImagePipelineModel[] pipelines) => new(
        type, kernels.ToEquatableArray(), pipelines.ToEquatableArray(), kernels.Select(k => k.Owner).Concat(pipelines.Select(p => p.Owner)).ToEquatableArray());

    /// <summary>The same with another type declaration in all its parts.</summary>
    public ImageKernelGroup WithType(TypeDeclaration type)
    {
        return new(
            type,
            Kernels.Select(k => k with { Type = type, Declaration = Rename(k.Declaration) }).ToEquatableArray(),
            Pipelines.Select(p => p with { Type = type, Declaration = RenamePipeline(p.Declaration) }).ToEquatableArray(),
            Owners);

        ImageKernelDeclaration? Rename(ImageKernelDeclaration? kernel) => kernel is null ? null : kernel with { Type = type };

        ImagePipelineDeclaration? RenamePipeline(ImagePipelineDeclaration? pipeline) => pipeline is null ? null : pipeline with
        {
            Type = type,
            Nodes = pipeline.Nodes.Select(n => n with { Kernel = Rename(n.Kernel) }).ToEquatableArray(),
        };
    }
}

/// <summary>A member that cannot be compiled, outside a network.</summary>
/// <param name="Type">The type that holds the member.</param>
/// <param name="StubMember">The member as it is implemented all the same; null where it cannot be.</param>
/// <param name="Refusal">Why it is not compiled.</param>
internal sealed record RefusedMember(TypeDeclaration Type, string? StubMember, Refusal Refusal);

/// <summary>
/// The members of one type that cannot be compiled. They are kept apart from the sound ones, so that a message that moves with
/// its line compiles nothing again.
/// </summary>
internal sealed record RefusedGroup(TypeDeclaration Type, EquatableArray<RefusedMember> Members)
{
    /// <summary>Brings what is declared in one type together.</summary>
    public static IEnumerable<RefusedGroup> Group(
        IEnumerable<ImageKernelModel> kernels, IEnumerable<ImagePipelineModel> pipelines, IEnumerable<RefusedMember> layers) =>
        kernels.Where(k => k.Refusal is not null).Select(k => new RefusedMember(k.Type, k.StubMember, k.Refusal!))
            .Concat(pipelines.Where(p => p.Refusal is not null).Select(p => new RefusedMember(p.Type, p.StubMember, p.Refusal!)))
            .Concat(layers)
            .Distinct()
            .GroupBy(m => m.Type)
            .Select(g => new RefusedGroup(g.Key, g.ToEquatableArray()));
}

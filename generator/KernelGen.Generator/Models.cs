using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator;

/// <summary>What the pipeline caches of one <c>[Network]</c> class.</summary>
/// <param name="Type">The user's class.</param>
/// <param name="Declaration">The network, or null where the declaration has an error.</param>
/// <param name="Properties">The layers' properties, in the order of the declaration's layers.</param>
/// <param name="StubMembers">The partial properties as they are implemented if there is no network to compile.</param>
/// <param name="StubBase">Whether a stub may derive from the runtime's <c>Network</c>, so that calls elsewhere still bind.</param>
internal sealed record NetworkModel(
    TypeDeclaration Type, NetworkDeclaration? Declaration, EquatableArray<LayerProperty> Properties, EquatableArray<string> StubMembers, bool StubBase)
{
    /// <summary>
    /// What the kernels depend on: not on how the properties are declared and documented, so that an edit there compiles no kernel again.
    /// </summary>
    public NetworkDeclaration? Kernels => Declaration is null ? null : Declaration with
    {
        Layers = Declaration.Layers.Select(l => l with { Accessibility = "" }).ToEquatableArray(),
    };
}

/// <summary>What the pipeline caches of one <c>[ImageKernel]</c> method.</summary>
/// <param name="Type">The type that holds the method.</param>
/// <param name="Declaration">The kernel, or null where the declaration has an error.</param>
/// <param name="StubMember">The method as it is implemented if there is no kernel to compile.</param>
internal sealed record ImageKernelModel(TypeDeclaration Type, ImageKernelDeclaration? Declaration, string StubMember);

/// <summary>What the pipeline caches of one <c>[ImagePipeline]</c> method.</summary>
/// <param name="Type">The type that holds the method.</param>
/// <param name="Declaration">
/// The image pipeline with all kernels that it lists, so that it is compiled again when one of them changes; or null where the
/// declaration, or that of a kernel, has an error.
/// </param>
/// <param name="StubMember">The method as it is implemented if there is no image pipeline to compile.</param>
internal sealed record ImagePipelineModel(TypeDeclaration Type, ImagePipelineDeclaration? Declaration, string StubMember);

/// <summary>All image kernels and image pipelines of one type: the unit of output.</summary>
internal sealed record ImageKernelGroup(
    TypeDeclaration Type, EquatableArray<ImageKernelModel> Kernels, EquatableArray<ImagePipelineModel> Pipelines)
{
    /// <summary>Brings what stands in one type together.</summary>
    public static IEnumerable<ImageKernelGroup> Group(IEnumerable<ImageKernelModel> kernels, IEnumerable<ImagePipelineModel> pipelines)
    {
        ILookup<TypeDeclaration, ImageKernelModel> kernelsOf = kernels.ToLookup(k => k.Type);
        ILookup<TypeDeclaration, ImagePipelineModel> pipelinesOf = pipelines.ToLookup(p => p.Type);
        return kernelsOf.Select(g => g.Key)
            .Union(pipelinesOf.Select(g => g.Key))
            .Select(type => new ImageKernelGroup(
                type, kernelsOf[type].Distinct().ToEquatableArray(), pipelinesOf[type].Distinct().ToEquatableArray()));
    }

    /// <summary>The same with another type declaration in all its parts.</summary>
    public ImageKernelGroup WithType(TypeDeclaration type)
    {
        return new(
            type,
            Kernels.Select(k => new ImageKernelModel(type, Rename(k.Declaration), k.StubMember)).ToEquatableArray(),
            Pipelines.Select(p => new ImagePipelineModel(type, RenamePipeline(p.Declaration), p.StubMember)).ToEquatableArray());

        ImageKernelDeclaration? Rename(ImageKernelDeclaration? kernel) => kernel is null ? null : kernel with { Type = type };

        ImagePipelineDeclaration? RenamePipeline(ImagePipelineDeclaration? pipeline) => pipeline is null ? null : pipeline with
        {
            Type = type,
            Nodes = pipeline.Nodes.Select(n => n with { Kernel = Rename(n.Kernel) }).ToEquatableArray(),
        };
    }
}

namespace KernelGen.Generator.Declarations;

/// <summary>What the pipeline caches of one <c>[Network]</c> class.</summary>
/// <param name="Type">The user's class.</param>
/// <param name="Declaration">The network, or null where the declaration has an error.</param>
/// <param name="StubMembers">The partial properties as they are implemented if there is no network to compile.</param>
/// <param name="StubBase">Whether a stub may derive from the runtime's <c>Network</c>, so that calls elsewhere still bind.</param>
internal sealed record NetworkModel(
    TypeDeclaration Type, NetworkDeclaration? Declaration, EquatableArray<string> StubMembers, bool StubBase);

/// <summary>What the pipeline caches of one <c>[ImageKernel]</c> method.</summary>
/// <param name="Type">The type that holds the method.</param>
/// <param name="Declaration">The kernel, or null where the declaration has an error.</param>
/// <param name="StubMember">The method as it is implemented if there is no kernel to compile.</param>
internal sealed record ImageKernelModel(TypeDeclaration Type, ImageKernelDeclaration? Declaration, string StubMember);

/// <summary>All image kernels of one type: the unit of output.</summary>
internal sealed record ImageKernelGroup(TypeDeclaration Type, EquatableArray<ImageKernelModel> Kernels);

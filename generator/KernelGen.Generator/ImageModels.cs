using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Generator;

/// <summary>One sound image kernel or image pipeline with the names of its functions and of its file: the unit that is compiled.</summary>
/// <param name="Type">The class that declares it.</param>
/// <param name="Name">What its functions are called.</param>
/// <param name="File">The stem of its file's name.</param>
/// <param name="Stub">The method as it is implemented if it cannot be compiled.</param>
/// <param name="Kernel">The kernel; null where it is a pipeline.</param>
/// <param name="Pipeline">The pipeline; null where it is a kernel.</param>
internal sealed record ImageMethod(
    TypeDeclaration Type, string Name, string File, string? Stub, ImageKernelDeclaration? Kernel, ImagePipelineDeclaration? Pipeline)
{
    /// <summary>The methods of a class, each with the owner that finds it.</summary>
    public static IEnumerable<Output<ImageMethod>> Of(ImageKernelGroup group)
    {
        string[] names = LoweredImage.NamesOf(group.Kernels.Select(k => k.Declaration!.Method).Concat(group.Pipelines.Select(p => p.Declaration!.Method)));
        string[] files = HintNames.OfMethods(group.Type, names);
        return group.Owners.Zip(
            group.Kernels.Select((k, i) => new ImageMethod(group.Type, names[i], files[i], k.StubMember, k.Declaration, null))
                .Concat(group.Pipelines.Select((p, j) => (Pipeline: p, Index: group.Kernels.Count + j))
                    .Select(p => new ImageMethod(group.Type, names[p.Index], files[p.Index], p.Pipeline.StubMember, null, p.Pipeline.Declaration))),
            (owner, method) => new Output<ImageMethod>(owner, method));
    }
}

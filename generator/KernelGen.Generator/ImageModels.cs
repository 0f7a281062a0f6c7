using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit.Images;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Generator;

/// <summary>One sound image kernel or image pipeline with the name of its functions: the unit that is compiled.</summary>
/// <param name="Name">What its functions are called.</param>
/// <param name="Kernel">The kernel; null where it is a pipeline.</param>
/// <param name="Pipeline">The pipeline; null where it is a kernel.</param>
internal sealed record ImageMethod(string Name, ImageKernelDeclaration? Kernel, ImagePipelineDeclaration? Pipeline)
{
    /// <summary>The methods of a class, each with the owner that finds it.</summary>
    public static IEnumerable<Output<ImageMethod>> Of(ImageKernelGroup group)
    {
        string[] names = LoweredImage.NamesOf(group.Kernels.Select(k => k.Declaration!.Method).Concat(group.Pipelines.Select(p => p.Declaration!.Method)));
        return group.Owners.Zip(
            group.Kernels.Select((k, i) => new ImageMethod(names[i], k.Declaration, null))
                .Concat(group.Pipelines.Select((p, i) => new ImageMethod(names[group.Kernels.Count + i], null, p.Declaration))),
            (owner, method) => new Output<ImageMethod>(owner, method));
    }
}

/// <summary>What became of it.</summary>
/// <param name="Text">What is written of it; null where this compiler failed on it.</param>
/// <param name="Refusal">Why there is no text.</param>
internal sealed record CompiledImage(ImageText? Text, Refusal? Refusal);

/// <summary>All that a class's file is made of.</summary>
/// <param name="Type">The class.</param>
/// <param name="Stubs">Its methods as they are implemented if one cannot be compiled.</param>
/// <param name="Images">Its methods, in their order.</param>
internal sealed record CompiledGroup(TypeDeclaration Type, EquatableArray<string> Stubs, EquatableArray<CompiledImage> Images);

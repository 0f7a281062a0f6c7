using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>An image kernel or an image pipeline with everything that its text needs.</summary>
/// <param name="Name">What its functions are called: the method's name, with a number where the class has overloads.</param>
/// <param name="Stages">Its stages; none where the image is only moved.</param>
/// <param name="Missing">What is thrown on a machine that no body is for, as an expression; null where there is none.</param>
internal abstract record LoweredImage(string Name, IReadOnlyList<LoweredStage> Stages, string? Missing)
{
    /// <summary>Lowers the kernels of one class, then its pipelines.</summary>
    public static IReadOnlyList<LoweredImage> Lower(
        IEnumerable<ImageKernelDeclaration> kernels, IEnumerable<ImagePipelineDeclaration> pipelines, Widths? widths = null)
    {
        IReadOnlyList<Target> targets = (widths ?? Widths.All).Targets;
        string? missing = widths?.Missing;
        var images = new List<LoweredImage>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (ImageKernelDeclaration declaration in kernels)
        {
            string name = NameOf(declaration.Method, taken);
            var kernel = ImageKernel.From(declaration);
            (int Right, int Down)? shift = KernelFacts.Shift(kernel);
            images.Add(new LoweredKernel(
                name, kernel, shift, shift is null ? LoweredStage.Lower([ImageStage.Of(kernel)], name, targets) : [], missing));
        }

        foreach (ImagePipelineDeclaration declaration in pipelines)
        {
            string name = NameOf(declaration.Method, taken);
            images.Add(new LoweredPipeline(name, declaration, LoweredStage.Lower(PipelineStages.Of(declaration), name, targets), missing));
        }

        return images;
    }

    private static string NameOf(string method, HashSet<string> taken)
    {
        string stem = method.TrimStart('@');
        string name = stem;
        for (int number = 2; !taken.Add(name); number++)
        {
            name = $"{stem}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }
}

/// <summary>An image kernel.</summary>
/// <param name="Kernel">What it computes.</param>
/// <param name="Shift">How far it moves the image, where that is all it does.</param>
internal sealed record LoweredKernel(
    string Name, ImageKernel Kernel, (int Right, int Down)? Shift, IReadOnlyList<LoweredStage> Stages, string? Missing) : LoweredImage(Name, Stages, Missing)
{
    /// <summary>Whether the kernel is too large for straight-line code on some target, so that it loops over its taps.</summary>
    public bool Loops => Stages.Any(stage => stage.Bodies.Any(body => body.Schedule.Order == PassOrder.Looped));
}

/// <summary>An image pipeline.</summary>
internal sealed record LoweredPipeline(
    string Name, ImagePipelineDeclaration Declaration, IReadOnlyList<LoweredStage> Stages, string? Missing) : LoweredImage(Name, Stages, Missing);

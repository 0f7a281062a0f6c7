using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>An image kernel or an image pipeline with everything that its text needs.</summary>
/// <param name="Name">What its functions are called: the method's name, with a number where the class has overloads.</param>
/// <param name="Stages">Its stages; none where the image is only moved.</param>
/// <param name="Missing">What is thrown on a machine that no body is for, as an expression; null where there is none.</param>
internal abstract record LoweredImage(string Name, IReadOnlyList<LoweredStage> Stages, string? Missing)
{
    /// <summary>Lowers the kernels of one class, then its pipelines.</summary>
    public static IReadOnlyList<LoweredImage> Lower(
        IReadOnlyList<ImageKernelDeclaration> kernels, IReadOnlyList<ImagePipelineDeclaration> pipelines, Widths? widths = null)
    {
        string[] names = NamesOf(kernels.Select(k => k.Method).Concat(pipelines.Select(p => p.Method)));
        return
        [
            .. kernels.Select((k, i) => Lower(k, names[i], widths ?? Widths.All)),
            .. pipelines.Select((p, i) => Lower(p, names[kernels.Count + i], widths ?? Widths.All)),
        ];
    }

    /// <summary>Lowers a kernel.</summary>
    public static LoweredImage Lower(ImageKernelDeclaration declaration, string name, Widths widths)
    {
        var kernel = ImageKernel.From(declaration);
        (int Right, int Down)? shift = KernelFacts.Shift(kernel);
        return new LoweredKernel(
            name, kernel, shift, shift is null ? LoweredStage.Lower([ImageStage.Of(kernel)], name, widths.Targets) : [], widths.Missing);
    }

    /// <summary>Lowers a pipeline.</summary>
    public static LoweredImage Lower(ImagePipelineDeclaration declaration, string name, Widths widths) =>
        new LoweredPipeline(name, declaration, LoweredStage.Lower(PipelineStages.Of(declaration), name, widths.Targets), widths.Missing);

    /// <summary>What the functions of methods are called that a class has in this order.</summary>
    public static string[] NamesOf(IEnumerable<string> methods)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. methods.Select(m => NameOf(m, taken))];
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

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Emit.Images;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler;

/// <summary>All stages, from declarations without errors to the text of their files.</summary>
internal static class Compiler
{
    /// <summary>Compiles a network.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="widths">The vector widths that it is compiled for; all where nothing is said.</param>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static IReadOnlyList<GeneratedFile> Network(NetworkDeclaration declaration, CancellationToken cancellation = default, Widths? widths = null) =>
        Interruption.Run(() => Network(declaration, widths ?? Widths.All), cancellation);

    /// <summary>Compiles the image kernels and image pipelines of one class.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static string Images(
        TypeDeclaration type, IReadOnlyList<ImageKernelDeclaration> kernels, IReadOnlyList<ImagePipelineDeclaration> pipelines,
        CancellationToken cancellation = default, Widths? widths = null) =>
        Interruption.Run(() => Images(type, kernels, pipelines, widths ?? Widths.All), cancellation);

    /// <summary>Compiles one image kernel or one image pipeline of a class to a file of its own.</summary>
    /// <param name="kernel">The kernel; null where it is a pipeline.</param>
    /// <param name="pipeline">The pipeline; null where it is a kernel.</param>
    /// <param name="name">What its functions are called; see <see cref="LoweredImage.NamesOf"/>.</param>
    /// <param name="widths">The vector widths that it is compiled for.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static string Image(
        ImageKernelDeclaration? kernel, ImagePipelineDeclaration? pipeline, string name, Widths widths, CancellationToken cancellation) =>
        Interruption.Run(
            () => ImageEmitter.Write(kernel?.Type ?? pipeline!.Type, [kernel is null ? LoweredImage.Lower(pipeline!, name, widths) : LoweredImage.Lower(kernel, name, widths)]),
            cancellation);

    private static IReadOnlyList<GeneratedFile> Network(NetworkDeclaration declaration, Widths widths)
    {
        // What each layer reads, writes and learns. The analyzers ask the same, so a declaration that comes here has shapes.
        InferenceResult shapes = ShapeInference.Infer(declaration);

        // What the layers mean: a few operators, and a place for each parameter.
        NetworkGraph graph = NetworkGraph.Build(declaration, shapes);

        // The steps for each purpose, in memory of their own: one sample, sixteen where that is faster, and training.
        NetworkPrograms programs = NetworkPrograms.Build(graph, declaration.Trains);

        // The kernels of all programs for each vector width, as loops that are tiled and unrolled. Nothing is decided after this.
        KernelSet[] kernels = [.. widths.Targets.Select(target => KernelSet.Lower(target, programs.Steps))];

        // A step that overlaps another's memory or reads what nobody wrote is a fault of this compiler: it is found here and not in numbers.
        foreach (KernelSet set in kernels)
        {
            ProgramVerifier.Check(programs, set);
        }

        // Text: a file of the plan, the programs and the dispatch, then one of the kernels for each width.
        return new NetworkEmitter(declaration, shapes, programs, graph.Parameters, kernels, widths).Write();
    }

    private static string Images(
        TypeDeclaration type, IReadOnlyList<ImageKernelDeclaration> kernels, IReadOnlyList<ImagePipelineDeclaration> pipelines, Widths widths)
    {
        // What arithmetic is exact, which stages there are, and the cheapest order of their sums for each vector width.
        IReadOnlyList<LoweredImage> images = LoweredImage.Lower(kernels, pipelines, widths);

        // Text: the bodies of the user's methods, then the functions that they run.
        return ImageEmitter.Write(type, images);
    }
}

using KernelGen.Compiler;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Emit.Images;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Images;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Images;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

/// <summary>An abandoned compilation stops in whatever stage it is: each stage asks, not only the loop around them.</summary>
public sealed class InterruptionTests
{
    private static readonly NetworkDeclaration s_network = Declare.Network(
        3, 12, 12, Declare.Conv(4, 3, 3, activation: new ReLUDeclaration()), Declare.MaxPool(2, 2), Declare.Linear(3));

    private static readonly InferenceResult s_shapes = ShapeInference.Infer(s_network);

    private static readonly NetworkGraph s_graph = NetworkGraph.Build(s_network, s_shapes);

    private static readonly NetworkPrograms s_programs = NetworkPrograms.Build(s_graph);

    private static readonly KernelSet s_kernels = KernelSet.Lower(Target.Bits256, s_programs.Steps);

    private static readonly Kernel s_kernel = NetworkKernels.Of(s_network, Target.Bits256)[0].Kernel;

    private static readonly ImageKernelDeclaration s_blur = Kernels.Declare("1 2 1; 2 4 2; 1 2 1", PixelType.U8, PixelType.U8, 16);

    private static readonly Dictionary<string, Action> s_stages = new()
    {
        ["programs"] = () => NetworkPrograms.Build(s_graph),
        ["the program of training"] = () => ProgramBuilder.Build(s_graph, Purpose.Train),
        ["the lowering of kernels"] = () => KernelSet.Lower(Target.Bits512, s_programs.Steps),
        ["the verifier of programs"] = () => ProgramVerifier.Check(s_programs, s_kernels),
        ["the passes"] = () => s_kernel.Run(),
        ["unrolling"] = () => Unroll.Apply(s_kernel.Algorithm, "y", 2),
        ["simplifying"] = () => Simplify.Apply(s_kernel.Algorithm),
        ["sharing loads"] = () => ShareLoads.Apply(s_kernel.Algorithm, 16),
        ["the verifier of functions"] = () => Verifier.Check(s_kernel.Algorithm),
        ["the printer"] = () => Printer.Print(s_kernel.Algorithm),
        ["the text of a function"] = () => FunctionEmitter.Write(s_kernel.Algorithm, new CodeWriter()),
        ["the text of a network"] = () => new NetworkEmitter(s_network, s_shapes, s_programs, s_graph.Parameters, [s_kernels]).Write(),
        ["the choice of an image's schedule"] = () => ScheduleChooser.TryChoose(ImageStage.Of(ImageKernel(s_blur)), Target.Bits256, "Blur"),
        ["the lowering of images"] = () => LoweredImage.Lower([s_blur], []),
        ["the text of images"] = () => ImageEmitter.Write(Kernels.Type, LoweredImage.Lower([s_blur], [])),
    };

    public static TheoryData<string> Stages => [.. s_stages.Keys];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Bad24_EveryStageStops(string stage)
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Interruption.Run(
            () =>
            {
                source.Cancel();
                s_stages[stage]();
                return "finished";
            },
            source.Token));

        // The next compilation of the thread is whole.
        s_stages[stage]();
    }

    private static KernelGen.Compiler.Arithmetic.ImageKernel ImageKernel(ImageKernelDeclaration declaration) =>
        KernelGen.Compiler.Arithmetic.ImageKernel.From(declaration);
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Programs;

/// <summary>The programs of one layer as text: <c>[Conv2d(64, 3, Padding = 1), ReLU]</c> on 64×8×8.</summary>
public sealed class ProgramPrinterTests
{
    private static readonly NetworkGraph s_graph = Build();

    [Fact]
    public void OneSample()
    {
        NetworkProgram program = ProgramBuilder.Build(s_graph, Purpose.InferOne);
        Assert.Equal(
            """
              C1: WinogradWeights.Pack(parameters[0], 64, 64, 3, 3, 4, 4, packed[0])
              C1: WeightPacking.Bias(parameters[36864], 64, packed[65536])

            """.ReplaceLineEndings("\n"),
            ProgramPrinter.Print(program.Packing));
        Assert.Equal(
            """
              C1: SampleLayout.ToBlocks(input[0], 64, 8, 8, 8, 64, 160, 1600, workspace[176])
              C1: WinogradConvolution(workspace[0], packed[0], packed[65536], workspace[6400], workspace[10752], workspace[15104])
              Output: SampleLayout.ToPlanes(workspace[15104], 64, 8, 8, 128, 1024, output[0])

            """.ReplaceLineEndings("\n"),
            ProgramPrinter.Print(program.Forward));
    }

    [Fact]
    public void SixteenSamplesForwardAndBackward()
    {
        NetworkProgram program = ProgramBuilder.Build(s_graph.SummingDirectly(), Purpose.Train);
        Assert.Equal(
            """
              C1: BatchConvolution(workspace[0], parameters[0], parameters[36864], workspace[102400])

            """.ReplaceLineEndings("\n"),
            ProgramPrinter.Print(program.Forward));
        Assert.Equal(
            """
              C1: BatchActivateGradientInPlace(workspace[102400], workspace[167936])
              for parameter gradients
                C1: BatchConvolutionWeightGradient(workspace[0], workspace[167936], scratch[0], gradients[0], gradients[36864])
              end
              stop without input gradient
              C1: BatchConvolutionInputGradient(workspace[167936], parameters[0], workspace[270336])

            """.ReplaceLineEndings("\n"),
            ProgramPrinter.Print(program.Backward));
    }

    private static NetworkGraph Build()
    {
        var declaration = new NetworkDeclaration(
            new TypeDeclaration("", default, "public sealed partial class One", "One", "One"), 64, 8, 8,
            new[]
            {
                new LayerDeclaration(
                    "C1", "public", new Conv2dDeclaration(64, 3, 3, 1, 1, new PaddingDeclaration(1, 1, 1, 1), AutoPadding.None, 1, 1, 1, true),
                    new ReLUDeclaration()),
            }.ToEquatableArray());
        return NetworkGraph.Build(declaration, ShapeInference.Infer(declaration));
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>All stages in a row: from a declaration without errors to the text of its file.</summary>
internal static class NetworkCompiler
{
    public static string Compile(NetworkDeclaration declaration)
    {
        InferenceResult shapes = ShapeInference.Infer(declaration);
        NetworkGraph graph = NetworkGraph.Build(declaration, shapes);
        BlockProgram block = BlockProgram.Build(graph);
        SampleProgram sample = SampleProgram.Build(graph);
        return new NetworkEmitter(declaration, shapes, block, sample, graph.ParameterLength).Write();
    }
}

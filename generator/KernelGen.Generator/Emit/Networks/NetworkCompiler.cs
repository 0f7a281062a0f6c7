using KernelGen.Generator.Declarations;
using KernelGen.Generator.Graph;
using KernelGen.Generator.Lowering.Programs;
using KernelGen.Generator.Shapes;

namespace KernelGen.Generator.Emit.Networks;

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

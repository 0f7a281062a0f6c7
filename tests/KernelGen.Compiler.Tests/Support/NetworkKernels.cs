using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Support;

/// <summary>All kernels that a network needs, as they come out of the lowering.</summary>
internal static class NetworkKernels
{
    public static IReadOnlyList<(string Layer, Kernel Kernel)> Of(NetworkDeclaration declaration, Target target)
    {
        InferenceResult shapes = ShapeInference.Infer(declaration);
        Assert.True(shapes.IsValid, string.Join("; ", shapes.Errors));
        return Of(NetworkGraph.Build(declaration, shapes), target);
    }

    public static IReadOnlyList<(string Layer, Kernel Kernel)> Of(NetworkGraph graph, Target target)
    {
        Purpose[] purposes = [Purpose.Train, Purpose.InferSixteen, Purpose.InferOne];
        return
        [
            .. purposes.SelectMany(p => ProgramBuilder.Build(graph, p).Steps)
                .SelectMany(s => s is ForParameterGradients part ? part.Steps : [s]).OfType<KernelStep>().Select(s => (s.Layer, s.Lower(target))),
        ];
    }

    /// <summary>The first kernel of that name.</summary>
    public static Kernel Named(string name, NetworkDeclaration declaration, Target target) =>
        Of(declaration, target).First(k => k.Kernel.Algorithm.Name == name).Kernel;
}

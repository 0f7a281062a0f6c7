using KernelGen.Compiler.Ir;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Baselines;

/// <summary>What each stage makes of LeNet-5, to be read: where a digest differs, these say what has become of it.</summary>
public sealed class LeNet5StageTests
{
    private static readonly StageText Stages = new(LargeNetworks.All["LeNet-5"]);

    [Fact]
    public void ShapesOfLeNet5() => Baseline.Verify("LeNet5.shapes.txt", Stages.Shapes());

    [Fact]
    public void GraphOfLeNet5() => Baseline.Verify("LeNet5.graph.txt", Stages.Graph());

    [Fact]
    public void ProgramsOfLeNet5() => Baseline.Verify("LeNet5.program.txt", Stages.Programs(Target.Bits512));

    [Fact]
    public void KernelsOfLeNet5() => Baseline.Verify("LeNet5.kernels.txt", Stages.Kernels(Target.Bits512));
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;

namespace KernelGen.Compiler.Tests.Programs;

/// <summary>
/// How much memory networks need because storages share it, as parts of what they would take each for itself. Almost every tensor of VGG-16 has
/// a halo, which a step clears.
/// </summary>
public sealed class WorkspaceTests
{
    public static TheoryData<string, int, double, double, double> Networks => new() { { "LeNet-5", 0, 0.75, 0.65, 0.93 }, { "VGG-16", 224, 0.43, 0.42, 0.37 } };

    [Theory]
    [MemberData(nameof(Networks))]
    public void WhatNeverMeetsSharesMemory(string name, int size, double oneSample, double sixteen, double training)
    {
        NetworkDeclaration declaration = size == 0 ? LargeNetworks.All[name] : CourseNetworks.Vgg16(size);
        NetworkGraph graph = NetworkGraph.Build(declaration, ShapeInference.Infer(declaration));
        NetworkProgram[] programs =
            [ProgramBuilder.Build(graph, Purpose.InferOne), ProgramBuilder.Build(graph.SummingDirectly(), Purpose.InferSixteen), ProgramBuilder.Build(graph, Purpose.Train)];
        long[] apart = [.. programs.Select(p => p.Storages.Where(s => s.Memory == Memory.Workspace).Sum(s => (long)s.Length))];
        string figures = FormattableString.Invariant(
            $"{name}: one sample {programs[0].WorkspaceLength} of {apart[0]} floats, sixteen {programs[1].WorkspaceLength} of {apart[1]}, training {programs[2].WorkspaceLength} of {apart[2]}");
        Assert.True(programs[0].WorkspaceLength <= oneSample * apart[0], figures);
        Assert.True(programs[1].WorkspaceLength <= sixteen * apart[1], figures);
        Assert.True(programs[2].WorkspaceLength <= training * apart[2], figures);
    }

    /// <summary>No plan takes less than the largest sum of what holds something at once; ours takes little more, and the number is a constant of the class.</summary>
    [Fact]
    public void WorkspacesAreNearTheLeastThatIsPossible() => Assert.All(CourseNetworks.All, network =>
    {
        NetworkProgram program = ProgramBuilder.Build(NetworkGraph.Build(network.Value, ShapeInference.Infer(network.Value)), Purpose.InferOne);
        long least = new Lifetimes(program.Forward.Where(s => s is not ClearStep)).MostAtOnce(program.Storages.Where(s => s.Memory == Memory.Workspace));
        Assert.True(program.WorkspaceLength <= 1.1 * least, $"{network.Key}: {program.WorkspaceLength} floats, at least {least}");
    });
}

using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>All programs of a network.</summary>
/// <param name="One">For one sample.</param>
/// <param name="Sixteen">For sixteen samples forward; null where they run faster one after another.</param>
/// <param name="Training">For training.</param>
internal sealed record NetworkPrograms(NetworkProgram One, NetworkProgram? Sixteen, NetworkProgram Training)
{
    public IEnumerable<NetworkProgram> All => new[] { One, Training, Sixteen }.OfType<NetworkProgram>();

    /// <summary>All steps that run kernels, those of one sample first.</summary>
    public IReadOnlyList<Step> Steps => [.. All.SelectMany(p => p.Steps)];

    /// <param name="graph">The network in the form that training runs, forward.</param>
    public static NetworkPrograms Build(NetworkGraph graph)
    {
        NetworkProgram training = ProgramBuilder.Build(graph, Purpose.Train);
        bool asBlock = BlockForward.IsFaster(training.Graph, 4L * training.ValueLength);
        return new NetworkPrograms(
            ProgramBuilder.Build(graph, Purpose.InferOne), asBlock ? ProgramBuilder.Build(graph, Purpose.InferSixteen) : null, training);
    }
}

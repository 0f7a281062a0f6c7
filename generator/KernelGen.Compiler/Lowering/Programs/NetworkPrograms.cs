using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>All programs of a network.</summary>
/// <param name="One">For one sample.</param>
/// <param name="Sixteen">For sixteen samples forward; null where they run faster one after another.</param>
/// <param name="Training">For training; null for a network that is declared without it.</param>
internal sealed record NetworkPrograms(NetworkProgram One, NetworkProgram? Sixteen, NetworkProgram? Training)
{
    public IEnumerable<NetworkProgram> All => new[] { One, Training, Sixteen }.OfType<NetworkProgram>();

    /// <summary>All steps that run kernels, those of one sample first.</summary>
    public IReadOnlyList<Step> Steps => [.. All.SelectMany(p => p.Steps)];

    /// <summary>The batch norms, each with the node whose weights take it in where inference has no norm.</summary>
    public IReadOnlyList<(Node Norm, Node? Before)> Norms { get; init; } = [];

    /// <param name="graph">The network in the form that training runs, forward.</param>
    /// <param name="trains">Whether there is to be one for training.</param>
    public static NetworkPrograms Build(NetworkGraph graph, bool trains = true)
    {
        NetworkProgram? training = trains ? ProgramBuilder.Build(graph, Purpose.Train) : null;
        NetworkGraph direct = graph.SummingDirectly();
        NetworkProgram? sixteen = training is null ? ProgramBuilder.Build(direct, Purpose.InferSixteen) : null;
        NetworkProgram measured = training ?? sixteen!;
        bool asBlock = BlockForward.IsFaster(graph.ForInference(), 4L * measured.ValueLength);

        // A sample must not have other bits for being among sixteen: they are summed directly, and so is one.
        NetworkGraph alone = asBlock ? direct : graph;
        return new NetworkPrograms(
            ProgramBuilder.Build(alone, Purpose.InferOne), asBlock ? sixteen ?? ProgramBuilder.Build(direct, Purpose.InferSixteen) : null, training)
        {
            Norms = [.. graph.Nodes.Where(n => n.Operator.LooksAtWholeBatch).Select(n => (n, NormFolding.TakingIn(graph, n)))],
        };
    }
}

using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// The forward and backward pass over sixteen samples in the lanes: what training runs. Every activation is kept for the backward pass, behind
/// which gradients share what memory they can.
/// </summary>
internal sealed class BlockProgram
{
    private readonly List<Step> _forward = [];
    private readonly List<Step> _backward = [];
    private readonly NetworkGraph _graph;
    private readonly GradientEnds _ends;
    private readonly BatchTensors _tensors;

    private BlockProgram(NetworkGraph graph) => (_graph, _ends, _tensors) = (graph, graph.Gradients!, new BatchTensors(graph));

    public IReadOnlyList<Step> Forward => _forward;

    public IReadOnlyList<Step> Backward => _backward;

    /// <summary>The storages of its workspace.</summary>
    public IReadOnlyList<Storage> Storages => _tensors.Storages;

    /// <summary>Floats of workspace for the forward and the backward pass.</summary>
    public int WorkspaceLength { get; private set; }

    /// <summary>Floats of workspace for the forward pass alone: the first of those.</summary>
    public int ForwardWorkspaceLength { get; private set; }

    /// <summary>Whether sixteen samples run forward faster here than one after another.</summary>
    public bool ForwardIsFaster => BlockForward.IsFaster(_graph, 4L * _tensors.ValueLength);

    public Placed<PlaneLayout> Input => _tensors[_graph.Input];

    public Placed<PlaneLayout> Output => _tensors[_graph.Output];

    public Placed<PlaneLayout> OutputGradient => _tensors[_ends.OfOutput];

    public Placed<PlaneLayout> InputGradient => _tensors[_ends.OfInput];

    /// <param name="graph">The network, forward.</param>
    public static BlockProgram Build(NetworkGraph graph)
    {
        var program = new BlockProgram(graph.ForTraining());
        foreach (Node node in program._graph.Forward)
        {
            program.AddForward(node);
        }

        int forward = program._tensors.Storages.Count;
        program._tensors.AddGradients(program._ends);
        program.AddBackward(program._graph.Backward);
        program._forward.InsertRange(0, program._tensors.Weights.Before);
        program.PlaceStorages(forward);
        return program;
    }

    /// <summary>
    /// What only the backward pass needs is placed behind all that the forward pass does: inference rents the first of it. Values are kept, since
    /// a forward pass may have several backward passes; gradients share memory.
    /// </summary>
    private void PlaceStorages(int forward)
    {
        ForwardWorkspaceLength = MemoryPlanner.InOrder(_tensors.Storages.Take(forward));
        Lifetimes gradients = new Lifetimes(_backward).Given(OutputGradient.Place).Result(InputGradient.Place);
        WorkspaceLength = MemoryPlanner.ByLifetime(_tensors.Storages.Skip(forward), gradients, ForwardWorkspaceLength);
    }

    private void AddForward(Node node)
    {
        _forward.AddRange(FormCatalogue.BatchTile(node.Operator).Steps(node, _tensors));
        if (Activations.Fused(node.Activation) == node.Activation)
        {
            return;
        }

        Placed<PlaneLayout> output = _tensors[node.Output];
        _forward.Add(output.Layout.IsContiguous
            ? new KernelStep(node.Layer, "Activation.", new ActivateInPlace(node.Activation), [output.Place], output.Layout.Length)
            : new KernelStep(node.Layer, "Activation.", new BatchActivateInPlace(node.Activation, output.Layout), [output.Place]));
    }

    private void AddBackward(IReadOnlyList<Node> nodes)
    {
        // What comes after the last gradient of a parameter is needed by the gradient of the input alone.
        int end = nodes.Select((node, i) => node.Operator.GivesParameterGradients ? i + 1 : 0).DefaultIfEmpty().Max();
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i == end)
            {
                _backward.Add(new StopWithoutInputGradient());
            }

            IEnumerable<Step> steps = FormCatalogue.BatchTile(nodes[i].Operator).Steps(nodes[i], _tensors);
            _backward.AddRange(nodes[i].Operator.GivesParameterGradients ? [new ForParameterGradients([.. steps])] : steps);
        }
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Where everything is while sixteen samples are run: each tensor, its gradient, the parameters and their gradients.</summary>
internal sealed class BatchTensors
{
    private readonly NetworkGraph _graph;
    private readonly Storages _memory = new(Memory.Workspace);
    private readonly Dictionary<Tensor, Placed<PlaneLayout>> _places = [];

    /// <param name="graph">The network with its backward pass.</param>
    public BatchTensors(NetworkGraph graph)
    {
        _graph = graph;
        Weights = new WeightOrder(_memory);
        foreach (Tensor value in Values)
        {
            _places.Add(value, _memory.New(new PlaneLayout(value.Shape, Halos.Around(graph, value), Parts.Lanes)));
        }

        ValueLength = _places.Values.Sum(v => (long)v.Layout.Length);
    }

    /// <summary>Memory for one kernel's sums that wait, which the next kernel uses again.</summary>
    public Place Scratch { get; private set; } = new(Memory.Workspace, 0);

    /// <summary>Weights as kernels read them.</summary>
    public WeightOrder Weights { get; }

    /// <summary>All storages of the workspace, in the order in which they were needed.</summary>
    public IReadOnlyList<Storage> Storages => _memory.All;

    /// <summary>Floats of all tensors, without their gradients.</summary>
    public long ValueLength { get; }

    private IEnumerable<Tensor> Values => _graph.Forward.Select(n => n.Output).Prepend(_graph.Input);

    public Placed<PlaneLayout> this[Tensor tensor] => _places[tensor];

    public PlaneLayout LayoutOf(Tensor tensor) => _places[tensor].Layout;

    /// <summary>Makes storages for what only the backward pass needs.</summary>
    public void AddGradients(GradientEnds ends)
    {
        Tensor[] gradients =
            [ends.OfOutput, .. _graph.Backward.Where(n => !n.Operator.GivesParameterGradients).Select(n => n.Output)];
        ILookup<Tensor, Tensor> sharing = gradients.ToLookup(MemoryOf);
        ILookup<Tensor?, Tensor> owners = gradients.Where(g => MemoryOf(g) == g).ToLookup(g => g.GradientOf);
        foreach (Tensor owner in Values.SelectMany(v => owners[v]))
        {
            Halo halo = sharing[owner].Aggregate(default(Halo), (all, g) => all.Union(Halos.Around(_graph, g)));
            bool leavesZeros = sharing[owner].Any(g => _graph.ProducerOf(g)?.Operator.LeavesZeros(g.Shape) == true);
            Placed<PlaneLayout> place = _memory.New(new PlaneLayout(owner.Shape, halo, Parts.Lanes), leavesZeros);
            foreach (Tensor gradient in sharing[owner])
            {
                _places.Add(gradient, place);
            }
        }

        Scratch = _memory.New(_graph.Backward.Select(n => FormCatalogue.BatchTile(n.Operator).ScratchLength(n, this)).DefaultIfEmpty().Max());
    }

    /// <summary>Memory for one node alone.</summary>
    public Place New(int length) => _memory.New(length);

    /// <summary>A node's input, parameters and output, in the order of the kernels that have weights.</summary>
    public IReadOnlyList<Place> WithParameters(Node node) => node.Bias is { } bias
        ? [this[node.Input].Place, Weights.Weight(node), ParameterPlace(bias), this[node.Output].Place]
        : [this[node.Input].Place, Weights.Weight(node), this[node.Output].Place];

    /// <summary>What a kernel with weights reads and writes backward: the node's input too where the gradient goes back through its activation.</summary>
    public IReadOnlyList<Place> BackWithWeights(Node node, Finish before) => before.IsNothing
        ? [this[node.Input].Place, Weights.Weight(node), this[node.Output].Place]
        : [this[node.Input].Place, Weights.Weight(node), this[node.Inputs.Last()].Place, this[node.Output].Place];

    /// <summary>What a kernel does to a gradient before it is stored; the values of the activation are the node's last input.</summary>
    public Finish Before(Node node, Activation activation) =>
        activation == Activation.None ? Finish.Nothing : new Finish(activation, LayoutOf(node.Inputs.Last()));

    /// <summary>Where a parameter's gradient goes.</summary>
    public static Place GradientPlace(Parameter parameter) => new(Memory.Gradients, parameter.Offset);

    private static Place ParameterPlace(Parameter parameter) => new(Memory.Parameters, parameter.Offset);

    /// <summary>The tensor whose memory a gradient is in: another's where it is made in place, which asks for a single reader.</summary>
    private Tensor MemoryOf(Tensor gradient) =>
        _graph.ProducerOf(gradient) is { Operator.InPlace: { } input } made && _graph.OnlyReaderOf(made.Inputs[input]) == made
            ? MemoryOf(made.Inputs[input])
            : gradient;
}

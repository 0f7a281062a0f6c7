using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Where everything is while sixteen samples are run: each tensor, its gradient, the parameters and their gradients.</summary>
internal sealed class BatchTensors
{
    private readonly NetworkGraph _graph;
    private readonly MemoryPlan _memory = new(Memory.Workspace);
    private readonly Dictionary<Tensor, Placed<PlaneLayout>> _values = [];
    private readonly Dictionary<Tensor, Placed<PlaneLayout>> _gradients = [];

    public BatchTensors(NetworkGraph graph)
    {
        _graph = graph;
        Weights = new WeightOrder(_memory);
        foreach (Tensor tensor in graph.Tensors)
        {
            _values.Add(tensor, _memory.Take(new PlaneLayout(tensor.Shape, Halos.Around(graph, tensor), Parts.Lanes)));
        }
    }

    /// <summary>Memory for one kernel's sums that wait, which the next kernel uses again.</summary>
    public Place Scratch { get; private set; } = new(Memory.Workspace, 0);

    /// <summary>Weights as kernels read them.</summary>
    public WeightOrder Weights { get; }

    /// <summary>Floats of the workspace.</summary>
    public int Length => _memory.Length;

    /// <summary>Floats of all tensors, without their gradients.</summary>
    public long ValueLength => _values.Values.Sum(v => (long)v.Layout.Length);

    /// <summary>Takes memory for what only the backward pass needs, behind all that the forward pass does: inference stops before it.</summary>
    public void TakeGradients()
    {
        foreach (Tensor tensor in _graph.Tensors)
        {
            Halo halo = _graph.ProducerOf(tensor) is { } producer ? Halos.ForOutputGradientOf(producer) : default;
            _gradients.Add(tensor, _memory.Take(new PlaneLayout(tensor.Shape, halo, Parts.Lanes)));
        }

        Scratch = _memory.Take(_graph.Nodes
            .Select(n => FormCatalogue.BatchTile(n.Operator).ScratchLength(n, _values[n.Input].Layout, _gradients[n.Output].Layout))
            .DefaultIfEmpty()
            .Max());
    }

    public Placed<PlaneLayout> ValueOf(Tensor tensor) => _values[tensor];

    public Placed<PlaneLayout> GradientOf(Tensor tensor) => _gradients[tensor];

    /// <summary>Memory for one node alone.</summary>
    public Place Take(int length) => _memory.Take(length);

    /// <summary>A node's input, parameters and output, in the order of the kernels that have weights.</summary>
    public IReadOnlyList<Place> WithParameters(Node node) => node.Bias is { } bias
        ? [ValueOf(node.Input).Place, Weights.Weight(node), ParameterPlace(bias), ValueOf(node.Output).Place]
        : [ValueOf(node.Input).Place, Weights.Weight(node), ValueOf(node.Output).Place];

    /// <summary>What a kernel with weights reads and writes backward: the input too where the gradient goes back through its activation.</summary>
    public IReadOnlyList<Place> BackWithWeights(Node node, Finish before) => before.IsNothing
        ? [GradientOf(node.Output).Place, Weights.Weight(node), GradientOf(node.Input).Place]
        : [GradientOf(node.Output).Place, Weights.Weight(node), ValueOf(node.Input).Place, GradientOf(node.Input).Place];

    /// <summary>Where a parameter's gradient goes.</summary>
    public static Place GradientPlace(Parameter parameter) => new(Memory.Gradients, parameter.Offset);

    private static Place ParameterPlace(Parameter parameter) => new(Memory.Parameters, parameter.Offset);
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph.Passes;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>A network as operators on tensors. It never changes; a pass makes another from it.</summary>
internal sealed class NetworkGraph
{
    private readonly Dictionary<Tensor, Node> _producers = [];
    private readonly ILookup<Tensor, Node> _readers;

    /// <param name="input">The sample.</param>
    /// <param name="outputs">What the caller gets, in order.</param>
    /// <param name="nodes">The operators, each after those that it reads from.</param>
    /// <param name="parameters">The parameters with their places.</param>
    /// <param name="layout">The order of the values of a sample in the caller's memory; between nodes it has no meaning.</param>
    /// <param name="gradients">The ends of the backward pass; null where there is none.</param>
    public NetworkGraph(
        Tensor input, IReadOnlyList<Tensor> outputs, IReadOnlyList<Node> nodes, ParameterMap parameters, OutsideLayout layout, GradientEnds? gradients = null)
    {
        (Input, Outputs, Nodes, Parameters, Layout, Gradients) = (input, outputs, nodes, parameters, layout, gradients);
        int forward = gradients is null ? nodes.Count : nodes.TakeWhile(n => !n.Inputs.Any(gradients.OfOutputs.Contains)).Count();
        (Forward, Backward) = ([.. nodes.Take(forward)], [.. nodes.Skip(forward)]);
        foreach (Node node in nodes)
        {
            _producers[node.Output] = node;
        }

        _readers = nodes.SelectMany(n => n.Inputs.Select(i => (Input: i, Node: n))).ToLookup(r => r.Input, r => r.Node);
    }

    public Tensor Input { get; }

    /// <summary>What the caller gets, in order. No node reads one of them.</summary>
    public IReadOnlyList<Tensor> Outputs { get; }

    /// <summary>The last output, which most often is the only one.</summary>
    public Tensor Output => Outputs[Outputs.Count - 1];

    /// <summary>Values of all outputs of a sample.</summary>
    public int OutputLength => Outputs.Sum(o => o.Shape.Length);

    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The nodes that lead to the outputs.</summary>
    public IReadOnlyList<Node> Forward { get; }

    /// <summary>The nodes of the backward pass, behind all those.</summary>
    public IReadOnlyList<Node> Backward { get; }

    public ParameterMap Parameters { get; }

    public OutsideLayout Layout { get; }

    public GradientEnds? Gradients { get; }

    /// <summary>The sample, then what each node gives.</summary>
    public IEnumerable<Tensor> Tensors => Nodes.Select(n => n.Output).Prepend(Input);

    /// <summary>What a declaration means, in the form that training runs.</summary>
    public static NetworkGraph Build(NetworkDeclaration declaration, InferenceResult shapes)
    {
        NetworkGraph graph = GraphVerifier.Check(GraphBuilder.Build(declaration, shapes));

        // One operator for what is the same: a convolution whose only window is the whole input is a matrix product.
        graph = GraphVerifier.Check(Canonicalize.Apply(graph));

        // A matrix product reads its input as one row.
        graph = GraphVerifier.Check(DropReshapes.Apply(graph));

        // Who asks for direct sums gets no other.
        graph = declaration.SumsDirectly ? graph.SummingDirectly() : graph;

        // What a backward pass looks at must be kept, and is a tensor.
        return GraphVerifier.Check(SeparateActivations.Apply(graph));
    }

    /// <summary>The same network where nothing is kept for a backward pass.</summary>
    public NetworkGraph ForInference()
    {
        // What training alone has is not there.
        NetworkGraph graph = GraphVerifier.Check(DropMasks.Apply(this));

        // Norms are part of the weights before them, or scale each channel.
        graph = GraphVerifier.Check(FoldNorms.Apply(graph));

        // Activations are applied to results that are still in registers.
        return GraphVerifier.Check(FuseActivations.Apply(graph));
    }

    /// <summary>The same network with its backward pass.</summary>
    public NetworkGraph ForTraining()
    {
        // The backward pass as nodes, from a rule of each operator.
        NetworkGraph graph = GraphVerifier.Check(Differentiate.Apply(this));

        // Gradients go back through activations while they are in registers.
        return GraphVerifier.Check(FuseBackThrough.Apply(graph));
    }

    /// <summary>The same network where each result is the sum of its own products.</summary>
    public NetworkGraph SummingDirectly() => With([.. Nodes.Select(n => n with { Operator = n.Operator.SummingDirectly })]);

    /// <summary>The node that gives a tensor; null for the sample.</summary>
    public Node? ProducerOf(Tensor tensor) => _producers.TryGetValue(tensor, out Node? node) ? node : null;

    /// <summary>The nodes that read a tensor, once for each input. The caller, who reads the output, is not among them.</summary>
    public IEnumerable<Node> ReadersOf(Tensor tensor) => _readers[tensor];

    /// <summary>The node that alone reads a tensor, so that the two may become one; null where there are others, or the caller reads it.</summary>
    public Node? OnlyReaderOf(Tensor tensor) =>
        !IsResult(tensor) && _readers[tensor].Count() == 1 ? _readers[tensor].First() : null;

    /// <summary>Whether the caller gets a tensor.</summary>
    public bool IsResult(Tensor tensor) => Outputs.Contains(tensor) || tensor == Gradients?.OfInput;

    /// <summary>The same with other nodes.</summary>
    public NetworkGraph With(IReadOnlyList<Node> nodes) => new(Input, Outputs, nodes, Parameters, Layout, Gradients);
}

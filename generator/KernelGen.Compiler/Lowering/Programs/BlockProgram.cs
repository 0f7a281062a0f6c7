using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// The forward and backward pass over sixteen samples in the lanes: what training runs. Every activation is kept for the backward pass;
/// gradients have memory of their own.
/// </summary>
internal sealed class BlockProgram
{
    private readonly List<Step> _forward = [];
    private readonly List<Step> _backward = [];
    private readonly NetworkGraph _graph;
    private readonly BatchTensors _tensors;

    private BlockProgram(NetworkGraph graph) => (_graph, _tensors) = (graph, new BatchTensors(graph));

    public IReadOnlyList<Step> Forward => _forward;

    public IReadOnlyList<Step> Backward => _backward;

    /// <summary>Floats of workspace for the forward and the backward pass.</summary>
    public int WorkspaceLength => _tensors.Length;

    /// <summary>Floats of workspace for the forward pass alone: the first of those.</summary>
    public int ForwardWorkspaceLength { get; private set; }

    /// <summary>Whether sixteen samples run forward faster here than one after another.</summary>
    public bool ForwardIsFaster => BlockForward.IsFaster(_graph, 4L * _tensors.ValueLength);

    public Placed<PlaneLayout> Input => _tensors.ValueOf(_graph.Input);

    public Placed<PlaneLayout> Output => _tensors.ValueOf(_graph.Output);

    public Placed<PlaneLayout> OutputGradient => _tensors.GradientOf(_graph.Output);

    public Placed<PlaneLayout> InputGradient => _tensors.GradientOf(_graph.Input);

    public static BlockProgram Build(NetworkGraph graph)
    {
        var program = new BlockProgram(graph);
        foreach (Node node in graph.Nodes)
        {
            program.AddForward(node);
        }

        program.ForwardWorkspaceLength = program._tensors.Length;
        program._tensors.TakeGradients();

        // Nothing before this node is needed by anything but the gradient of the input.
        Node first = graph.Nodes.FirstOrDefault(n => n.Parameters.Count > 0) ?? graph.Nodes[graph.Nodes.Count - 1];
        foreach (Node node in graph.Nodes.Reverse())
        {
            program.AddGradientBeforeActivation(node);
            Step[] parameters = [.. FormCatalogue.BatchTile(node.Operator).ParameterGradients(node, program._tensors)];
            if (parameters.Length > 0)
            {
                program._backward.Add(new ForParameterGradients(parameters));
            }

            if (node == first)
            {
                program._backward.Add(new StopWithoutInputGradient());
            }

            program._backward.AddRange(FormCatalogue.BatchTile(node.Operator).InputGradient(node, program.Before(node), program._tensors));
        }

        program._forward.InsertRange(0, program._tensors.Weights.Before);
        return program;
    }

    private void AddForward(Node node)
    {
        _forward.AddRange(FormCatalogue.BatchTile(node.Operator).Forward(node, _tensors));
        if (Activations.Fused(node.Activation) == node.Activation)
        {
            return;
        }

        Placed<PlaneLayout> output = _tensors.ValueOf(node.Output);
        _forward.Add(output.Layout.IsContiguous
            ? new KernelStep(node.Layer, "Activation.", new ActivateInPlace(node.Activation), [output.Place], output.Layout.Length)
            : new KernelStep(node.Layer, "Activation.", new BatchActivateInPlace(node.Activation, output.Layout), [output.Place]));
    }

    private void AddGradientBeforeActivation(Node node)
    {
        if (node.Activation == Activation.None || (_graph.OnlyReaderOf(node.Output) is { } reader && !Before(reader).IsNothing))
        {
            // Without an activation there is nothing to do, and a kernel that finishes gradients has done it.
            return;
        }

        const string Reason = "Gradient before the activation.";
        (Placed<PlaneLayout> output, Placed<PlaneLayout> gradient) = (_tensors.ValueOf(node.Output), _tensors.GradientOf(node.Output));
        _backward.Add(output.Layout.IsContiguous && gradient.Layout.IsContiguous
            ? new KernelStep(
                node.Layer, Reason, new ActivateGradientInPlace(node.Activation), [output.Place, gradient.Place], output.Layout.Length)
            : new KernelStep(
                node.Layer, Reason, new BatchActivateGradientInPlace(node.Activation, output.Layout, gradient.Layout), [output.Place, gradient.Place]));
    }

    /// <summary>
    /// What the kernel that makes the gradient of a node's input does to it: takes it back through the activation that made this input, where
    /// the node alone reads it. It saves a pass over the gradient.
    /// </summary>
    private Finish Before(Node node) =>
        FormCatalogue.BatchTile(node.Operator).FinishesGradient(node) && _graph.OnlyReaderOf(node.Input) == node
        && _graph.ProducerOf(node.Input) is { } made
            ? new Finish(made.Activation, made.Activation == Activation.None ? null : _tensors.ValueOf(node.Input).Layout)
            : Finish.Nothing;
}

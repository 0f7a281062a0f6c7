using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// The forward and backward pass over sixteen samples side by side: what training runs. Every activation is kept for the backward
/// pass; gradients have memory of their own.
/// </summary>
internal sealed class BlockProgram
{
    private readonly MemoryPlan _memory = new(Memory.Workspace);
    private readonly List<Step> _forward = [];
    private readonly List<Step> _backward = [];
    private readonly NetworkGraph _graph;
    private readonly Placed<PlaneLayout>[] _values;
    private readonly Placed<PlaneLayout>[] _gradients;
    private readonly Place _sums;
    private readonly WeightOrder _weights;

    private BlockProgram(NetworkGraph graph)
    {
        _graph = graph;
        _weights = new WeightOrder(_memory);
        IReadOnlyList<Node> nodes = graph.Nodes;
        _values = new Placed<PlaneLayout>[nodes.Count + 1];
        _gradients = new Placed<PlaneLayout>[nodes.Count + 1];
        for (int i = 0; i <= nodes.Count; i++)
        {
            Node? reader = i < nodes.Count ? nodes[i] : null;
            _values[i] = _memory.Take(new PlaneLayout(i == 0 ? graph.Input : nodes[i - 1].Output, Halos.ForInputOf(reader), Parts.Lanes));
        }

        for (int i = 0; i <= nodes.Count; i++)
        {
            Halo halo = i == 0 ? default : Halos.ForOutputGradientOf(nodes[i - 1]);
            _gradients[i] = _memory.Take(new PlaneLayout(_values[i].Layout.Shape, halo, Parts.Lanes));
        }

        _sums = TakeSums();
    }

    public IReadOnlyList<Step> Forward => _forward;

    public IReadOnlyList<Step> Backward => _backward;

    public int WorkspaceLength => _memory.Length;

    /// <summary>Whether sixteen samples run forward faster here than one after another.</summary>
    public bool ForwardIsFaster => BlockForward.IsFaster(_graph, 4L * _values.Sum(v => (long)v.Layout.Length));

    public Placed<PlaneLayout> Input => _values[0];

    public Placed<PlaneLayout> Output => _values[_values.Length - 1];

    public Placed<PlaneLayout> OutputGradient => _gradients[_gradients.Length - 1];

    public Placed<PlaneLayout> InputGradient => _gradients[0];

    public static BlockProgram Build(NetworkGraph graph)
    {
        var program = new BlockProgram(graph);
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            program.AddForward(graph.Nodes[i], program._values[i], program._values[i + 1]);
        }

        for (int i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            program.AddBackward(i);
        }

        program._forward.InsertRange(0, program._weights.Before);
        return program;
    }

    private void AddForward(Node node, Placed<PlaneLayout> input, Placed<PlaneLayout> output)
    {
        bool hasBias = node.Bias is not null;
        Activation fused = Activations.Fused(node.Activation);
        (PlaneLayout x, PlaneLayout y) = (input.Layout, output.Layout);
        switch (node.Operator)
        {
            case Convolution convolution:
                Run(_forward, node.Name, "Convolution.", t => BlockConvolution.Forward(convolution, x, y, hasBias, fused, t), WithParameters());
                break;
            case Linear:
                Run(_forward, node.Name, "Matrix product.", t => BlockLinear.Forward(x, y, hasBias, fused, t), WithParameters());
                break;
            case Pool pool:
                _forward.AddRange(PoolSteps.Forward(node.Name, pool, input, output));
                break;
            case Softmax softmax:
                Run(_forward, node.Name, "Softmax.", t => SoftmaxLowering.BlockForward(softmax, x, y, t), [input.Place, output.Place]);
                break;
            case Pad pad:
                Run(_forward, node.Name, "Padding.", t => PadLowering.BlockForward(pad, x, y, t), [input.Place, output.Place]);
                break;
            default:
                Run(_forward, node.Name, "Activation.", t => BlockElementwise.ForwardTo(node.Activation, x, y, t), [input.Place, output.Place]);
                return;
        }

        if (fused != node.Activation)
        {
            if (y.IsContiguous)
            {
                _forward.Add(new KernelStep(node.Name, "Activation.", t => Elementwise.Forward(node.Activation, t), [output.Place], y.Length));
            }
            else
            {
                Run(_forward, node.Name, "Activation.", t => BlockElementwise.Forward(node.Activation, y, t), [output.Place]);
            }
        }

        Place[] WithParameters() => hasBias
            ? [input.Place, _weights.Weight(node), Parameter(node.Bias!), output.Place]
            : [input.Place, _weights.Weight(node), output.Place];
    }

    private void AddBackward(int index)
    {
        Node node = _graph.Nodes[index];
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (_values[index], _values[index + 1]);
        (Placed<PlaneLayout> inputGradient, Placed<PlaneLayout> outputGradient) = (_gradients[index], _gradients[index + 1]);
        (PlaneLayout x, PlaneLayout y, PlaneLayout dx, PlaneLayout dy) = (input.Layout, output.Layout, inputGradient.Layout, outputGradient.Layout);
        bool activated = node.Activation != Activation.None && node.Operator is not Identity;
        if (index + 1 < _graph.Nodes.Count && !Before(index + 1).IsNothing)
        {
            // The kernel that made this gradient went back through the activation as well.
        }
        else if (activated && y.IsContiguous && dy.IsContiguous)
        {
            _backward.Add(new KernelStep(
                node.Name, "Gradient before the activation.", t => Elementwise.Backward(node.Activation, t), [output.Place, outputGradient.Place], y.Length));
        }
        else if (activated)
        {
            Run(_backward, node.Name, "Gradient before the activation.", t => BlockElementwise.Backward(node.Activation, y, dy, t), [output.Place, outputGradient.Place]);
        }

        AddParameterGradients(node, input, outputGradient);
        if (index == FirstWithParameters())
        {
            _backward.Add(new StopWithoutInputGradient());
        }

        string reason = "Gradient of the input.";
        Finish before = Before(index);
        switch (node.Operator)
        {
            case Convolution convolution:
                Run(_backward, node.Name, reason, t => BlockConvolution.BackwardData(convolution, dy, dx, before, t), Back());
                break;
            case Linear:
                Run(_backward, node.Name, reason, t => BlockLinear.BackwardData(dy, dx, before, t), Back());
                break;
            case Pool pool:
                _backward.AddRange(PoolSteps.Backward(node.Name, reason, pool, before, input, output, outputGradient, inputGradient));
                break;
            case Pad pad:
                Run(_backward, node.Name, reason, t => PadLowering.BlockBackward(pad, dy, dx, t), [outputGradient.Place, inputGradient.Place]);
                break;
            case Softmax softmax:
                Run(_backward, node.Name, reason, t => SoftmaxLowering.BlockBackward(softmax, y, dy, dx, t), [output.Place, outputGradient.Place, inputGradient.Place]);
                break;
            default:
                Placed<PlaneLayout> kept = node.Activation.NeedsInput ? input : output;
                Run(
                    _backward, node.Name, reason, t => BlockElementwise.BackwardTo(node.Activation, kept.Layout, dy, dx, t),
                    [kept.Place, outputGradient.Place, inputGradient.Place]);
                break;
        }

        Place[] Back() => before.IsNothing
            ? [outputGradient.Place, _weights.Weight(node), inputGradient.Place]
            : [outputGradient.Place, _weights.Weight(node), input.Place, inputGradient.Place];
    }

    /// <summary>
    /// What the kernel that makes the gradient of a node's input does to it: takes it back through the activation that made this input, where
    /// each element is made at once and in one place. It saves a pass over the gradient.
    /// </summary>
    private Finish Before(int index)
    {
        bool isWhole = _graph.Nodes[index].Operator switch
        {
            Convolution or Linear => true,
            Pool pool => !BlockPool.Adds(pool),
            _ => false,
        };
        return isWhole && index > 0 && _graph.Nodes[index - 1] is { Operator: not Identity } made
            ? new Finish(made.Activation, made.Activation == Activation.None ? null : _values[index].Layout)
            : Finish.Nothing;
    }

    /// <summary>What lies before this node is needed by nothing but the gradient of the input.</summary>
    private int FirstWithParameters()
    {
        int index = 0;
        while (index < _graph.Nodes.Count - 1 && _graph.Nodes[index].Weight is null)
        {
            index++;
        }

        return index;
    }

    private void AddParameterGradients(Node node, Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient)
    {
        (PlaneLayout x, PlaneLayout dy) = (input.Layout, outputGradient.Layout);
        string reason = "Gradient of the weights.";
        var steps = new List<Step>();
        (Place gradient, Step? turn) = node.Weight is null ? default : _weights.Gradient(node);
        if (node is { Operator: Convolution convolution, Weight: not null })
        {
            bool hasBias = node.Bias is not null;
            Place[] places = hasBias
                ? [input.Place, outputGradient.Place, _sums, gradient, Gradient(node.Bias!)]
                : [input.Place, outputGradient.Place, _sums, gradient];
            Run(steps, node.Name, reason, t => BlockConvolutionWeights.Lower(convolution, x, dy, hasBias, t), places);
        }
        else if (node is { Operator: Linear, Weight: not null })
        {
            int stride = Round.Up(x.Shape.Length, 16);
            Place samples = _memory.Take(Parts.Lanes * stride);
            steps.Add(new RuntimeStep(
                node.Name, "The inputs of each sample in a row.",
                "SampleBlock.ToRows",
                [
                    input.Place with { Offset = input.Place.Offset + x.Origin }, x.Shape.Channels, x.ChannelStride, x.Shape.Height, x.RowStride, x.Shape.Width,
                    samples, stride,
                ]));
            Run(steps, node.Name, reason, t => BlockLinear.BackwardWeights(x.Shape.Length, stride, dy, t), [samples, outputGradient.Place, gradient]);
        }

        if (turn is not null)
        {
            steps.Add(turn);
        }

        if (node is { Operator: Linear, Bias: { } bias })
        {
            Run(steps, node.Name, "Gradient of the bias.", t => BlockElementwise.BiasGradient(dy, t), [outputGradient.Place, Gradient(bias)]);
        }

        if (steps.Count > 0)
        {
            _backward.Add(new ForParameterGradients(steps));
        }
    }

    /// <summary>Memory for one kernel's sums that wait, which the next kernel uses again.</summary>
    private Place TakeSums() => _memory.Take(_graph.Nodes.Select((node, i) => node.Operator is Convolution convolution
        ? BlockConvolutionWeights.ScratchLength(convolution, _values[i].Layout, _gradients[i + 1].Layout)
        : 0).DefaultIfEmpty().Max());

    private static void Run(List<Step> steps, string layer, string reason, Func<Ir.Target, Kernel> lower, IReadOnlyList<Place> arguments) =>
        steps.Add(new KernelStep(layer, reason, lower, arguments));

    private static Place Parameter(ParameterRange range) => new(Memory.Parameters, range.Offset);

    private static Place Gradient(ParameterRange range) => new(Memory.Gradients, range.Offset);
}

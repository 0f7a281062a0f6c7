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
    private readonly Dictionary<Tensor, Placed<PlaneLayout>> _values = [];
    private readonly Dictionary<Tensor, Placed<PlaneLayout>> _gradients = [];
    private readonly Place _sums;
    private readonly WeightOrder _weights;

    private BlockProgram(NetworkGraph graph)
    {
        _graph = graph;
        _weights = new WeightOrder(_memory);
        foreach (Tensor tensor in graph.Tensors)
        {
            _values.Add(tensor, _memory.Take(new PlaneLayout(tensor.Shape, Halos.Around(graph, tensor), Parts.Lanes)));
        }

        foreach (Tensor tensor in graph.Tensors)
        {
            Halo halo = graph.ProducerOf(tensor) is { } producer ? Halos.ForOutputGradientOf(producer) : default;
            _gradients.Add(tensor, _memory.Take(new PlaneLayout(tensor.Shape, halo, Parts.Lanes)));
        }

        _sums = TakeSums();
    }

    public IReadOnlyList<Step> Forward => _forward;

    public IReadOnlyList<Step> Backward => _backward;

    public int WorkspaceLength => _memory.Length;

    /// <summary>Whether sixteen samples run forward faster here than one after another.</summary>
    public bool ForwardIsFaster => BlockForward.IsFaster(_graph, 4L * _values.Values.Sum(v => (long)v.Layout.Length));

    public Placed<PlaneLayout> Input => _values[_graph.Input];

    public Placed<PlaneLayout> Output => _values[_graph.Output];

    public Placed<PlaneLayout> OutputGradient => _gradients[_graph.Output];

    public Placed<PlaneLayout> InputGradient => _gradients[_graph.Input];

    public static BlockProgram Build(NetworkGraph graph)
    {
        var program = new BlockProgram(graph);
        foreach (Node node in graph.Nodes)
        {
            program.AddForward(node, program._values[node.Input], program._values[node.Output]);
        }

        // Nothing before this node is needed by anything but the gradient of the input.
        Node first = graph.Nodes.FirstOrDefault(n => n.Parameters.Count > 0) ?? graph.Nodes[graph.Nodes.Count - 1];
        foreach (Node node in graph.Nodes.Reverse())
        {
            program.AddGradientBeforeActivation(node);
            program.AddParameterGradients(node);
            if (node == first)
            {
                program._backward.Add(new StopWithoutInputGradient());
            }

            program.AddInputGradient(node);
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
                Run(_forward, node.Layer, "Convolution.", t => BlockConvolution.Forward(convolution, x, y, hasBias, fused, t), WithParameters());
                break;
            case Linear:
                Run(_forward, node.Layer, "Matrix product.", t => BlockLinear.Forward(x, y, hasBias, fused, t), WithParameters());
                break;
            case Pool pool:
                _forward.AddRange(PoolSteps.Forward(node.Layer, pool, input, output));
                break;
            case Softmax softmax:
                Run(_forward, node.Layer, "Softmax.", t => SoftmaxLowering.BlockForward(softmax, x, y, t), [input.Place, output.Place]);
                break;
            case Pad pad:
                Run(_forward, node.Layer, "Padding.", t => PadLowering.BlockForward(pad, x, y, t), [input.Place, output.Place]);
                break;
            case Activate activate:
                Run(_forward, node.Layer, "Activation.", t => BlockElementwise.ForwardTo(activate.Function, x, y, t), [input.Place, output.Place]);
                break;
        }

        if (fused != node.Activation)
        {
            if (y.IsContiguous)
            {
                _forward.Add(new KernelStep(node.Layer, "Activation.", t => Elementwise.Forward(node.Activation, t), [output.Place], y.Length));
            }
            else
            {
                Run(_forward, node.Layer, "Activation.", t => BlockElementwise.Forward(node.Activation, y, t), [output.Place]);
            }
        }

        Place[] WithParameters() => hasBias
            ? [input.Place, _weights.Weight(node), Parameter(node.Bias!), output.Place]
            : [input.Place, _weights.Weight(node), output.Place];
    }

    private void AddGradientBeforeActivation(Node node)
    {
        (Placed<PlaneLayout> output, Placed<PlaneLayout> outputGradient) = (_values[node.Output], _gradients[node.Output]);
        (PlaneLayout y, PlaneLayout dy) = (output.Layout, outputGradient.Layout);
        bool isDone = _graph.OnlyReaderOf(node.Output) is { } reader && !Before(reader).IsNothing;
        if (node.Activation == Activation.None || isDone)
        {
            // The kernel that made this gradient went back through the activation as well.
        }
        else if (y.IsContiguous && dy.IsContiguous)
        {
            _backward.Add(new KernelStep(
                node.Layer, "Gradient before the activation.", t => Elementwise.Backward(node.Activation, t), [output.Place, outputGradient.Place], y.Length));
        }
        else
        {
            Run(_backward, node.Layer, "Gradient before the activation.", t => BlockElementwise.Backward(node.Activation, y, dy, t), [output.Place, outputGradient.Place]);
        }
    }

    private void AddInputGradient(Node node)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (_values[node.Input], _values[node.Output]);
        (Placed<PlaneLayout> inputGradient, Placed<PlaneLayout> outputGradient) = (_gradients[node.Input], _gradients[node.Output]);
        (PlaneLayout y, PlaneLayout dx, PlaneLayout dy) = (output.Layout, inputGradient.Layout, outputGradient.Layout);
        string reason = "Gradient of the input.";
        Finish before = Before(node);
        switch (node.Operator)
        {
            case Convolution convolution:
                Run(_backward, node.Layer, reason, t => BlockConvolution.BackwardData(convolution, dy, dx, before, t), Back());
                break;
            case Linear:
                Run(_backward, node.Layer, reason, t => BlockLinear.BackwardData(dy, dx, before, t), Back());
                break;
            case Pool pool:
                _backward.AddRange(PoolSteps.Backward(node.Layer, reason, pool, before, input, output, outputGradient, inputGradient));
                break;
            case Pad pad:
                Run(_backward, node.Layer, reason, t => PadLowering.BlockBackward(pad, dy, dx, t), [outputGradient.Place, inputGradient.Place]);
                break;
            case Softmax softmax:
                Run(_backward, node.Layer, reason, t => SoftmaxLowering.BlockBackward(softmax, y, dy, dx, t), [output.Place, outputGradient.Place, inputGradient.Place]);
                break;
            case Activate activate:
                Placed<PlaneLayout> kept = activate.Function.NeedsInput ? input : output;
                Run(
                    _backward, node.Layer, reason, t => BlockElementwise.BackwardTo(activate.Function, kept.Layout, dy, dx, t),
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
    private Finish Before(Node node)
    {
        bool isWhole = node.Operator switch
        {
            Convolution or Linear => true,
            Pool pool => !BlockPool.Adds(pool),
            _ => false,
        };
        return isWhole && _graph.OnlyReaderOf(node.Input) == node && _graph.ProducerOf(node.Input) is { } made
            ? new Finish(made.Activation, made.Activation == Activation.None ? null : _values[node.Input].Layout)
            : Finish.Nothing;
    }

    private void AddParameterGradients(Node node)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (_values[node.Input], _gradients[node.Output]);
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
            Run(steps, node.Layer, reason, t => BlockConvolutionWeights.Lower(convolution, x, dy, hasBias, t), places);
        }
        else if (node is { Operator: Linear, Weight: not null })
        {
            int stride = Round.Up(x.Shape.Length, 16);
            Place samples = _memory.Take(Parts.Lanes * stride);
            steps.Add(new RuntimeStep(
                node.Layer, "The inputs of each sample in a row.",
                "SampleBlock.ToRows",
                [
                    input.Place with { Offset = input.Place.Offset + x.Origin }, x.Shape.Channels, x.ChannelStride, x.Shape.Height, x.RowStride, x.Shape.Width,
                    samples, stride,
                ]));
            Run(steps, node.Layer, reason, t => BlockLinear.BackwardWeights(x.Shape.Length, stride, dy, t), [samples, outputGradient.Place, gradient]);
        }

        if (turn is not null)
        {
            steps.Add(turn);
        }

        if (node is { Operator: Linear, Bias: { } bias })
        {
            Run(steps, node.Layer, "Gradient of the bias.", t => BlockElementwise.BiasGradient(dy, t), [outputGradient.Place, Gradient(bias)]);
        }

        if (steps.Count > 0)
        {
            _backward.Add(new ForParameterGradients(steps));
        }
    }

    /// <summary>Memory for one kernel's sums that wait, which the next kernel uses again.</summary>
    private Place TakeSums() => _memory.Take(_graph.Nodes.Select(node => node.Operator is Convolution convolution
        ? BlockConvolutionWeights.ScratchLength(convolution, _values[node.Input].Layout, _gradients[node.Output].Layout)
        : 0).DefaultIfEmpty().Max());

    private static void Run(List<Step> steps, string layer, string reason, Func<Ir.Target, Kernel> lower, IReadOnlyList<Place> arguments) =>
        steps.Add(new KernelStep(layer, reason, lower, arguments));

    private static Place Parameter(Parameter range) => new(Memory.Parameters, range.Offset);

    private static Place Gradient(Parameter range) => new(Memory.Gradients, range.Offset);
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// The forward pass over one sample: what inference runs. Each layer's layout is chosen by what it costs: pixels of a row in a vector while
/// channels are few, sixteen channels in a vector after that.
/// </summary>
internal sealed class SampleProgram
{
    private readonly MemoryPlan _memory = new(Memory.Workspace);
    private readonly MemoryPlan _packed = new(Memory.Packed);
    private readonly List<Step> _steps = [];
    private readonly List<Step> _packing = [];

    private readonly NetworkGraph _graph;
    private readonly OutsideMemory _outside;
    private readonly WeightOrder _weights;

    private SampleProgram(NetworkGraph graph)
    {
        _graph = graph;
        _outside = new OutsideMemory(graph, _memory, _steps);
        _weights = new WeightOrder(_packed);
    }

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>What makes packed weights from the parameters.</summary>
    public IReadOnlyList<Step> Packing => _packing;

    public int WorkspaceLength => _memory.Length;

    public int PackedLength => _packed.Length;

    /// <param name="training">The network as training runs it.</param>
    public static SampleProgram Build(NetworkGraph training)
    {
        NetworkGraph graph = training.ForInference();
        var program = new SampleProgram(graph);
        var placed = new Dictionary<Tensor, Placed<TensorLayout>> { [graph.Input] = program._outside.Enter() };
        var taken = new HashSet<Node>();
        foreach (Node node in graph.Nodes.Where(n => !taken.Contains(n)))
        {
            Placed<TensorLayout> input = placed[node.Input];
            Node whole = node;
            if (graph.OnlyReaderOf(node.Output) is { } reader && TakesIn(node, reader, input.Layout) is { } pooled)
            {
                whole = pooled;
                taken.Add(reader);
            }

            placed[whole.Output] = program.Add(whole, input);
        }

        program.WriteOutput(placed[graph.Output]);
        program._packing.InsertRange(0, program._weights.Before);
        return program;
    }

    /// <summary>The convolution with the pool behind it taken in, where sixteen channels stand in a vector; null where they stay apart.</summary>
    private static Node? TakesIn(Node node, Node behind, TensorLayout input) =>
        node.Operator is Convolution { Pinned: null, Groups: 1 } convolution && behind is { Operator: Pool pool, Activation.Kind: ActivationKind.None }
        && Activations.IsCheap(node.Activation) && StoredPixels.CanTakeIn(pool)
        && !(input is PlaneLayout && LayoutChoice.KeepsPlanes(node, isLast: false))
            ? node with { Operator = convolution with { Behind = pool }, Output = behind.Output }
            : null;

    private Placed<TensorLayout> Add(Node node, Placed<TensorLayout> input)
    {
        input = AsPlanes(node, InWorkspace(node, input));
        if (FlatNode.Of(node) is not { } flat || !input.Layout.IsDense || !Halos.Around(_graph, node.Output).IsNone)
        {
            return AddInWorkspace(node, input, node.Output);
        }

        Placed<TensorLayout> output = AddInWorkspace(flat, input with { Layout = input.Layout with { Shape = flat.Input.Shape } }, node.Output);
        return output with { Layout = output.Layout with { Shape = node.Output.Shape } };
    }

    /// <param name="node">The node, perhaps over one row.</param>
    /// <param name="input">Its input.</param>
    /// <param name="result">The tensor of the graph that it gives.</param>
    private Placed<TensorLayout> AddInWorkspace(Node node, Placed<TensorLayout> input, Tensor result)
    {
        bool isPlanes = input.Layout is PlaneLayout && LayoutChoice.KeepsPlanes(node, IsHandedOut(result));
        Halo wanted = Halos.Around(_graph, result);
        bool isFused = Activations.IsCheap(node.Activation) && node.Operator is Convolution or Linear;
        Activation activation = node.Operator is Activate alone ? alone.Function : node.Activation;
        bool inPlace = activation != Activation.None && !isFused;

        // What runs in place runs over the halo too, which must stay zero, and a softmax over pixels in a row: then the halo comes with a copy.
        Halo halo = inPlace || node.Operator is Softmax ? default : wanted;
        bool isLast = IsHandedOut(result) && isPlanes && !inPlace;
        Placed<TensorLayout> output = isLast
            ? new(new PlaneLayout(node.Output.Shape, default, 1, IsCallers: true), new Place(Memory.Output, 0))
            : Take(isPlanes ? new PlaneLayout(node.Output.Shape, halo, 1) : new ChannelLayout(node.Output.Shape, halo));
        Run(node, input, output);
        if (inPlace)
        {
            int length = output.Layout is PlaneLayout ? node.Output.Shape.Length : output.Layout.Length;
            _steps.Add(new KernelStep(node.Layer, "Activation.", t => Elementwise.Forward(activation, t), [output.Place], Round.Up(length, 16)));
        }

        return halo == wanted ? output : Copy(node.Layer, "Make room for padding.", output, wanted);
    }

    /// <summary>Whether a tensor is what the caller gets, channel after channel.</summary>
    private bool IsHandedOut(Tensor tensor) => tensor == _graph.Output && _outside.TakesPlanes;

    /// <summary>The first layer reads the user's memory where it can.</summary>
    private Placed<TensorLayout> InWorkspace(Node node, Placed<TensorLayout> input)
    {
        if (input.Place.Memory != Memory.Input)
        {
            return input;
        }

        Halo halo = Halos.ForInputOf(node);
        bool keepsPlanes = LayoutChoice.KeepsPlanes(node, IsHandedOut(node.Output));
        bool readsWhatIsThere = node.Operator is Linear or Convolution or Pad && halo.IsNone
            && !(node.Operator is Convolution { Columns.Stride: > 1 } && keepsPlanes);
        bool copiesGroups = node.Operator is Convolution { Groups: > 1 } && keepsPlanes;
        return readsWhatIsThere || copiesGroups ? input : Copy("Input", "Copy the sample.", input, halo);
    }

    /// <summary>Blocks of channels turned into planes for a layer whose vectors are pinned to pixels, and for sums over channels.</summary>
    private Placed<TensorLayout> AsPlanes(Node node, Placed<TensorLayout> input)
    {
        if (node.Operator is not (Convolution { Pinned.VectorAxis: VectorAxis.Pixels } or Softmax) || input.Layout is not ChannelLayout blocks)
        {
            return input;
        }

        if (node.Operator is Softmax && blocks is { Halo.IsNone: true, Shape: { Height: 1, Width: 1 } })
        {
            // Of one pixel, blocks of channels lie channel after channel.
            return input with { Layout = new PlaneLayout(blocks.Shape, default, 1) };
        }

        Placed<TensorLayout> planes = Take(new PlaneLayout(blocks.Shape, default, 1));
        _steps.Add(new RuntimeStep(
            node.Layer, "Pixels side by side.", "SampleLayout.ToPlanes",
            [
                input.Place with { Offset = input.Place.Offset + blocks.Origin }, blocks.Shape.Channels, blocks.Shape.Height, blocks.Shape.Width,
                blocks.RowStride, blocks.BlockStride, planes.Place,
            ]));
        Halo halo = Halos.ForInputOf(node);
        return halo.IsNone ? planes : Copy(node.Layer, "Make room for padding.", planes, halo);
    }

    /// <summary>Memory with room for the padding of one group where the input has none.</summary>
    private Placed<PlaneLayout>? RoomForGroup(Convolution convolution, Node node, PlaneLayout input)
    {
        TensorShape group = node.Input.Shape with { Channels = node.Input.Shape.Channels / convolution.Groups };
        return input.IsCallers && convolution.Groups > 1 ? _memory.Take(new PlaneLayout(group, Halos.ForInputOf(node), 1)) : null;
    }

    private void Run(Node node, Placed<TensorLayout> input, Placed<TensorLayout> output)
    {
        Activation fused = Activations.Fused(node.Activation);
        switch (node.Operator)
        {
            case Convolution convolution when output.Layout is PlaneLayout row && SamplePointwiseConvolution.Supports(convolution, (PlaneLayout)input.Layout, row):
                AddPointwise(node, input, row, output.Place, fused);
                break;
            case Convolution convolution when output.Layout is PlaneLayout planes:
                var source = (PlaneLayout)input.Layout;
                Place weight = PlainWeight(node);
                Place? bias = node.Bias is null ? null : PackPlain(node.Layer, node.Bias);
                Placed<PlaneLayout>? padded = RoomForGroup(convolution, node, source);
                Place?[] places = [input.Place, weight, bias, padded?.Place, output.Place];
                _steps.Add(new KernelStep(
                    node.Layer, "Convolution.",
                    t => SampleWidthConvolution.Lower(convolution, source, padded?.Layout, planes, node.Bias is not null, fused, t),
                    [.. places.OfType<Place>()]));
                break;
            case Convolution { Groups: > 1 } groups:
                _steps.Add(GroupSteps.Add(node, groups, _weights.Weight(node), input, output, fused, _packed, _packing));
                break;
            case Convolution convolution:
                AddChannels(node, convolution, input, output, fused);
                break;
            case Linear linear:
                var rows = new AxisWindow(node.Input.Shape.Height, 1, 1, 0, node.Input.Shape.Height, 1);
                var columns = new AxisWindow(node.Input.Shape.Width, 1, 1, 0, node.Input.Shape.Width, 1);
                AddChannels(node, new Convolution(rows, columns, 1, Pinned: linear.Pinned), input, output, fused);
                break;
            case Pool pool:
                _steps.AddRange(PoolSteps.Sample(node.Layer, pool, input, output));
                break;
            case Softmax softmax when node.Output.Shape.Height * node.Output.Shape.Width >= 4:
                _steps.Add(new KernelStep(node.Layer, "Softmax.", t => SoftmaxLowering.SamplePixels(softmax, node.Output.Shape, t), [input.Place, output.Place]));
                break;
            case Softmax softmax:
                _steps.Add(new KernelStep(
                    node.Layer, "Softmax.",
                    t => SoftmaxLowering.SampleChannels(softmax, node.Output.Shape, t),
                    [input.Place, _memory.Take(SoftmaxLowering.ScratchLength(node.Output.Shape)), output.Place]));
                break;
            case Pad pad:
                _steps.Add(new KernelStep(
                    node.Layer, "Padding.",
                    t => output.Layout is PlaneLayout planes
                        ? PadLowering.Planes(pad, (PlaneLayout)input.Layout, planes, t)
                        : PadLowering.Channels(pad, (ChannelLayout)input.Layout, (ChannelLayout)output.Layout, t),
                    [input.Place, output.Place]));
                break;
            default:
                _steps.Add(CopyStep(node.Layer, "Copy.", input, output));
                break;
        }
    }

    private void AddPointwise(Node node, Placed<TensorLayout> input, PlaneLayout row, Place output, Activation fused)
    {
        var source = (PlaneLayout)input.Layout;
        Place? bias = node.Bias is null ? null : PackPlain(node.Layer, node.Bias);
        Place?[] places = [input.Place, PlainWeight(node), bias, _memory.Take(SamplePointwiseConvolution.StripLength(source, row)), output];
        _steps.Add(new KernelStep(
            node.Layer, "Convolution.",
            t => SamplePointwiseConvolution.Lower(source, row, node.Bias is not null, fused, t),
            [.. places.OfType<Place>()]));
    }

    private void AddChannels(
        Node node, Convolution convolution, Placed<TensorLayout> input, Placed<TensorLayout> output, Activation fused)
    {
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        var layout = (ChannelLayout)output.Layout;
        Place weight = _packed.Take(checked(layout.Blocks * SampleChannelConvolution.PackedPerBlock(node.Input.Shape.Channels, taps)));
        Place bias = _packed.Take(layout.Blocks * Parts.Lanes);
        _packing.Add(new RuntimeStep(
            node.Layer, "Sixteen output channels side by side.",
            "WeightPacking.ChannelBlocks",
            [_weights.Weight(node), node.Output.Shape.Channels, node.Input.Shape.Channels, taps, convolution.Groups, weight]));
        _packing.Add(new RuntimeStep(
            node.Layer, "Bias.",
            "WeightPacking.Bias",
            [node.Bias is { } range ? new Place(Memory.Parameters, range.Offset) : null, node.Output.Shape.Channels, bias]));
        _steps.Add(new KernelStep(
            node.Layer, node.Operator is Linear ? "Matrix product." : "Convolution.",
            t => SampleChannelConvolution.Lower(convolution, input.Layout, layout, fused, t),
            [input.Place, weight, bias, output.Place]));
    }

    private Place PlainWeight(Node node) => node.Weight!.Hwio is null ? PackPlain(node.Layer, node.Weight) : _weights.Weight(node);

    private Place PackPlain(string name, Parameter range)
    {
        Place place = _packed.Take(range.Length);
        _packing.Add(new RuntimeStep(name, "As it lies.", "WeightPacking.Copy", [new Place(Memory.Parameters, range.Offset), range.Length, place]));
        return place;
    }

    private void WriteOutput(Placed<TensorLayout> last)
    {
        if (last.Place.Memory != Memory.Output)
        {
            _outside.HandOut(last);
        }
    }

    private Placed<TensorLayout> Copy(string layer, string reason, Placed<TensorLayout> from, Halo halo)
    {
        Placed<TensorLayout> to = Take(from.Layout is PlaneLayout planes ? planes with { Halo = halo, IsCallers = false } : (ChannelLayout)from.Layout with { Halo = halo });
        _steps.Add(CopyStep(layer, reason, from, to));
        return to;
    }

    private static KernelStep CopyStep(string layer, string reason, Placed<TensorLayout> from, Placed<TensorLayout> to) => new(
        layer,
        reason,
        t => from.Layout is PlaneLayout planes
            ? SampleElementwise.CopyPlanes(planes, (PlaneLayout)to.Layout, t)
            : SampleElementwise.CopyChannels((ChannelLayout)from.Layout, (ChannelLayout)to.Layout, t),
        [from.Place, to.Place]);

    private Placed<TensorLayout> Take(TensorLayout layout) => new(layout, _memory.Take(layout.Length));
}

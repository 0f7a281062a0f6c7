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

    private readonly OutsideMemory _outside;
    private readonly WeightOrder _weights;

    private SampleProgram(NetworkGraph graph)
    {
        _outside = new OutsideMemory(graph, _memory, _steps);
        _weights = new WeightOrder(_packed);
    }

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>What makes packed weights from the parameters.</summary>
    public IReadOnlyList<Step> Packing => _packing;

    public int WorkspaceLength => _memory.Length;

    public int PackedLength => _packed.Length;

    public static SampleProgram Build(NetworkGraph graph)
    {
        var program = new SampleProgram(graph);
        IReadOnlyList<Node> nodes = graph.Fused;
        Placed<TensorLayout> current = program._outside.Enter(nodes[0]);
        for (int i = 0; i < nodes.Count; i++)
        {
            Node node = nodes[i];
            if (TakesIn(node, i + 1 < nodes.Count ? nodes[i + 1] : null, current.Layout) is { } pooled)
            {
                node = pooled;
                i++;
            }

            current = program.Add(node, current, i + 1 < nodes.Count ? nodes[i + 1] : null);
        }

        program.WriteOutput(current);
        program._packing.InsertRange(0, program._weights.Before);
        return program;
    }

    /// <summary>The convolution with the pool behind it taken in, where sixteen channels stand in a vector; null where they stay apart.</summary>
    private static Node? TakesIn(Node node, Node? behind, TensorLayout input) =>
        node.Operator is Convolution { Pinned: null, Groups: 1 } convolution && behind is { Operator: Pool pool, Activation.Kind: ActivationKind.None }
        && Activations.IsCheap(node.Activation) && StoredPixels.CanTakeIn(pool)
        && !(input is PlaneLayout && LayoutChoice.KeepsPlanes(node, isLast: false))
            ? node with { Operator = convolution with { Behind = pool }, Output = behind.Output }
            : null;

    private Placed<TensorLayout> Add(Node node, Placed<TensorLayout> input, Node? reader)
    {
        input = AsPlanes(node, InWorkspace(node, input, reader));
        if (FlatNode.Of(node) is not { } flat || !input.Layout.IsDense || !Halos.ForInputOf(reader).IsNone)
        {
            return AddInWorkspace(node, input, reader);
        }

        Placed<TensorLayout> output = AddInWorkspace(flat, input with { Layout = input.Layout with { Shape = flat.Input } }, reader);
        return output with { Layout = output.Layout with { Shape = node.Output } };
    }

    private Placed<TensorLayout> AddInWorkspace(Node node, Placed<TensorLayout> input, Node? reader)
    {
        bool isPlanes = input.Layout is PlaneLayout && LayoutChoice.KeepsPlanes(node, IsHandedOut(reader));
        Halo wanted = Halos.ForInputOf(reader);
        bool isFused = Activations.IsCheap(node.Activation) && node.Operator is Convolution or Linear;
        bool inPlace = node.Activation != Activation.None && !isFused;

        // What runs in place runs over the halo too, which must stay zero, and a softmax over pixels in a row: then the halo comes with a copy.
        Halo halo = inPlace || node.Operator is Softmax ? default : wanted;
        bool isLast = IsHandedOut(reader) && isPlanes && !inPlace;
        Placed<TensorLayout> output = isLast
            ? new(new PlaneLayout(node.Output, default, 1, IsCallers: true), new Place(Memory.Output, 0))
            : Take(isPlanes ? new PlaneLayout(node.Output, halo, 1) : new ChannelLayout(node.Output, halo));
        Run(node, input, output);
        if (inPlace && node.Activation != Activation.None)
        {
            int length = output.Layout is PlaneLayout ? node.Output.Length : output.Layout.Length;
            _steps.Add(new KernelStep(node.Name, "Activation.", t => Elementwise.Forward(node.Activation, t), [output.Place], Round.Up(length, 16)));
        }

        return halo == wanted ? output : Copy(node.Name, "Make room for padding.", output, wanted);
    }

    /// <summary>Whether what a layer leaves behind is what the caller gets, channel after channel.</summary>
    private bool IsHandedOut(Node? reader) => reader is null && _outside.TakesPlanes;

    /// <summary>The first layer reads the user's memory where it can.</summary>
    private Placed<TensorLayout> InWorkspace(Node node, Placed<TensorLayout> input, Node? reader)
    {
        if (input.Place.Memory != Memory.Input)
        {
            return input;
        }

        Halo halo = Halos.ForInputOf(node);
        bool keepsPlanes = LayoutChoice.KeepsPlanes(node, IsHandedOut(reader));
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
            node.Name, "Pixels side by side.", "SampleLayout.ToPlanes",
            [
                input.Place with { Offset = input.Place.Offset + blocks.Origin }, blocks.Shape.Channels, blocks.Shape.Height, blocks.Shape.Width,
                blocks.RowStride, blocks.BlockStride, planes.Place,
            ]));
        Halo halo = Halos.ForInputOf(node);
        return halo.IsNone ? planes : Copy(node.Name, "Make room for padding.", planes, halo);
    }

    /// <summary>Memory with room for the padding of one group where the input has none.</summary>
    private Placed<PlaneLayout>? RoomForGroup(Convolution convolution, Node node, PlaneLayout input)
    {
        TensorShape group = node.Input with { Channels = node.Input.Channels / convolution.Groups };
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
                Place? bias = node.Bias is null ? null : PackPlain(node.Name, node.Bias);
                Placed<PlaneLayout>? padded = RoomForGroup(convolution, node, source);
                Place?[] places = [input.Place, weight, bias, padded?.Place, output.Place];
                _steps.Add(new KernelStep(
                    node.Name, "Convolution.",
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
                var rows = new AxisWindow(node.Input.Height, 1, 1, 0, node.Input.Height, 1);
                var columns = new AxisWindow(node.Input.Width, 1, 1, 0, node.Input.Width, 1);
                AddChannels(node, new Convolution(rows, columns, 1, Pinned: linear.Pinned), input, output, fused);
                break;
            case Pool pool:
                _steps.AddRange(PoolSteps.Sample(node.Name, pool, input, output));
                break;
            case Softmax softmax when node.Output.Height * node.Output.Width >= 4:
                _steps.Add(new KernelStep(node.Name, "Softmax.", t => SoftmaxLowering.SamplePixels(softmax, node.Output, t), [input.Place, output.Place]));
                break;
            case Softmax softmax:
                _steps.Add(new KernelStep(
                    node.Name, "Softmax.",
                    t => SoftmaxLowering.SampleChannels(softmax, node.Output, t),
                    [input.Place, _memory.Take(SoftmaxLowering.ScratchLength(node.Output)), output.Place]));
                break;
            case Pad pad:
                _steps.Add(new KernelStep(
                    node.Name, "Padding.",
                    t => output.Layout is PlaneLayout planes
                        ? PadLowering.Planes(pad, (PlaneLayout)input.Layout, planes, t)
                        : PadLowering.Channels(pad, (ChannelLayout)input.Layout, (ChannelLayout)output.Layout, t),
                    [input.Place, output.Place]));
                break;
            default:
                _steps.Add(CopyStep(node.Name, "Copy.", input, output));
                break;
        }
    }

    private void AddPointwise(Node node, Placed<TensorLayout> input, PlaneLayout row, Place output, Activation fused)
    {
        var source = (PlaneLayout)input.Layout;
        Place? bias = node.Bias is null ? null : PackPlain(node.Name, node.Bias);
        Place?[] places = [input.Place, PlainWeight(node), bias, _memory.Take(SamplePointwiseConvolution.StripLength(source, row)), output];
        _steps.Add(new KernelStep(
            node.Name, "Convolution.",
            t => SamplePointwiseConvolution.Lower(source, row, node.Bias is not null, fused, t),
            [.. places.OfType<Place>()]));
    }

    private void AddChannels(
        Node node, Convolution convolution, Placed<TensorLayout> input, Placed<TensorLayout> output, Activation fused)
    {
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        var layout = (ChannelLayout)output.Layout;
        Place weight = _packed.Take(checked(layout.Blocks * SampleChannelConvolution.PackedPerBlock(node.Input.Channels, taps)));
        Place bias = _packed.Take(layout.Blocks * Parts.Lanes);
        _packing.Add(new RuntimeStep(
            node.Name, "Sixteen output channels side by side.",
            "WeightPacking.ChannelBlocks",
            [_weights.Weight(node), node.Output.Channels, node.Input.Channels, taps, convolution.Groups, weight]));
        _packing.Add(new RuntimeStep(
            node.Name, "Bias.",
            "WeightPacking.Bias",
            [node.Bias is { } range ? new Place(Memory.Parameters, range.Offset) : null, node.Output.Channels, bias]));
        _steps.Add(new KernelStep(
            node.Name, node.Operator is Linear ? "Matrix product." : "Convolution.",
            t => SampleChannelConvolution.Lower(convolution, input.Layout, layout, fused, t),
            [input.Place, weight, bias, output.Place]));
    }

    private Place PlainWeight(Node node) => node.Weight!.Hwio is null ? PackPlain(node.Name, node.Weight) : _weights.Weight(node);

    private Place PackPlain(string name, ParameterRange range)
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

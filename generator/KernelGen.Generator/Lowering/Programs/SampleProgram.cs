using KernelGen.Generator.Declarations;
using KernelGen.Generator.Graph;
using KernelGen.Generator.Lowering.Layouts;
using KernelGen.Generator.Lowering.Networks;

namespace KernelGen.Generator.Lowering.Programs;

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

    private SampleProgram()
    {
    }

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>What makes packed weights from the parameters.</summary>
    public IReadOnlyList<Step> Packing => _packing;

    public int WorkspaceLength => _memory.Length;

    public int PackedLength => _packed.Length;

    public static SampleProgram Build(NetworkGraph graph)
    {
        var program = new SampleProgram();
        Placed<TensorLayout> current = new(new PlaneLayout(graph.Input, default, 1), new Place(Memory.Input, 0));
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            current = program.Add(graph.Nodes[i], current, i + 1 < graph.Nodes.Count ? graph.Nodes[i + 1] : null);
        }

        program.WriteOutput(current);
        return program;
    }

    private Placed<TensorLayout> Add(Node node, Placed<TensorLayout> input, Node? reader)
    {
        input = InWorkspace(node, input);
        bool isPlanes = input.Layout is PlaneLayout && KeepsPlanes(node);
        Halo wanted = Halos.ForInputOf(reader);
        bool inPlace = !Activations.IsCheap(node.Activation) || node.Operator is Identity;

        // What runs in place runs over the halo too, which must stay zero: then the halo comes with a copy.
        Halo halo = inPlace ? default : wanted;
        Placed<TensorLayout> output = Take(isPlanes ? new PlaneLayout(node.Output, halo, 1) : new ChannelLayout(node.Output, halo));
        Run(node, input, output);
        if (inPlace && node.Activation != Activation.None)
        {
            int length = output.Layout is PlaneLayout ? node.Output.Length : output.Layout.Length;
            _steps.Add(new KernelStep(node.Name, "Activation.", t => Elementwise.Forward(node.Activation, t), [output.Place], Round.Up(length, 16)));
        }

        return halo == wanted ? output : Copy(node.Name, "Make room for padding.", output, wanted);
    }

    /// <summary>The first layer reads the user's memory where it can.</summary>
    private Placed<TensorLayout> InWorkspace(Node node, Placed<TensorLayout> input)
    {
        if (input.Place.Memory != Memory.Input)
        {
            return input;
        }

        Halo halo = Halos.ForInputOf(node);
        bool readsWhatIsThere = node.Operator is Linear or Convolution or Pad && halo.IsNone
            && !(node.Operator is Convolution { Columns.Stride: > 1 } && KeepsPlanes(node));
        return readsWhatIsThere ? input : Copy("Input", "Copy the sample.", input, halo);
    }

    private static bool KeepsPlanes(Node node) => node.Operator switch
    {
        Convolution convolution => SampleWidthConvolution.Supports(convolution.Columns)
            && SampleWidthConvolution.Estimate(convolution, node.Input.Channels, node.Output.Channels)
                <= SampleChannelConvolution.Estimate(convolution.Rows, convolution.Columns, node.Input.Channels, node.Output.Channels),
        Linear => false,
        _ => true,
    };

    private void Run(Node node, Placed<TensorLayout> input, Placed<TensorLayout> output)
    {
        Activation fused = Activations.Fused(node.Activation);
        switch (node.Operator)
        {
            case Convolution convolution when output.Layout is PlaneLayout planes:
                Place weight = PackPlain(node.Name, node.Weight!);
                Place[] places = node.Bias is { } bias
                    ? [input.Place, weight, PackPlain(node.Name, bias), output.Place]
                    : [input.Place, weight, output.Place];
                _steps.Add(new KernelStep(
                    node.Name, "Convolution.",
                    t => SampleWidthConvolution.Lower(convolution, (PlaneLayout)input.Layout, planes, node.Bias is not null, fused, t),
                    places));
                break;
            case Convolution convolution:
                AddChannels(node, convolution.Rows, convolution.Columns, convolution.Groups, input, output, fused);
                break;
            case Linear:
                var rows = new AxisWindow(node.Input.Height, 1, 1, 0, node.Input.Height, 1);
                var columns = new AxisWindow(node.Input.Width, 1, 1, 0, node.Input.Width, 1);
                AddChannels(node, rows, columns, 1, input, output, fused);
                break;
            case Pool pool:
                _steps.AddRange(PoolSteps.Sample(node.Name, pool, input, output));
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

    private void AddChannels(
        Node node, AxisWindow rows, AxisWindow columns, int groups, Placed<TensorLayout> input, Placed<TensorLayout> output, Activation fused)
    {
        int taps = rows.Kernel * columns.Kernel;
        var layout = (ChannelLayout)output.Layout;
        Place weight = _packed.Take(checked(layout.Blocks * SampleChannelConvolution.PackedPerBlock(node.Input.Channels, taps)));
        Place bias = _packed.Take(layout.Blocks * Parts.Lanes);
        _packing.Add(new RuntimeStep(
            node.Name, "Sixteen output channels side by side.",
            "WeightPacking.ChannelBlocks",
            [new Place(Memory.Parameters, node.Weight!.Offset), node.Output.Channels, node.Input.Channels, taps, groups, weight]));
        _packing.Add(new RuntimeStep(
            node.Name, "Bias.",
            "WeightPacking.Bias",
            [node.Bias is { } range ? new Place(Memory.Parameters, range.Offset) : null, node.Output.Channels, bias]));
        _steps.Add(new KernelStep(
            node.Name, node.Operator is Linear ? "Matrix product." : "Convolution.",
            t => SampleChannelConvolution.Lower(rows, columns, input.Layout, layout, fused, t),
            [input.Place, weight, bias, output.Place]));
    }

    private Place PackPlain(string name, ParameterRange range)
    {
        Place place = _packed.Take(range.Length);
        _packing.Add(new RuntimeStep(name, "As it lies.", "WeightPacking.Copy", [new Place(Memory.Parameters, range.Offset), range.Length, place]));
        return place;
    }

    private void WriteOutput(Placed<TensorLayout> last)
    {
        var output = new PlaneLayout(last.Layout.Shape, default, 1);
        bool isInOrder = last.Layout is PlaneLayout { Halo.IsNone: true } || last.Layout is ChannelLayout { Shape: { Height: 1, Width: 1 } };
        _steps.Add(isInOrder
            ? new RuntimeStep("Output", "Hand out the result.", "WeightPacking.Copy", [last.Place, output.Shape.Length, new Place(Memory.Output, 0)])
            : new KernelStep("Output", "Hand out the result.", _ => SampleElementwise.ToPlanes(last.Layout, output), [last.Place, new Place(Memory.Output, 0)]));
    }

    private Placed<TensorLayout> Copy(string layer, string reason, Placed<TensorLayout> from, Halo halo)
    {
        Placed<TensorLayout> to = Take(from.Layout is PlaneLayout planes ? planes with { Halo = halo } : (ChannelLayout)from.Layout with { Halo = halo });
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

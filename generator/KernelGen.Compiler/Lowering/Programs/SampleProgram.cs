using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// The forward pass over one sample: what inference runs. Each layer's layout is chosen by what it costs: pixels of a row in a vector while
/// channels are few, sixteen channels in a vector after that.
/// </summary>
internal sealed class SampleProgram
{
    private readonly SampleBuilder _builder = new();
    private readonly NetworkGraph _graph;
    private readonly OutsideMemory _outside;

    private SampleProgram(NetworkGraph graph) =>
        (_graph, _outside) = (graph, new OutsideMemory(graph, _builder.Memory, _builder.Steps));

    public IReadOnlyList<Step> Steps => _builder.Steps;

    /// <summary>What makes packed weights from the parameters.</summary>
    public IReadOnlyList<Step> Packing => _builder.Packing;

    /// <summary>The storages of its workspace and of its packed weights.</summary>
    public IReadOnlyList<Storage> Storages => [.. _builder.Memory.All, .. _builder.Packed.All];

    public int WorkspaceLength { get; private set; }

    public int PackedLength { get; private set; }

    /// <param name="training">The network as training runs it.</param>
    public static SampleProgram Build(NetworkGraph training)
    {
        NetworkGraph graph = training.ForInference();
        var program = new SampleProgram(graph);
        var placed = new Dictionary<Tensor, Placed<TensorLayout>> { [graph.Input] = program._outside.Enter() };
        var taken = new HashSet<Node>();
        foreach (Node node in graph.Nodes.Where(n => !taken.Contains(n)))
        {
            Node whole = node;
            if (graph.OnlyReaderOf(node.Output) is { } reader
                && FormCatalogue.Sample(node.Operator).TakingIn(node, reader, placed[node.Input].Layout) is { } both)
            {
                whole = both;
                taken.Add(reader);
            }

            placed[whole.Output] = program.Add(whole, [.. whole.Inputs.Select(i => placed[i])]);
        }

        if (placed[graph.Output].Place.Memory != Memory.Output)
        {
            program._outside.HandOut(placed[graph.Output]);
        }

        program._builder.Packing.InsertRange(0, program._builder.Weights.Before);
        program.PackedLength = MemoryPlanner.InOrder(program._builder.Packed.All);
        program.WorkspaceLength = MemoryPlanner.ByLifetime(program._builder.Memory.All, new Lifetimes(program.Steps));
        return program;
    }

    private Placed<TensorLayout> Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs)
    {
        inputs = [.. inputs.Select(i => InWorkspace(node, i))];
        bool asPlanes = FormCatalogue.Sample(node.Operator).NeedsPlanes(node) || inputs.Select(i => i.Layout.GetType()).Distinct().Count() > 1;
        inputs = asPlanes ? [.. inputs.Select(i => AsPlanes(node, i))] : inputs;
        if (FormCatalogue.Sample(node.Operator).OverOneRow(node) is not { } flat || !inputs[0].Layout.IsDense || !Halos.Around(_graph, node.Output).IsNone)
        {
            return AddInWorkspace(node, inputs, node.Output);
        }

        Placed<TensorLayout> row = inputs[0] with { Layout = inputs[0].Layout with { Shape = flat.Input.Shape } };
        Placed<TensorLayout> output = AddInWorkspace(flat, [row], node.Output);
        return output with { Layout = output.Layout with { Shape = node.Output.Shape } };
    }

    /// <param name="node">The node, perhaps over one row.</param>
    /// <param name="inputs">Its inputs, all in one layout.</param>
    /// <param name="result">The tensor of the graph that it gives.</param>
    private Placed<TensorLayout> AddInWorkspace(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Tensor result)
    {
        SampleForms forms = FormCatalogue.Sample(node.Operator);
        bool isPlanes = inputs[0].Layout is PlaneLayout && forms.KeepsPlanes(node, IsHandedOut(result));
        Halo wanted = Halos.Around(_graph, result);
        Activation activation = node.Operator.Function ?? node.Activation;
        bool inPlace = activation != Activation.None && !(Activations.IsCheap(activation) && forms.FusesActivation);

        // What runs in place runs over the halo too, which must stay zero: then the halo comes with a copy.
        Halo halo = inPlace || !forms.KeepsHalo ? default : wanted;
        bool isLast = IsHandedOut(result) && isPlanes && !inPlace;
        Placed<TensorLayout> output = isLast
            ? new(new PlaneLayout(node.Output.Shape, default, 1, IsCallers: true), new Place(Memory.Output, 0))
            : _builder.New(isPlanes ? new PlaneLayout(node.Output.Shape, halo, 1) : new ChannelLayout(node.Output.Shape, halo));
        forms.Add(node, inputs, output, _builder);
        if (inPlace)
        {
            int length = output.Layout is PlaneLayout ? node.Output.Shape.Length : output.Layout.Length;
            _builder.Steps.Add(new KernelStep(node.Layer, "Activation.", new ActivateInPlace(activation), [output.Place], Round.Up(length, 16)));
        }

        return halo == wanted ? output : _builder.Copy(node.Layer, "Make room for padding.", output, wanted);
    }

    /// <summary>Whether a tensor is what the caller gets, channel after channel.</summary>
    private bool IsHandedOut(Tensor tensor) => tensor == _graph.Output && _outside.TakesPlanes;

    /// <summary>The first layer reads the user's memory where it can.</summary>
    private Placed<TensorLayout> InWorkspace(Node node, Placed<TensorLayout> input)
    {
        SampleForms forms = FormCatalogue.Sample(node.Operator);
        return input.Place.Memory != Memory.Input || forms.ReadsCallersMemory(node, forms.KeepsPlanes(node, IsHandedOut(node.Output)))
            ? input
            : _builder.Copy("Input", "Copy the sample.", input, Halos.ForInputOf(node));
    }

    /// <summary>Planes made from blocks of channels for a node that reads nothing else, or other planes too.</summary>
    private Placed<TensorLayout> AsPlanes(Node node, Placed<TensorLayout> input)
    {
        if (input.Layout is not ChannelLayout blocks)
        {
            return input;
        }

        if (FormCatalogue.Sample(node.Operator).ReadsWithinInput && blocks is { Halo.IsNone: true, Shape: { Height: 1, Width: 1 } })
        {
            // Of one pixel, blocks of channels are stored channel after channel.
            return input with { Layout = new PlaneLayout(blocks.Shape, default, 1) };
        }

        Placed<TensorLayout> planes = _builder.New(new PlaneLayout(blocks.Shape, default, 1));
        _builder.Steps.Add(new RuntimeStep(
            node.Layer, "Pixels are brought into planes.", "SampleLayout.ToPlanes",
            [
                input.Place.At(blocks.Origin), blocks.Shape.Channels, blocks.Shape.Height, blocks.Shape.Width,
                blocks.RowStride, blocks.BlockStride, planes.Place,
            ]));
        Halo halo = Halos.ForInputOf(node);
        return halo.IsNone ? planes : _builder.Copy(node.Layer, "Make room for padding.", planes, halo);
    }
}

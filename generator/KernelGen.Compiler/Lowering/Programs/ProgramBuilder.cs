using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Lowering.Schedules;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// Makes the program of a network for one purpose: node by node, each in the layout that its form takes, then the places of all storages. It is what
/// forms see while they add their steps.
/// </summary>
internal sealed class ProgramBuilder
{
    private readonly NetworkGraph _graph;
    private readonly Purpose _purpose;
    private readonly SharedZeros.Rule _zeros;
    private readonly List<Step> _forward = [];
    private readonly List<Step> _backward = [];
    private readonly List<Step> _packing = [];
    private readonly OutsideMemory? _outside;
    private readonly Arrangement _arrangement;
    private readonly Dictionary<string, int> _ends = [];
    private Slices? _slices;

    private ProgramBuilder(NetworkGraph graph, Purpose purpose, SharedZeros.Rule zeros)
    {
        (_graph, _purpose, _zeros) = (graph, purpose, zeros);
        Weights = new PackedWeights(purpose == Purpose.InferOne ? Packed : Memory, Packed, _packing);
        Tensors = new TensorPlaces(graph, Memory, Weights.Order);
        _outside = purpose == Purpose.InferOne ? new OutsideMemory(graph, Memory, _forward) : null;
        _arrangement = new Arrangement(this);
    }

    /// <summary>The storages of the workspace.</summary>
    public Storages Memory { get; } = new(Programs.Memory.Workspace);

    /// <summary>The storages of packed weights.</summary>
    public Storages Packed { get; } = new(Programs.Memory.Packed);

    /// <summary>Weights as kernels read them.</summary>
    public PackedWeights Weights { get; }

    public TensorPlaces Tensors { get; }

    /// <param name="graph">The network in the form that training runs, forward.</param>
    /// <param name="purpose">What the program is for.</param>
    /// <param name="zeros">When storages that keep zeros share memory.</param>
    public static NetworkProgram Build(NetworkGraph graph, Purpose purpose, SharedZeros.Rule zeros = SharedZeros.Rule.WhereItPays) =>
        new ProgramBuilder(purpose == Purpose.Train ? graph.ForTraining() : graph.ForInference(), purpose, zeros).Build();

    /// <summary>Adds a step that runs a kernel; places that are null are left out.</summary>
    public void Run(Node node, string reason, KernelForm form, params IReadOnlyList<Place?> places) =>
        Add(new KernelStep(node.Layer, reason, form, [.. places.OfType<Place>()]));

    /// <summary>Adds a step to the forward pass.</summary>
    public void Add(Step step) => _forward.Add(step);

    /// <summary>A new tensor.</summary>
    public Placed<TensorLayout> New(TensorLayout layout) => Memory.New(layout);

    private NetworkProgram Build()
    {
        long values = 0;
        if (_outside is not null)
        {
            Tensors.Put(_graph.Input, _outside.Enter());
        }
        else
        {
            values = Tensors.AddValues();
        }

        AddForward();
        int forward = Memory.All.Count;
        AddBackward();
        (_outside is null ? _forward : _packing).InsertRange(0, Weights.Order.Before);
        int workspace = PlaceWorkspace(forward);
        return new NetworkProgram(_purpose, _graph, Tensors, _packing, [.. _forward.Select(ByTeam)], [.. _backward.Select(ByTeam)])
        {
            Storages = [.. Memory.All, .. Packed.All],
            PackedLength = MemoryPlanner.InOrder(Packed.All),
            WorkspaceLength = workspace,
            ScratchLength = _backward.SelectMany(KernelsOf).Select(k => k.Form.ScratchLength).DefaultIfEmpty().Max(),
            ValueLength = values,
            Ends = _ends,
        };
    }

    private static IEnumerable<KernelStep> KernelsOf(Step step) => step switch
    {
        KernelStep kernel => [kernel],
        ForParameterGradients part => part.Steps.SelectMany(KernelsOf),
        _ => [],
    };

    /// <summary>A sample, or a block of sixteen, may be alone, with no others beside it that threads could take instead.</summary>
    private Step ByTeam(Step step) => step switch
    {
        KernelStep kernel => kernel with { SharedFrom = _purpose == Purpose.InferOne ? TeamLoop.WorthSharing : TeamLoop.WorthSharingInBlock },
        ForParameterGradients part => new ForParameterGradients([.. part.Steps.Select(ByTeam)]),
        _ => step,
    };

    /// <summary>
    /// In training, values are kept, since a forward pass may have several backward passes, and what only the backward pass needs is placed behind
    /// all of them. Else whatever never meets shares memory.
    /// </summary>
    private int PlaceWorkspace(int forward) => _purpose == Purpose.Train
        ? SharedZeros.Place(
            _backward, [.. Memory.All.Skip(forward)], [.. _graph.Gradients!.OfOutputs.Select(g => Tensors[g].Place)], [Tensors[_graph.Gradients.OfInput].Place],
            MemoryPlanner.InOrder(Memory.All.Take(forward)), _zeros)
        : SharedZeros.Place(
            _forward, Memory.All, _outside is null ? [Tensors.Of(_graph.Input).Place] : [], [.. _graph.Outputs.Select(o => Tensors.Of(o).Place)], 0, _zeros);

    private void AddForward()
    {
        var taken = new HashSet<Node>();
        IReadOnlyDictionary<Node, LayoutWay> ways = _outside is null ? ProgramLayouts.OfSixteen(_graph) : ProgramLayouts.OfOne(_graph, _outside);
        _slices = _outside is null ? null : new Slices(_graph, ways, Memory);
        foreach (Node node in _graph.Forward.Where(n => !taken.Contains(n)))
        {
            Interruption.Check();
            Node whole = node;
            if (_graph.OnlyReaderOf(node.Output) is { } reader && ways[node].Gives == ways[reader].Takes
                && ways[node].Form!.TakingIn(node, reader) is { } both && both.Inputs.All(Tensors.Has)
                && both.Inputs.Skip(node.Inputs.Count).All(i => Tensors.Of(i).Layout.Kind == ways[node].Gives))
            {
                whole = both;
                taken.Add(reader);
            }

            Placed<TensorLayout> output = AddForward(whole, node.Inputs.Count, ways[node]);
            if (!Tensors.Has(whole.Output))
            {
                Tensors.Put(whole.Output, output);
            }

            _ends[whole.Output.Name] = _forward.Count;
            if (_outside is not null && _graph.Outputs.Contains(whole.Output) && Tensors.Of(whole.Output) is { Place.Memory: not Programs.Memory.Output } result)
            {
                _outside.HandOut(whole.Output, result);
            }
        }
    }

    /// <param name="node">The node.</param>
    /// <param name="own">How many of its inputs come in the layout that it takes; those behind them are a reader's that it has taken in.</param>
    /// <param name="way">How it runs.</param>
    private Placed<TensorLayout> AddForward(Node node, int own, LayoutWay way)
    {
        IReadOnlyList<Placed<TensorLayout>> all = [.. node.Inputs.Select(Tensors.Of)];
        IReadOnlyList<Placed<TensorLayout>> inputs = [.. _arrangement.Of(node, [.. all.Take(own)], way), .. all.Skip(own)];
        bool isDense = inputs.All(i => i.Layout.IsDense) && (_slices?.Of(node.Output) is { } slice ? slice.Layout.IsDense : Halos.Around(_graph, node.Output).IsNone);
        if (_outside is null || !isDense || FormCatalogue.OverOneRow(node) is not { } flat)
        {
            return AddForward(node, way.Form!, inputs, node.Output);
        }

        IReadOnlyList<Placed<TensorLayout>> rows = [.. inputs.Select((row, i) => row with { Layout = row.Layout with { Shape = flat.Inputs[i].Shape } })];
        Placed<TensorLayout> output = AddForward(flat, way.Form!, rows, node.Output);
        return output with { Layout = output.Layout with { Shape = node.Output.Shape } };
    }

    /// <param name="node">The node, perhaps over one row.</param>
    /// <param name="form">How it runs.</param>
    /// <param name="inputs">Its inputs, all in the layout that the form takes.</param>
    /// <param name="result">The tensor of the graph that it gives.</param>
    private Placed<TensorLayout> AddForward(Node node, OperatorForm form, IReadOnlyList<Placed<TensorLayout>> inputs, Tensor result)
    {
        Activation inPlace = form.InPlaceBehind(node);
        Placed<TensorLayout>? slice = SliceOf(node, form, result);
        Placed<TensorLayout> output = slice ?? (Tensors.Has(result) ? Tensors.Of(result)
            : IsHandedOut(result) && form.Gives == LayoutKind.Pixels && inPlace.IsNone
                ? new(new PlaneLayout(node.Output.Shape, default, 1, IsCallers: true), _outside!.PlaceOf(result))
                : _arrangement.NewOutput(node, form, Halos.Around(_graph, result)));
        form.Add(node, inputs, output, this);
        if (!inPlace.IsNone)
        {
            Add(ActivateStep.InPlace(node, inPlace, output));
        }

        Halo wanted = Halos.Around(_graph, result);
        return slice is not null || output.Layout.Halo == wanted ? output : _arrangement.Copy(node.Layer, "Make room for padding.", output, wanted);
    }

    /// <summary>The part of another tensor that a node may write at once. What runs over a frame too would leave something in it.</summary>
    private Placed<TensorLayout>? SliceOf(Node node, OperatorForm form, Tensor result) =>
        _slices?.Of(result) is { } slice && (slice.Layout.IsDense || (form.InPlaceBehind(node).IsNone && form.KeepsHalo))
            ? slice with { Layout = slice.Layout with { Shape = node.Output.Shape } }
            : null;

    private void AddBackward()
    {
        if (_graph.Gradients is not { } ends)
        {
            return;
        }

        Tensors.AddGradients(ends);
        IReadOnlyList<Node> nodes = _graph.Backward;

        // What comes after the last gradient of a parameter is needed by the gradient of the input alone.
        int end = nodes.Select((node, i) => node.Operator.GivesParameterGradients ? i + 1 : 0).DefaultIfEmpty().Max();
        for (int i = 0; i < nodes.Count; i++)
        {
            Interruption.Check();
            if (i == end)
            {
                _backward.Add(new StopWithoutInputGradient());
            }

            IEnumerable<Step> steps = FormCatalogue.BatchTile(nodes[i]).Steps(nodes[i], Tensors);
            _backward.AddRange(nodes[i].Operator is { GivesParameterGradients: true, GivesTensorToo: false } ? [new ForParameterGradients([.. steps])] : steps);
        }
    }

    /// <summary>Whether a tensor is what the caller gets, channel after channel.</summary>
    private bool IsHandedOut(Tensor tensor) => _graph.Outputs.Contains(tensor) && _outside?.TakesPlanes(tensor) == true;
}

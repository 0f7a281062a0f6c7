using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Where the tensors of a program are; for sixteen samples also their gradients, and what kernels need beside them.</summary>
/// <param name="graph">The network as the program runs it.</param>
/// <param name="memory">The program's workspace.</param>
/// <param name="weights">Weights as kernels read them.</param>
internal sealed class TensorPlaces(NetworkGraph graph, Storages memory, WeightOrder weights)
{
    private readonly Dictionary<Tensor, Placed<TensorLayout>> _places = [];
    private readonly Dictionary<Parameter, Place> _statistics = [];
    private readonly Dictionary<string, Placed<PlaneLayout>> _masks = [];
    private Place? _keys;
    private Place? _shared;

    /// <summary>Memory for one kernel's sums that wait, which the next kernel uses again. Each thread has its own.</summary>
    public Place Scratch { get; } = new(Memory.Scratch, 0);

    /// <summary>
    /// Memory for what the steps of one node of the forward pass hand to one another, which the next node uses again. Threads that share a block share it.
    /// </summary>
    public Place SharedScratch => _shared ?? throw new InvalidOperationException("No form has said that it works in memory that its steps share.");

    /// <summary>Weights as kernels read them.</summary>
    public WeightOrder Weights => weights;

    private IEnumerable<Tensor> Values => graph.Forward.Select(n => n.Output).Prepend(graph.Input);

    /// <summary>A tensor that is in planes, as all of sixteen samples are.</summary>
    public Placed<PlaneLayout> this[Tensor tensor] => new((PlaneLayout)_places[tensor].Layout, _places[tensor].Place);

    public PlaneLayout LayoutOf(Tensor tensor) => this[tensor].Layout;

    /// <summary>A tensor in whatever layout it has.</summary>
    public Placed<TensorLayout> Of(Tensor tensor) => _places[tensor];

    /// <summary>Whether a tensor has its place.</summary>
    public bool Has(Tensor tensor) => _places.ContainsKey(tensor);

    public void Put(Tensor tensor, Placed<TensorLayout> place) => _places.Add(tensor, place);

    /// <summary>Makes storages for all values of sixteen samples.</summary>
    /// <returns>Floats of all of them.</returns>
    public long AddValues()
    {
        foreach (Tensor value in Values)
        {
            Put(value, memory.New<TensorLayout>(new PlaneLayout(value.Shape, Halos.Around(graph, value), Parts.Lanes)));
        }

        int shared = graph.Forward.Select(n => FormCatalogue.BatchTile(n).SharedScratch(n)).DefaultIfEmpty().Max();
        _shared = shared > 0 ? memory.New(shared) : null;
        return _places.Values.Sum(v => (long)v.Layout.Length);
    }

    /// <summary>Makes storages for what only the backward pass needs.</summary>
    public void AddGradients(GradientEnds ends)
    {
        Tensor[] gradients =
            [.. ends.OfOutputs, .. graph.Backward.Where(n => !n.Operator.GivesParameterGradients || n.Operator.GivesTensorToo).Select(n => n.Output)];
        ILookup<Tensor, Tensor> sharing = gradients.ToLookup(MemoryOf);
        ILookup<Tensor?, Tensor> owners = gradients.Where(g => MemoryOf(g) == g).ToLookup(g => g.GradientOf);
        foreach (Tensor owner in Values.SelectMany(v => owners[v]))
        {
            Halo halo = sharing[owner].Aggregate(default(Halo), (all, g) => all.Union(Halos.Around(graph, g)));
            bool leavesZeros = sharing[owner].Any(g => graph.ProducerOf(g)?.Operator.LeavesZeros(g.Shape) == true);
            Placed<TensorLayout> place = memory.New<TensorLayout>(new PlaneLayout(owner.Shape, halo, Parts.Lanes), leavesZeros);
            foreach (Tensor gradient in sharing[owner])
            {
                Put(gradient, place);
            }
        }
    }

    /// <summary>
    /// Where a batch norm keeps its statistics, from the forward to the backward pass: three vectors for each channel, the samples in the lanes. What is in
    /// them says <see cref="Operators.BatchNormBatchTile"/>.
    /// </summary>
    public Place StatisticsOf(Node norm)
    {
        Parameter key = norm.Of(ParameterRole.RunningMean)!;
        if (!_statistics.TryGetValue(key, out Place? place))
        {
            _statistics.Add(key, place = memory.New(3 * key.Length * Parts.Lanes));
        }

        return place;
    }

    /// <summary>Where the runtime puts a key of 64 bits for each sample, which what is drawn in the sample follows.</summary>
    public Place SampleKeys => _keys ??= memory.New(2 * Parts.Lanes);

    /// <summary>Whether something is drawn.</summary>
    public bool HasSampleKeys => _keys is not null;

    /// <summary>Where the factors of a layer's values are that dropout has drawn, from the forward to the backward pass.</summary>
    public Placed<PlaneLayout> MaskOf(Node node)
    {
        if (!_masks.TryGetValue(node.Layer, out Placed<PlaneLayout>? mask))
        {
            _masks.Add(node.Layer, mask = memory.New(new PlaneLayout(node.Output.Shape, default, Parts.Lanes)));
        }

        return mask;
    }

    /// <summary>Memory for one node alone.</summary>
    public Place New(int length) => memory.New(length);

    /// <summary>A node's input, parameters and output, in the order of the kernels that have weights.</summary>
    public IReadOnlyList<Place> WithParameters(Node node) => node.Bias is { } bias
        ? [this[node.Input].Place, Weights.Weight(node), ParameterPlace(bias), this[node.Output].Place]
        : [this[node.Input].Place, Weights.Weight(node), this[node.Output].Place];

    /// <summary>What a kernel with weights reads and writes backward: the node's input too where the gradient goes back through its activation.</summary>
    public IReadOnlyList<Place> BackWithWeights(Node node, Finish before) => before.IsNothing
        ? [this[node.Input].Place, Weights.Weight(node), this[node.Output].Place]
        : [this[node.Input].Place, Weights.Weight(node), this[node.Inputs.Last()].Place, this[node.Output].Place];

    /// <summary>What a kernel does to a gradient before it is stored; the values of the activation are the node's last input.</summary>
    public Finish Before(Node node, Activation activation) =>
        activation == Activation.None ? Finish.Nothing : new Finish(activation, LayoutOf(node.Inputs.Last()));

    /// <summary>Where a parameter's gradient goes.</summary>
    public static Place GradientPlace(Parameter parameter) => new(Memory.Gradients, parameter.Offset);

    public static Place ParameterPlace(Parameter parameter) => new(Memory.Parameters, parameter.Offset);

    /// <summary>The tensor whose memory a gradient is in: another's where it is made in place, which asks for a single reader.</summary>
    private Tensor MemoryOf(Tensor gradient) =>
        graph.ProducerOf(gradient) is { Operator.InPlace: { } input } made && graph.OnlyReaderOf(made.Inputs[input]) == made
            ? MemoryOf(made.Inputs[input])
            : gradient;
}

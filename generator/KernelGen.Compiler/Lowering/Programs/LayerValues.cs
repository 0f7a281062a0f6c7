using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Where the values of a layer are found when a sample has run as far as that.</summary>
/// <param name="Stop">The number of the stop behind it; 0 for the end of the program.</param>
/// <param name="Tensor">Its place; null where it has none.</param>
/// <param name="SameAs">The layer whose values are the same in another shape, or -1 for the network's input; null where there is none.</param>
/// <param name="TakenInBy">The layer that computes these values in registers and stores its own alone; null where there is none.</param>
internal sealed record LayerValue(int Stop, Placed<TensorLayout>? Tensor, int? SameAs = null, int? TakenInBy = null);

/// <summary>
/// The values of all layers in the program of one sample, and the places at which it stops for whoever asks for a layer's. Values share memory, so
/// they are there only until later layers have run.
/// </summary>
internal sealed class LayerValues
{
    private readonly NetworkDeclaration _declaration;
    private readonly NetworkProgram _program;
    private readonly ILookup<string, Node> _declared;
    private readonly Dictionary<string, Tensor> _tensors;
    private readonly List<int> _stops;
    private readonly int _end;

    /// <param name="declaration">The network.</param>
    /// <param name="shapes">Its shapes.</param>
    /// <param name="program">The program of one sample.</param>
    public LayerValues(NetworkDeclaration declaration, InferenceResult shapes, NetworkProgram program)
    {
        (_declaration, _program) = (declaration, program);
        _declared = GraphBuilder.Build(declaration, shapes).Nodes.ToLookup(n => n.Layer);
        _tensors = program.Graph.Forward.Select(n => n.Output).Where(program.Tensors.Has).ToDictionary(t => t.Name);
        _end = program.Forward.Count(s => s is not ClearStep);
        var names = new HashSet<string>(Enumerable.Range(0, declaration.Layers.Count).Select(declaration.NameOf));
        _stops = [.. program.Ends.Where(e => names.Contains(e.Key)).Select(e => e.Value).Where(e => e < _end).Distinct().OrderBy(e => e)];
    }

    /// <summary>The number of the stop behind each step of the forward pass that has one, by the step's place; -1 is before the first.</summary>
    public IReadOnlyDictionary<int, int> Stops()
    {
        var stops = new Dictionary<int, int>();
        int ended = 0;
        for (int i = -1; i < _program.Forward.Count; i++)
        {
            ended += i >= 0 && _program.Forward[i] is not ClearStep ? 1 : 0;
            int number = _stops.IndexOf(ended);
            if (number >= 0 && (i < 0 || _program.Forward[i] is not ClearStep))
            {
                stops.Add(i, number + 1);
            }
        }

        return stops;
    }

    /// <summary>Where a layer's values are.</summary>
    /// <param name="place">The layer's place in the network.</param>
    public LayerValue Of(int place)
    {
        if (Held(place) is { } held)
        {
            return held;
        }

        // Layers that only reshape, or drop in training, have the values of one layer between them.
        int source = SourceOf(place);
        if (source < 0)
        {
            return new LayerValue(0, null, SameAs: source);
        }

        int[] same = [.. Enumerable.Range(0, _declaration.Layers.Count).Where(i => SourceOf(i) == source)];
        if (same.Any(i => Held(i) is not null))
        {
            return new LayerValue(0, null, SameAs: same.First(i => Held(i) is not null));
        }

        int reader = Enumerable.Range(0, _declaration.Layers.Count).First(i => !same.Contains(i) && _declaration.Layers[i].Reads(i).Any(same.Contains));
        return new LayerValue(0, null, TakenInBy: Held(reader) is null ? Of(reader).TakenInBy ?? reader : reader);
    }

    private LayerValue? Held(int place)
    {
        string name = _declaration.NameOf(place);
        return _tensors.TryGetValue(name, out Tensor? tensor) && _program.Ends.TryGetValue(name, out int end)
            ? new LayerValue(_stops.IndexOf(end) + 1, _program.Tensors.Of(tensor))
            : null;
    }

    /// <summary>The layer whose values a layer has: itself, one before, or -1 for the network's input.</summary>
    private int SourceOf(int place) => place >= 0 && IsSameAsInput(place) ? SourceOf(_declaration.Layers[place].InputsAt(place).First()) : place;

    /// <summary>Whether a layer gives the cells that it reads, in their order.</summary>
    private bool IsSameAsInput(int place) => _declaration.Layers[place].Activation.IsNone
        && _declared[_declaration.NameOf(place)].All(n => n.Operator.IsForTraining || n.Operator.OnlyReshapes);
}

using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>One class marked <c>[Network]</c>: all that the later stages know of it.</summary>
/// <param name="Type">The user's class.</param>
/// <param name="Channels">Channels of one input sample.</param>
/// <param name="Height">Rows of one input sample.</param>
/// <param name="Width">Columns of one input sample.</param>
/// <param name="Layers">The layers, in the order of the members.</param>
/// <param name="Layout">How samples lie in the caller's memory.</param>
/// <param name="Trains">Whether it has a backward pass.</param>
internal sealed record NetworkDeclaration(
    TypeDeclaration Type,
    int Channels,
    int Height,
    int Width,
    EquatableArray<LayerDeclaration> Layers,
    OutsideLayout Layout = OutsideLayout.Nchw,
    bool Trains = true)
{
    /// <summary>Whether convolutions must be direct sums.</summary>
    public bool SumsDirectly { get; init; }

    /// <summary>The blocks that are used, whose layers are among the others.</summary>
    public EquatableArray<UseDeclaration> Uses { get; init; }

    /// <summary>The layers that no other reads, by their places: the outputs. The last layer is always among them.</summary>
    public IReadOnlyList<int> Outputs
    {
        get
        {
            var read = new HashSet<int>(Layers.SelectMany((layer, i) => layer.Reads(i)));
            return [.. Enumerable.Range(0, Layers.Count).Where(i => !read.Contains(i))];
        }
    }

    /// <summary>The values of a sample's output; of several, all of them one behind another.</summary>
    public TensorShape OutputShape(InferenceResult shapes) => Outputs.Count == 1
        ? shapes.Layers[Outputs[0]].Result
        : new TensorShape(Outputs.Sum(o => shapes.Layers[o].Result.Length), 1, 1);

    /// <summary>The last of the uses whose output the layer at a place is; null where it is declared in the network itself.</summary>
    public UseDeclaration? UseAt(int place) => Uses.LastOrDefault(u => u.Count > 0 && u.Output == place);

    /// <summary>A layer in a few words, with the names of the others that it reads.</summary>
    public string WordsOf(int place)
    {
        LayerDeclaration layer = Layers[place];
        string inputs = string.Join(", ", layer.Inputs.Select(NameOf));
        string of = inputs.Length == 0 ? "" : layer.Inputs.Count == 1 ? " of " + inputs : " " + inputs;
        string?[] parts =
        [
            layer.Operator?.Words + of,
            layer.Norm?.Words,
            layer.Join is { } join ? $"{join.Name} {string.Join(", ", join.With.Select(NameOf))}" : null,
            layer.Activation.IsNone ? null : layer.Activation.Words,
            layer.Mask?.Words,
        ];
        return string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p))).Trim();
    }

    /// <summary>The shape of what the layer at a place gives, or of the network's input.</summary>
    public TensorShape ShapeAt(int place, InferenceResult shapes) => place < 0 ? new(Channels, Height, Width) : shapes.Layers[place].Result;

    /// <summary>The name of the layer at a place, as parameters have it.</summary>
    public string NameOf(int place) => place < 0 ? "the input" : Layers[place].Name.TrimStart('@');
}

/// <summary>The order of the values of one sample.</summary>
internal enum OutsideLayout
{
    Nchw,
    Nhwc,
}

/// <summary>How far the compiler may go from plain sums.</summary>
internal enum NumericsChoice
{
    Fast,
    Direct,
}

/// <summary>One partial property of type <c>Layer</c>.</summary>
/// <param name="Name">The property's name as written in source.</param>
/// <param name="Accessibility">The property's modifiers, for example <c>public</c>.</param>
/// <param name="Operator">What the layer computes first; null where it is an activation alone.</param>
/// <param name="Activation">What is applied last.</param>
/// <param name="Schedule">What is pinned of how it is run.</param>
internal sealed record LayerDeclaration(
    string Name,
    string Accessibility,
    OperatorDeclaration? Operator,
    Activation Activation,
    ScheduleDeclaration? Schedule = null)
{
    /// <summary>What <see cref="Inputs"/> calls the network's input.</summary>
    public const int NetworkInput = -1;

    /// <summary>The layers whose outputs it reads, by their places in the network; where it is empty, the one before.</summary>
    public EquatableArray<int> Inputs { get; init; }

    /// <summary>What normalises the operator's result; null where nothing does.</summary>
    public NormDeclaration? Norm { get; init; }

    /// <summary>What is added to that, or multiplied with it; null where nothing is.</summary>
    public JoinDeclaration? Join { get; init; }

    /// <summary>What sets values of its result to zero in training; null where nothing does.</summary>
    public MaskDeclaration? Mask { get; init; }

    /// <summary>The layers whose outputs it reads, those that it joins too, by their places.</summary>
    /// <param name="place">Its own.</param>
    public IEnumerable<int> Reads(int place) => InputsAt(place).Concat(Join?.With ?? default);

    /// <summary>The same at a place: what reads the layer before it says so by naming none.</summary>
    public LayerDeclaration AtPlace(int place) => Inputs.Count == 1 && Inputs[0] == place - 1 ? this with { Inputs = default } : this;

    /// <summary>The layers whose outputs its operator reads.</summary>
    /// <param name="place">Its own place.</param>
    public IEnumerable<int> InputsAt(int place) => Inputs.Count > 0 ? Inputs : [place - 1];
}

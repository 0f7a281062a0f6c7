using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>An operation of a layer with its options, as users write them.</summary>
internal sealed record DrawnOperation(string Name, IReadOnlyList<(string Name, object Value)> Options);

/// <summary>What is added to a layer's result, or multiplied with it, by places of layers.</summary>
internal sealed record DrawnJoin(bool IsProduct, IReadOnlyList<int> With);

/// <summary>A layer that was drawn: what stands on its member, and which places it reads; -1 is the network's input.</summary>
internal sealed record DrawnLayer(string Name, IReadOnlyList<int> Inputs)
{
    /// <summary>The operator; null where there is none, or several inputs are put together.</summary>
    public DrawnOperation? Operator { get; init; }

    /// <summary>The norm behind it.</summary>
    public DrawnOperation? Norm { get; init; }

    /// <summary>What is joined to the result.</summary>
    public DrawnJoin? Join { get; init; }

    /// <summary>What closes the layer.</summary>
    public DrawnOperation? Activation { get; init; }

    /// <summary>Whether the inputs are put together, channel behind channel.</summary>
    public bool IsConcat { get; init; }

    /// <summary>All places that it reads.</summary>
    public IEnumerable<int> Reads => Inputs.Concat(Join?.With ?? []);

    /// <summary>The same layer with other places.</summary>
    public DrawnLayer Moved(Func<int, int> place) => this with
    {
        Inputs = [.. Inputs.Select(place)],
        Join = Join is null ? null : Join with { With = [.. Join.With.Select(place)] },
    };
}

/// <summary>A block that some of the layers are written as.</summary>
/// <param name="First">The place of its first layer.</param>
/// <param name="Length">Its layers.</param>
/// <param name="Repeat">How often it stands there, one behind another.</param>
internal sealed record DrawnUse(int First, int Length, int Repeat)
{
    /// <summary>The place of what it gives.</summary>
    public int Last => First + (Length * Repeat) - 1;
}

/// <summary>A valid network that was drawn at random: enough to write it, and to compute it by plain loops.</summary>
internal sealed record DrawnNetwork(string Name, TensorShape Input, IReadOnlyList<DrawnLayer> Layers, IReadOnlyList<LayerShape> Shapes)
{
    /// <summary>Whether pixels are stored with their channels together.</summary>
    public bool IsNhwc { get; init; }

    /// <summary>Whether there is a backward pass.</summary>
    public bool Trains { get; init; }

    /// <summary>Whether every sum of whole numbers is exact, so that what bends bends at the same numbers in floats and doubles.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Layers that are written as a block; null for none.</summary>
    public DrawnUse? Use { get; init; }

    /// <summary>The places that nobody reads.</summary>
    public IReadOnlyList<int> Outputs => [.. Enumerable.Range(0, Layers.Count).Except(Layers.SelectMany(l => l.Reads))];

    /// <summary>The shape of the value of a place.</summary>
    public TensorShape ShapeAt(int place) => place < 0 ? Input : Shapes[place].Result;

    /// <summary>What the parameters of a layer are called by.</summary>
    public string PathOf(int place) => Use is { } use && place >= use.First && place <= use.Last
        ? use.Repeat == 1 ? $"U.{Layers[place].Name}" : $"U.{(place - use.First) / use.Length}.{Layers[place].Name}"
        : Layers[place].Name;
}

using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator.Parsing;

/// <summary>What the layers of a class can name while they are read from the first to the last.</summary>
/// <param name="type">The class's name, for messages.</param>
/// <param name="members">The names of all its layers.</param>
/// <param name="input">The place of the class's input.</param>
internal sealed class LayerScope(string type, IReadOnlyList<string> members, int input = LayerDeclaration.NetworkInput)
{
    /// <summary>The name of the input, which is no identifier: the runtime's <c>Block.Input</c>.</summary>
    public const string InputName = "<input>";

    private readonly Dictionary<string, int> _places = new() { [InputName] = input };

    public string Type => type;

    /// <summary>The names of all layers.</summary>
    public IReadOnlyList<string> Members => members;

    /// <summary>The names of those before, without the input.</summary>
    public IEnumerable<string> Known => _places.Keys.Where(n => n != InputName);

    /// <summary>The place of the layer before.</summary>
    public int Previous { get; private set; } = input;

    /// <summary>The place of a layer before by its name; null where there is none.</summary>
    public int? Find(string name) => _places.TryGetValue(name, out int place) ? place : null;

    /// <summary>Adds the next layer with the place of what it gives.</summary>
    public void Add(string name, int place)
    {
        _places[name] = place;
        Previous = place;
    }
}

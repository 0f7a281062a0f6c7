using System.Globalization;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>
/// Names for the places of a program, so that a reader sees what a call works on: each is called by the layer and the buffer of the kernel that
/// writes it, or else of the first that reads it; memory that several layers fill is called by the layer that has all of it.
/// </summary>
internal sealed class PlaceNames
{
    private const string ParameterClass = "Parameters";
    private readonly string _class;
    private readonly string _what;
    private readonly Dictionary<Place, (string Name, long Length)> _named = [];
    private readonly HashSet<string> _used = [];

    /// <summary>Names the places of parameters.</summary>
    public PlaceNames(ParameterMap parameters)
    {
        (_class, _what) = (ParameterClass, "Where parameters are, and their gradients.");
        foreach (Parameter parameter in parameters.OfLayers.SelectMany(l => l))
        {
            string role = parameter.Name.Replace('.', '_');
            _named.Add(new Place(Memory.Parameters, parameter.Offset), (Free($"{parameter.Layer}_{role}"), parameter.Length));
        }
    }

    /// <summary>Names the places of a program in its workspace and among packed weights.</summary>
    /// <param name="name">The class that holds the names.</param>
    /// <param name="what">A sentence on them.</param>
    /// <param name="steps">All steps of the program.</param>
    /// <param name="kernels">Its kernels for one of the widths: all have the same buffers.</param>
    /// <param name="program">The program; null where no layer's result is made of others' in place.</param>
    public PlaceNames(string name, string what, IEnumerable<Step> steps, KernelSet kernels, NetworkProgram? program = null)
    {
        (_class, _what) = (name, what);
        (string Layer, Ir.Buffer Buffer, Place Place)[] uses =
        [
            .. steps.SelectMany(s => s is ForParameterGradients part ? part.Steps : [s]).OfType<KernelStep>()
                .SelectMany(s => s.Arguments.Zip(kernels.PlainLoopsOf(s).Buffers, (place, buffer) => (s.Layer, buffer, place))),
        ];
        foreach (Node node in program?.Graph.Forward.Where(n => IsMadeInPlace(n, program.Tensors)) ?? [])
        {
            Placed<TensorLayout> whole = program!.Tensors.Of(node.Output);
            _named[whole.Place] = (Free($"{node.Layer.TrimStart('@')}_output"), whole.Layout.Length);
        }

        foreach ((string layer, Ir.Buffer buffer, Place place) in uses.OrderBy(u => u.Buffer.IsWritten ? 0 : 1))
        {
            if (place.Memory is Memory.Workspace or Memory.Packed && !_named.ContainsKey(place))
            {
                _named.Add(place, (Free($"{layer.TrimStart('@')}_{buffer.Name}"), buffer.Length.IsConstant ? buffer.Length.Constant : 0));
            }
        }
    }

    /// <summary>The text of a place, or nothing where it has no name here.</summary>
    public string? Text(Place place)
    {
        Place named = place.Memory == Memory.Gradients ? new Place(Memory.Parameters, place.Offset) : place;
        return _named.TryGetValue(named, out (string Name, long Length) found)
            ? $"{_class}.{found.Name}"
            : null;
    }

    /// <summary>Prints the class of the names.</summary>
    public void Write(CodeWriter writer)
    {
        if (_named.Count == 0)
        {
            return;
        }

        writer.Line($"// {_what}");
        writer.Line(FileHeader.Generated);
        using (writer.Block($"internal static class {_class}"))
        {
            foreach (KeyValuePair<Place, (string Name, long Length)> place in _named.OrderBy(n => n.Key.Memory).ThenBy(n => n.Key.Offset))
            {
                string length = place.Value.Length > 0 ? $" // has {place.Value.Length.ToString(CultureInfo.InvariantCulture)} floats" : "";
                writer.Line($"internal const int {place.Value.Name} = {place.Key.Offset.ToString(CultureInfo.InvariantCulture)};{length}");
            }
        }

        writer.Line();
    }

    // Its first input begins where it begins.
    private static bool IsMadeInPlace(Node node, TensorPlaces tensors) =>
        node.Inputs.Count > 1 && tensors.Has(node.Output) && tensors.Has(node.Inputs[0]) && tensors.Of(node.Inputs[0]).Place == tensors.Of(node.Output).Place;

    private string Free(string wish)
    {
        // A layer of a block has dots in its name.
        wish = wish.Replace('.', '_');
        string name = wish;
        for (int number = 2; !_used.Add(name); number++)
        {
            name = $"{wish}{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>All parameters of a network with their places. Nothing else gives a parameter its offset.</summary>
/// <param name="OfLayers">The parameters of each declared layer, in the order of the declaration.</param>
/// <param name="Length">Floats of all parameters with the gaps between them.</param>
internal sealed record ParameterMap(IReadOnlyList<IReadOnlyList<Parameter>> OfLayers, int Length)
{
    /// <summary>Parameters start at multiples of this many floats: one 64-byte cache line.</summary>
    public const int Alignment = 16;

    /// <summary>Places the parameters of all layers one after another.</summary>
    public static ParameterMap Of(NetworkDeclaration declaration, InferenceResult shapes)
    {
        int offset = 0;
        var layers = new List<IReadOnlyList<Parameter>>();
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            string name = declaration.Layers[i].Name.TrimStart('@');
            var placed = new List<Parameter>();
            foreach (ParameterSpec spec in shapes.Layers[i].Parameters)
            {
                placed.Add(new Parameter(name, spec.Role, spec.Sizes, offset, spec.FanIn, spec.Start, spec.Hwio));
                offset += Round.Up(spec.Length, Alignment);
            }

            layers.Add(placed);
        }

        return new(layers, offset);
    }
}

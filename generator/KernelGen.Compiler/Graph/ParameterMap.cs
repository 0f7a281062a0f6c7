using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// All parameters of a network with their places: those that are trained, then the state that is not. Nothing else gives a parameter its offset.
/// </summary>
/// <param name="OfLayers">The parameters of each declared layer, in the order of the declaration.</param>
/// <param name="Length">Floats of all trained parameters with the gaps between them.</param>
/// <param name="StateLength">Floats of the state behind them.</param>
internal sealed record ParameterMap(IReadOnlyList<IReadOnlyList<Parameter>> OfLayers, int Length, int StateLength = 0)
{
    /// <summary>Parameters start at multiples of this many floats: one 64-byte cache line.</summary>
    public const int Alignment = 16;

    /// <summary>Floats of all of it.</summary>
    public int TotalLength => Length + StateLength;

    /// <summary>Places the parameters of all layers one after another.</summary>
    public static ParameterMap Of(NetworkDeclaration declaration, InferenceResult shapes)
    {
        var layers = declaration.Layers.Select(_ => new List<Parameter>()).ToList();
        int trained = Place(isTrained: true, 0);
        int end = Place(isTrained: false, trained);
        return new(layers, trained, end - trained);

        int Place(bool isTrained, int offset)
        {
            for (int i = 0; i < declaration.Layers.Count; i++)
            {
                string name = declaration.Layers[i].Name.TrimStart('@');
                foreach (ParameterSpec spec in shapes.Layers[i].Parameters.Where(p => p.Role.IsTrained() == isTrained))
                {
                    layers[i].Add(new Parameter(name, spec.Role, spec.Sizes, offset, spec.FanIn, spec.Start, spec.Hwio) { Prefix = spec.Prefix });
                    offset += Round.Up(spec.Length, Alignment);
                }
            }

            return offset;
        }
    }
}

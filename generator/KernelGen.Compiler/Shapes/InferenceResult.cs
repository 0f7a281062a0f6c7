using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>The shapes of a network's layers, or what is wrong with it.</summary>
/// <param name="Layers">One for each declared layer, in the same order; empty where there are errors.</param>
/// <param name="Errors">All errors in the options, or else the first in the shapes.</param>
internal sealed record InferenceResult(EquatableArray<LayerShape> Layers, EquatableArray<ShapeError> Errors)
{
    /// <summary>Whether the network has shapes.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The network's output. Throws where <see cref="IsValid"/> is false.</summary>
    public TensorShape Output => Layers[Layers.Count - 1].Result;

    /// <summary>All parameters, without the gaps that alignment adds.</summary>
    public int ParameterCount => Layers.Sum(l => l.ParameterCount);

    /// <summary>Multiplications with a weight for one sample.</summary>
    public long MultiplyAdds => Layers.Sum(l => l.MultiplyAdds);

    public static InferenceResult Failed(params IEnumerable<ShapeError> errors) => new(default, errors.ToEquatableArray());
}

using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>A tensor of a layer, trained or not, and its place in the parameter memory.</summary>
/// <param name="Layer">The layer that it belongs to.</param>
/// <param name="Role">What it does there.</param>
/// <param name="Sizes">Its sizes as declared: PyTorch's <c>[out, in / groups, kh, kw]</c>, or <c>[kh, kw, in / groups, out]</c>.</param>
/// <param name="Offset">Its first float.</param>
/// <param name="FanIn">Inputs to one output, for initialisation.</param>
/// <param name="Start">The values that it starts from where those are declared.</param>
/// <param name="Hwio">The sizes of weights in the order taps, inputs, outputs; null where they are stored as every kernel reads them.</param>
internal sealed record Parameter(
    string Layer, ParameterRole Role, EquatableArray<int> Sizes, int Offset, int FanIn, EquatableArray<float>? Start = null, HwioShape? Hwio = null)
{
    /// <summary>Floats.</summary>
    public int Length => Sizes.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>The name within the layer, as PyTorch has it.</summary>
    public string Name => Prefix + Role.Name();

    /// <summary>What stands before its name, for example <c>norm.</c></summary>
    public string Prefix { get; init; } = "";
}

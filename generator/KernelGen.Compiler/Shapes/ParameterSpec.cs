using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>A tensor that a layer has, trained or not, without a place yet.</summary>
/// <param name="Role">What it does in the layer.</param>
/// <param name="Sizes">Its sizes as declared: PyTorch's <c>[out, in / groups, kh, kw]</c>, or <c>[kh, kw, in / groups, out]</c>.</param>
/// <param name="FanIn">Inputs to one output, for initialisation.</param>
/// <param name="Start">The values that it starts from where those are declared.</param>
/// <param name="Hwio">The sizes of weights in the order taps, inputs, outputs; null where they are stored as every kernel reads them.</param>
internal sealed record ParameterSpec(
    ParameterRole Role, EquatableArray<int> Sizes, int FanIn, EquatableArray<float>? Start = null, HwioShape? Hwio = null)
{
    /// <summary>What stands before its name in the layer, for example <c>norm.</c></summary>
    public string Prefix { get; init; } = "";

    /// <summary>Floats.</summary>
    public int Length => Sizes.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>Weights of the sizes.</summary>
    public static ParameterSpec Weight(int fanIn, params IEnumerable<int> sizes) => new(ParameterRole.Weight, sizes.ToEquatableArray(), fanIn);

    /// <summary>One bias for each output channel, or nothing.</summary>
    public static IEnumerable<ParameterSpec> Bias(bool isThere, int channels, int fanIn) =>
        isThere ? [new(ParameterRole.Bias, new[] { channels }.ToEquatableArray(), fanIn)] : [];
}

/// <summary>Weights in the order taps, inputs, outputs.</summary>
/// <param name="Outputs">Output channels.</param>
/// <param name="Inputs">Input channels of one group.</param>
/// <param name="Taps">Kernel height times width.</param>
internal sealed record HwioShape(int Outputs, int Inputs, int Taps);

using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>What is known of one layer once shapes have been inferred.</summary>
/// <param name="Input">The shape it reads.</param>
/// <param name="Output">The shape it writes.</param>
/// <param name="Padding">The cells added around each input channel, every automatic mode resolved.</param>
/// <param name="WeightCount">Values in the weight, 0 without one. Its PyTorch shape is <c>[out, in / groups, kh, kw]</c> or <c>[out, in]</c>.</param>
/// <param name="BiasCount">Values in the bias, 0 without one.</param>
/// <param name="FanIn">Inputs to one output: <c>in / groups * kh * kw</c>, or the flattened input of a linear layer; 0 without parameters.</param>
/// <param name="MultiplyAdds">Multiplications with a weight for one sample. Pooling and activations count none.</param>
/// <param name="ReceptiveField">What one output sees of the network's input.</param>
internal sealed record LayerShape(
    TensorShape Input,
    TensorShape Output,
    PaddingDeclaration Padding,
    int WeightCount,
    int BiasCount,
    int FanIn,
    long MultiplyAdds,
    ReceptiveField ReceptiveField)
{
    /// <summary>All parameters of the layer.</summary>
    public int ParameterCount => WeightCount + BiasCount;
}

using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>What is known of one layer once shapes have been inferred.</summary>
/// <param name="Input">The shape it reads.</param>
/// <param name="Output">The shape that its operator gives.</param>
/// <param name="Padding">The cells added around each input channel, every automatic mode resolved.</param>
/// <param name="Parameters">Its tensors, in the order of their memory; those that are not trained come behind all trained ones of the network.</param>
/// <param name="ReceptiveField">What one output sees of the network's input.</param>
/// <param name="Sliding">The windows of weights that slide over the input, or over the output; null where none do.</param>
internal sealed record LayerShape(
    TensorShape Input,
    TensorShape Output,
    PaddingDeclaration Padding,
    EquatableArray<ParameterSpec> Parameters,
    ReceptiveField ReceptiveField,
    SlidingWeights? Sliding = null)
{
    /// <summary>The shape that joining other values has made of that; null where it has stayed.</summary>
    public TensorShape? Joined { get; init; }

    /// <summary>The shape that other layers read.</summary>
    public TensorShape Result => Joined ?? Output;

    /// <summary>Values in the weight, 0 without one.</summary>
    public int WeightCount => LengthOf(ParameterRole.Weight);

    /// <summary>Values in the bias, 0 without one.</summary>
    public int BiasCount => LengthOf(ParameterRole.Bias);

    /// <summary>Inputs to one output: <c>in / groups * kh * kw</c>, or the flattened input of a linear layer; 0 without parameters.</summary>
    public int FanIn => Parameters.Count == 0 ? 0 : Parameters[0].FanIn;

    /// <summary>Multiplications with a weight for one sample. Pooling and activations count none.</summary>
    public long MultiplyAdds => WeightCount == 0 ? 0 : (long)(Sliding?.IsTransposed == true ? Input : Output).Length * FanIn;

    /// <summary>Values of all trained parameters of the layer.</summary>
    public int ParameterCount => Parameters.Where(p => p.Role.IsTrained()).Sum(p => p.Length);

    private int LengthOf(ParameterRole role) => Parameters.Where(p => p.Role == role).Sum(p => p.Length);
}

/// <summary>Windows of weights that slide over the input.</summary>
/// <param name="Rows">Down the image.</param>
/// <param name="Columns">Across it.</param>
/// <param name="Groups">The channels are so many groups, and each output sees one of them.</param>
/// <param name="IsTransposed">Whether they slide over the output, and each input is added to it by a window.</param>
internal sealed record SlidingWeights(Window Rows, Window Columns, int Groups, bool IsTransposed = false);

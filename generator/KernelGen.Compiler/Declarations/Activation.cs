namespace KernelGen.Compiler.Declarations;

/// <summary>The function that closes a layer, with its numbers.</summary>
/// <param name="Kind">Which function.</param>
/// <param name="First">The slope below zero of a leaky ReLU, the least value of a clamp, or the temperature of a softmax.</param>
/// <param name="Second">The largest value of a clamp.</param>
internal sealed record Activation(ActivationKind Kind, float First = 0, float Second = 0)
{
    public static Activation None { get; } = new(ActivationKind.None);

    public static Activation Tanh { get; } = new(ActivationKind.Tanh);

    public static Activation ReLU { get; } = new(ActivationKind.ReLU);

    public static Activation Sigmoid { get; } = new(ActivationKind.Sigmoid);

    public static Activation GELU { get; } = new(ActivationKind.GELU);

    public static Activation GELUTanh { get; } = new(ActivationKind.GELUTanh);

    public static Activation SiLU { get; } = new(ActivationKind.SiLU);

    public static Activation LogSoftmax { get; } = new(ActivationKind.LogSoftmax, 1);

    /// <summary>Whether it makes each value from the channels of a pixel, and is no function of one number.</summary>
    public bool IsOverChannels => Kind is ActivationKind.Softmax or ActivationKind.LogSoftmax;

    /// <summary>Whether the derivative cannot be told from the output, so that the input must be kept for the backward pass.</summary>
    public bool NeedsInput => Kind switch
    {
        ActivationKind.Clamp or ActivationKind.GELU or ActivationKind.GELUTanh or ActivationKind.SiLU => true,
        // The output has the input's sign only if the slope is positive.
        ActivationKind.LeakyReLU => First <= 0,
        _ => false,
    };

    public static Activation LeakyReLU(float slope) => new(ActivationKind.LeakyReLU, slope);

    public static Activation Clamp(float minimum, float maximum) => new(ActivationKind.Clamp, minimum, maximum);

    public static Activation Softmax(float temperature) => new(ActivationKind.Softmax, temperature);

    /// <summary>As a person would write it.</summary>
    public override string ToString() => Kind switch
    {
        ActivationKind.LeakyReLU => FormattableString.Invariant($"LeakyReLU({First})"),
        ActivationKind.Clamp => FormattableString.Invariant($"Clamp({First}, {Second})"),
        ActivationKind.GELUTanh => "GELU by tanh",
        ActivationKind.Softmax when First != 1 => FormattableString.Invariant($"Softmax at {First}"),
        _ => Kind.ToString(),
    };
}

/// <summary>The functions that can close a layer.</summary>
internal enum ActivationKind
{
    None,
    Tanh,
    ReLU,
    Sigmoid,
    LeakyReLU,
    Clamp,
    GELU,

    /// <summary>GELU with tanh in the place of the normal distribution.</summary>
    GELUTanh,
    SiLU,
    Softmax,
    LogSoftmax,
}

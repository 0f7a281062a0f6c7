namespace KernelGen.Generator.Declarations;

/// <summary>The function that closes a layer, with its numbers.</summary>
/// <param name="Kind">Which function.</param>
internal sealed record Activation(ActivationKind Kind)
{
    public static Activation None { get; } = new(ActivationKind.None);

    public static Activation Tanh { get; } = new(ActivationKind.Tanh);

    public static Activation ReLU { get; } = new(ActivationKind.ReLU);

    public static Activation Sigmoid { get; } = new(ActivationKind.Sigmoid);

    /// <summary>As a person would write it.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>The functions that can close a layer.</summary>
internal enum ActivationKind
{
    None,
    Tanh,
    ReLU,
    Sigmoid,
}

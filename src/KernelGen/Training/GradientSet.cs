namespace KernelGen;

/// <summary>The gradients of a network's parameters, as the last backward pass of a session left them.</summary>
public sealed class GradientSet
{
    private readonly TrainingSession _session;

    internal GradientSet(TrainingSession session) => _session = session;

    /// <summary>The gradient of the parameter of a name, in the parameter's own layout.</summary>
    /// <exception cref="KeyNotFoundException">There is no parameter of this name.</exception>
    public ReadOnlySpan<float> this[string name] => throw new NotImplementedException();

    /// <summary>The gradient of a parameter, in the parameter's own layout.</summary>
    /// <exception cref="ArgumentException">The parameter belongs to another network.</exception>
    public ReadOnlySpan<float> this[Parameter parameter] => throw new NotImplementedException();
}

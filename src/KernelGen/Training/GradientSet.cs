namespace KernelGen;

/// <summary>The gradients of a network's parameters, as the last backward pass of a session left them.</summary>
public sealed class GradientSet
{
    private readonly TrainingSession _session;

    internal GradientSet(TrainingSession session) => _session = session;

    /// <summary>
    /// All gradients as one span, laid out as the parameters are in memory: in the order of <see cref="Network.Parameters"/>, each starting at a multiple of 16
    /// values, with zeros in the gaps. The span shows later passes.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public ReadOnlySpan<float> All => _session.AllGradients;

    /// <summary>The gradient of the parameter of a name, in the parameter's own layout; the span shows later passes.</summary>
    /// <exception cref="KeyNotFoundException">There is no parameter of this name.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public ReadOnlySpan<float> this[string name] => Of(_session.Network.Parameters[name]);

    /// <summary>The gradient of a parameter, in the parameter's own layout; the span shows later passes.</summary>
    /// <exception cref="ArgumentException">The parameter belongs to another network.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public ReadOnlySpan<float> this[Parameter parameter]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(parameter);
            return _session.Network.Parameters.TryGet(parameter.Name, out Parameter? own) && own == parameter
                ? Of(parameter)
                : throw new ArgumentException($"{parameter.Name} belongs to another network.", nameof(parameter));
        }
    }

    private ReadOnlySpan<float> Of(Parameter parameter) => _session.AllGradients.Slice(parameter.Offset, parameter.Length);
}

using System.Collections;

namespace KernelGen;

/// <summary>A network's parameters, in the order of the layers.</summary>
public sealed class ParameterSet : IReadOnlyList<Parameter>
{
    private readonly Parameter[] _parameters;

    internal ParameterSet(Parameter[] parameters) => _parameters = parameters;

    /// <summary>Number of parameters (tensors, not values).</summary>
    public int Count => _parameters.Length;

    /// <summary>The parameter at a place.</summary>
    public Parameter this[int index] => _parameters[index];

    /// <summary>The parameter of a name, for example <c>C1.weight</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name; the message lists those that there are.</exception>
    public Parameter this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return TryGet(name, out Parameter? parameter)
                ? parameter
                : throw new KeyNotFoundException($"There is no parameter '{name}'; there are {string.Join(", ", _parameters.Select(p => p.Name))}.");
        }
    }

    /// <summary>Looks for the parameter of a name.</summary>
    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Parameter? parameter)
    {
        ArgumentNullException.ThrowIfNull(name);

        // A network has two parameters a layer: a search is quick, and making a dictionary would delay a program's first result.
        foreach (Parameter candidate in _parameters)
        {
            if (candidate.Name == name)
            {
                parameter = candidate;
                return true;
            }
        }

        parameter = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

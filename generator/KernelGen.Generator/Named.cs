using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator;

/// <summary>One output.</summary>
/// <param name="Owner">The declaration that leads to it.</param>
/// <param name="Value">What is made.</param>
internal sealed record Output<T>(string Owner, T Value) where T : IEquatable<T>;

/// <summary>
/// All outputs with the names of their files, each found by the first declaration that it is made of. Outputs belong to
/// declarations, not to a position in a list, so that one that comes or goes compiles no other again.
/// </summary>
internal sealed class Named<T>(IEnumerable<Output<T>> outputs) : IEquatable<Named<T>> where T : class, IEquatable<T>
{
    private readonly EquatableArray<Output<T>> _outputs = outputs.ToEquatableArray();
    private Dictionary<string, T>? _byOwner;

    /// <summary>The output that belongs to a declaration.</summary>
    public T? Find(string owner)
    {
        _byOwner ??= _outputs.GroupBy(o => o.Owner).ToDictionary(g => g.Key, g => g.First().Value);
        return _byOwner.TryGetValue(owner, out T? value) ? value : null;
    }

    public bool Equals(Named<T>? other) => other is not null && _outputs.Equals(other._outputs);

    public override bool Equals(object? obj) => Equals(obj as Named<T>);

    public override int GetHashCode() => _outputs.GetHashCode();
}

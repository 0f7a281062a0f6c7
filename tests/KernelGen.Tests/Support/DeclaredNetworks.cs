namespace KernelGen.Tests.Support;

/// <summary>The networks that a namespace declares, found by reflection, so that none is left out.</summary>
internal static class DeclaredNetworks
{
    /// <summary>The types of a namespace.</summary>
    public static IEnumerable<Type> Types(string space) =>
        typeof(DeclaredNetworks).Assembly.GetTypes().Where(t => t.Namespace == space && t.IsSubclassOf(typeof(Network)));

    /// <summary>The networks of a namespace by name, with seeded parameters.</summary>
    public static IReadOnlyDictionary<string, Func<Network>> In(string space, ulong seed) =>
        Types(space).OrderBy(t => t.Name, StringComparer.Ordinal).ToDictionary(t => t.Name, t => Creator(t, seed), StringComparer.Ordinal);

    /// <summary>Networks of a namespace that differ in the ends of their names, by what both names begin with.</summary>
    public static IReadOnlyDictionary<string, (Func<Network> One, Func<Network> Other)> Pairs(string space, string one, string other, ulong seed)
    {
        IReadOnlyDictionary<string, Func<Network>> all = In(space, seed);
        string[] stems = [.. all.Keys.Where(k => k.EndsWith(one, StringComparison.Ordinal)).Select(k => k[..^one.Length])];
        Assert.Equal(stems, all.Keys.Where(k => k.EndsWith(other, StringComparison.Ordinal)).Select(k => k[..^other.Length]));
        return stems.ToDictionary(s => s, s => (all[s + one], all[s + other]), StringComparer.Ordinal);
    }

    /// <summary>What the generated factory of a network makes.</summary>
    public static Func<Network> Creator(Type type, ulong seed) => () => (Network)type.GetMethod("Create", [typeof(ulong)])!.Invoke(null, [seed])!;
}

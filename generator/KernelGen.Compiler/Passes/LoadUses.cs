namespace KernelGen.Compiler.Passes;

/// <summary>Where a straight run of statements has one load.</summary>
internal sealed class LoadUses
{
    private readonly List<bool> _kept = [];

    /// <summary>The statements that have it, in order; one that has it twice is there twice.</summary>
    public List<int> Places { get; } = [];

    /// <summary>The last statement that was looked at for it.</summary>
    public int LastSeen { get; set; } = -1;

    public void Add(int place)
    {
        Places.Add(place);
        _kept.Add(false);
    }

    /// <summary>Notes that a use finds its value in a register.</summary>
    public void Keep(int use) => _kept[use] = true;

    /// <summary>Whether a statement finds the value in a register.</summary>
    public bool IsKeptAt(int place)
    {
        int use = Places.IndexOf(place);
        return use >= 0 && _kept[use];
    }
}

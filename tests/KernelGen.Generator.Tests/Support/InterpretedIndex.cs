namespace KernelGen.Generator.Tests.Support;

/// <summary>An index whose symbols are the counters that they name, so that nothing is looked up when it is computed.</summary>
internal sealed class InterpretedIndex
{
    private readonly long _constant;
    private readonly Cell? _first;
    private readonly long _factor;
    private readonly (Cell Cell, long Factor)[] _others;

    /// <param name="constant">What it is where all counters are zero.</param>
    /// <param name="terms">The counters with their factors.</param>
    public InterpretedIndex(long constant, IReadOnlyList<(Cell Cell, long Factor)> terms)
    {
        _constant = constant;
        (_first, _factor) = terms.Count == 0 ? default : terms[0];
        _others = [.. terms.Skip(1)];
    }

    /// <summary>What it is at present.</summary>
    public long Value
    {
        get
        {
            if (_first is null)
            {
                return _constant;
            }

            long sum = _constant + (_factor * _first.Number);
            foreach ((Cell cell, long factor) in _others)
            {
                sum += factor * cell.Number;
            }

            return sum;
        }
    }
}

/// <summary>A counter's or a size's present number.</summary>
internal sealed class Cell
{
    public long Number { get; set; }
}

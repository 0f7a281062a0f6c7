namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>From which step of a program to which each storage holds something.</summary>
internal sealed class Lifetimes
{
    private const int Before = -1;
    private readonly Dictionary<Storage, (int First, int Last)> _spans = [];
    private readonly int _end;

    /// <param name="steps">The program.</param>
    public Lifetimes(IEnumerable<Step> steps)
    {
        foreach (Step step in steps.SelectMany(s => s is ForParameterGradients part ? part.Steps : [s]))
        {
            foreach (Place place in PlacesOf(step))
            {
                Extend(place.Storage, _end);
            }

            _end++;
        }
    }

    /// <summary>Something that is there before the first step.</summary>
    public Lifetimes Given(Place place)
    {
        Extend(place.Storage, Before);
        return this;
    }

    /// <summary>Something that is read after the last step.</summary>
    public Lifetimes Result(Place place)
    {
        Extend(place.Storage, _end);
        return this;
    }

    /// <summary>Whether two storages hold something at the same time; what no step touches holds nothing.</summary>
    public bool Meet(Storage left, Storage right) =>
        _spans.TryGetValue(left, out (int First, int Last) a) && _spans.TryGetValue(right, out (int First, int Last) b) && a.First <= b.Last && b.First <= a.Last;

    /// <summary>The most floats that storages hold at the same time: no plan takes less.</summary>
    public long MostAtOnce(IEnumerable<Storage> storages)
    {
        Storage[] all = [.. storages.Where(_spans.ContainsKey)];
        return all.Length == 0 ? 0 : all.Max(at => all.Where(s => _spans[s].First <= _spans[at].First && _spans[at].First <= _spans[s].Last).Sum(s => (long)s.Length));
    }

    /// <summary>All places that a step works on.</summary>
    public static IEnumerable<Place> PlacesOf(Step step) => step switch
    {
        KernelStep kernel => kernel.Arguments,
        RuntimeStep call => call.Arguments.OfType<Place>(),
        ForParameterGradients part => part.Steps.SelectMany(PlacesOf),
        _ => [],
    };

    private void Extend(Storage storage, int step) =>
        _spans[storage] = _spans.TryGetValue(storage, out (int First, int Last) span) ? (Math.Min(span.First, step), Math.Max(span.Last, step)) : (step, step);
}

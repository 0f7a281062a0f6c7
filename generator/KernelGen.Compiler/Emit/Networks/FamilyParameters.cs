using System.Globalization;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>The numbers in which functions of one text differ.</summary>
internal sealed class FamilyParameters
{
    private readonly IReadOnlyList<FunctionText> _members;
    private readonly string[] _texts;
    private readonly List<int> _places = [];
    private readonly List<(int Place, int Parameter, long Factor, long More)> _uses = [];
    private readonly HashSet<(int Loop, int Parameter, long Factor)> _inside = [];
    private readonly string[] _names;

    public FamilyParameters(IReadOnlyList<FunctionText> members)
    {
        _members = members;
        IReadOnlyList<MarkedNumber> first = members[0].Numbers;
        _texts = new string[first.Count];
        var differing = new List<int>();
        for (int i = 0; i < first.Count; i++)
        {
            if (members.All(m => m.Numbers[i].Value == first[i].Value))
            {
                _texts[i] = Text(first[i].Value);
            }
            else if (first[i].IsInComment)
            {
                _texts[i] = string.Join("/", members.Select(m => m.Numbers[i].Value).Distinct().Select(Text));
            }
            else
            {
                differing.Add(i);
            }
        }

        // The smallest first, since the others are sums and products of it.
        foreach (int place in differing.OrderBy(i => first[i].Value).ThenBy(i => i))
        {
            Add(place);
        }

        _names = [.. Enumerable.Range(0, _places.Count).Select(_ => "")];
        for (int i = 0; i < _names.Length; i++)
        {
            _names[i] = MakeName(i);
        }

        foreach ((int place, int parameter, long factor, long more) in _uses)
        {
            _texts[place] = (factor == 1 ? "" : Text(factor) + " * ") + _names[parameter] + (more == 0 ? "" : " + " + Text(more));
        }
    }

    /// <summary>What they are called.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Where each is among the numbers of a function.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>How many of them, and of their products, an innermost loop uses at most.</summary>
    public int InsideOf(int width) => _inside.Where(i => FunctionText.WidthOf(i.Loop) == width).GroupBy(i => i.Loop).Select(g => g.Count()).DefaultIfEmpty().Max();

    /// <summary>The text of a number.</summary>
    public string TextOf(int place) => _texts[place];

    private void Add(int place)
    {
        for (int i = 0; i < _places.Count; i++)
        {
            long more = ValueOf(0, place) - ValueOf(0, _places[i]);
            if (more >= 0 && Holds(place, i, 1, more))
            {
                Use(place, i, 1, more);
                return;
            }
        }

        for (int i = 0; i < _places.Count; i++)
        {
            long factor = ValueOf(0, place) / Math.Max(1, ValueOf(0, _places[i]));
            if (factor > 1 && Holds(place, i, factor, 0))
            {
                Use(place, i, factor, 0);
                return;
            }
        }

        _places.Add(place);
        Use(place, _places.Count - 1, 1, 0);
    }

    private void Use(int place, int parameter, long factor, long more)
    {
        _uses.Add((place, parameter, factor, more));
        if (_members[0].Numbers[place].InnermostLoop is > 0 and var loop)
        {
            _inside.Add((loop, parameter, factor));
        }
    }

    private bool Holds(int place, int parameter, long factor, long more)
    {
        for (int i = 0; i < _members.Count; i++)
        {
            if (ValueOf(i, place) != (factor * ValueOf(i, _places[parameter])) + more)
            {
                return false;
            }
        }

        return true;
    }

    private long ValueOf(int member, int place) => _members[member].Numbers[place].Value;

    /// <summary>A name for what the number is used for, by the first of its uses.</summary>
    private string MakeName(int parameter)
    {
        string wish = _members[0].Numbers[_uses.Where(u => u.Parameter == parameter && u is { Factor: 1, More: 0 }).Min(u => u.Place)].Name;
        string name = wish;
        for (int number = 2; _names.Contains(name) || _members[0].Body.Contains(name); number++)
        {
            name = wish + Text(number);
        }

        return name;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>The methods of a program's segments: segments that differ in places alone share one, which gets those places.</summary>
internal sealed class SegmentFamilies
{
    /// <summary>About what a place takes as an argument, in characters.</summary>
    private const int PerPlace = 34;

    private readonly string _entry;
    private readonly IReadOnlyList<(string Body, PlaceMarks Marks)> _segments;
    private readonly List<Family> _families = [];

    /// <param name="entry">What the methods are called, before a number.</param>
    /// <param name="segments">The text of each segment.</param>
    public SegmentFamilies(string entry, IReadOnlyList<(string Body, PlaceMarks Marks)> segments)
    {
        (_entry, _segments) = (entry, segments);
        foreach (IGrouping<string, int> alike in Enumerable.Range(0, segments.Count).GroupBy(i => segments[i].Body))
        {
            int[] members = [.. alike];
            int[] places = Differing(members);
            if (places.Length * PerPlace < alike.Key.Length / 2)
            {
                _families.Add(new(members, places));
            }
            else
            {
                _families.AddRange(members.Select(m => new Family([m], [])));
            }
        }
    }

    /// <summary>The method of a segment, and the places that it is handed.</summary>
    public (string Method, IEnumerable<string> Places) CallOf(int segment)
    {
        Family family = _families.First(f => f.Members.Contains(segment));
        return (MethodOf(family), family.Places.Select(p => TextOf(segment, p)));
    }

    /// <summary>Writes the methods.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="segment">The parameters that all have.</param>
    public void Write(CodeWriter writer, KernelEntry segment)
    {
        foreach (Family family in _families)
        {
            int first = family.Members[0];
            string[] names = NamesOf(family);
            writer.Line();
            if (family.Members.Count > 1)
            {
                writer.Line($"// Also segment {string.Join(", ", family.Members.Skip(1).Select(Number))}, each with its own places and layers.");
            }

            string parameters = string.Concat(names.Select(n => $", int {n}"));
            using (writer.Block((segment with { Name = MethodOf(family), Parameters = segment.Parameters + parameters }).Head))
            {
                writer.Append(PlaceMarks.Fill(_segments[first].Body, mark =>
                {
                    int parameter = family.Places.ToList().FindIndex(p => !IsLayer(first, mark) && family.Members.All(m => TextOf(m, p) == TextOf(m, mark)));
                    return parameter >= 0 ? names[parameter] : TextOf(first, mark);
                }));
            }
        }
    }

    /// <summary>The first mark of each place that is not the same in all.</summary>
    private int[] Differing(IReadOnlyList<int> members) =>
    [
        .. Enumerable.Range(0, _segments[members[0]].Marks.All.Count)
            .Where(mark => !IsLayer(members[0], mark) && members.Any(m => TextOf(m, mark) != TextOf(members[0], mark)))
            .GroupBy(mark => string.Join(",", members.Select(m => TextOf(m, mark)))).Select(g => g.First()),
    ];

    /// <summary>A parameter is called like the place of the first segment.</summary>
    private string[] NamesOf(Family family)
    {
        var names = new List<string>();
        foreach (int place in family.Places)
        {
            string text = TextOf(family.Members[0], place);
            string wish = text.Substring(text.IndexOf('.') + 1);
            wish = char.ToLowerInvariant(wish[0]) + wish.Substring(1);
            string name = wish;
            for (int number = 2; names.Contains(name); number++)
            {
                name = $"{wish}_{Number(number)}";
            }

            names.Add(name);
        }

        return [.. names];
    }

    private string MethodOf(Family family) => _entry + Number(family.Members[0]);

    private string TextOf(int segment, int mark) => _segments[segment].Marks.All[mark].Text;

    private bool IsLayer(int segment, int mark) => _segments[segment].Marks.All[mark].IsLayer;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="Members">The segments.</param>
    /// <param name="Places">The marks of the places that are handed over.</param>
    private sealed record Family(IReadOnlyList<int> Members, IReadOnlyList<int> Places);
}

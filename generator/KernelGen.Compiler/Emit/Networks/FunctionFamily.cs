using System.Globalization;
using System.Text;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>
/// Functions whose text is the same but for numbers: one method with the numbers that differ as parameters. A number that is in all of them
/// another one plus or times the same is computed from that.
/// </summary>
internal sealed class FunctionFamily
{
    private readonly List<FunctionText> _members;
    private FamilyParameters _parameters;

    public FunctionFamily(FunctionText first)
    {
        _members = [first];
        _parameters = new FamilyParameters(_members);
    }

    /// <summary>The method.</summary>
    public Function First => _members[0].Function;

    /// <summary>Takes a function in if that is worth it; gives back whether it has.</summary>
    public bool Takes(FunctionText function, Target target)
    {
        if (function.Body != _members[0].Body)
        {
            return false;
        }

        List<FunctionText> members = [.. _members, function];
        var parameters = new FamilyParameters(members);
        if (!SharingBudget.Allows(target, function.Body.Length, parameters.Names.Count, parameters.Inside))
        {
            return false;
        }

        _members.Add(function);
        _parameters = parameters;
        return true;
    }

    /// <summary>What a caller hands over for one of the functions, behind its own arguments.</summary>
    public IEnumerable<string> ArgumentsOf(Function function)
    {
        FunctionText member = _members.First(m => m.Function == function);
        return _parameters.Places.Select(p => Text(member.Numbers[p].Value));
    }

    /// <summary>The same with the names of the parameters.</summary>
    public IReadOnlyList<(string Name, long Number)> NumbersOf(Function function)
    {
        FunctionText member = _members.First(m => m.Function == function);
        return [.. _parameters.Names.Zip(_parameters.Places, (name, place) => (name, member.Numbers[place].Value))];
    }

    /// <summary>Writes the method.</summary>
    public void Write(CodeWriter writer)
    {
        foreach (string sentence in First.Summary)
        {
            writer.Line($"// {sentence}");
        }

        if (_members.Count > 1)
        {
            writer.Line($"// {Text(_members.Count)} layers run it, each with its own numbers. Those that are equal in all are one parameter, named by the first use.");
        }

        IEnumerable<string> declared = First.Buffers.Select(b => $"{b.Element.Keyword()}* {b.Name}")
            .Concat(First.Sizes.Select(s => $"nint {s.Name}")).Concat(First.HasWaits ? ["Worker worker"] : [])
            .Concat(_parameters.Names.Select(n => $"nint {n}"));
        writer.Line("[MethodImpl(AggressiveOptimization)]");
        using (writer.Block($"internal static void {First.Name}({string.Join(", ", declared)})"))
        {
            writer.Append(Filled());
        }
    }

    /// <summary>The text with its numbers.</summary>
    private string Filled()
    {
        string body = _members[0].Body;
        var text = new StringBuilder(body.Length + 64);
        int from = 0;
        for (int at = body.IndexOf(NumberMarks.Sign); at >= 0; at = body.IndexOf(NumberMarks.Sign, from))
        {
            string number = _parameters.TextOf(NumberMarks.PlaceOf(body[at + 1]));
            text.Append(body, from, at - from);
            from = at + 2;
            if (number == "0" && body[at - 1] == '[' && body[from] == ']' && TakesBack(text))
            {
                from++;
                continue;
            }

            bool isSum = number.IndexOf(" + ", StringComparison.Ordinal) >= 0 && (body[at - 1] != '[' || body[from] != ']');
            text.Append(isSum ? $"({number})" : number);
        }

        return text.Append(body, from, body.Length - from).ToString();
    }

    /// <summary>Makes <c>p</c> of <c>&amp;p[</c> at the end of a text: the address of the first element. Gives back whether that is there.</summary>
    private static bool TakesBack(StringBuilder text)
    {
        int start = text.Length - 2;
        while (start >= 0 && (char.IsLetterOrDigit(text[start]) || text[start] == '_'))
        {
            start--;
        }

        if (start < 0 || text[start] != '&')
        {
            return false;
        }

        text.Length--;
        text.Remove(start, 1);
        return true;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

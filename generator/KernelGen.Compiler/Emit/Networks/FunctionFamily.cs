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

    /// <summary>The name of the method.</summary>
    public string Name => _members[0].Name;

    /// <summary>Takes a function in if that is worth it; gives back whether it has.</summary>
    /// <param name="function">The function.</param>
    /// <param name="targets">The vector unit of each of its widths.</param>
    public bool Takes(FunctionText function, IReadOnlyList<Target> targets)
    {
        if (function.Body != _members[0].Body)
        {
            return false;
        }

        List<FunctionText> members = [.. _members, function];
        var parameters = new FamilyParameters(members);
        int length = function.Body.Length / targets.Count;
        if (targets.Where((target, i) => !SharingBudget.Allows(target, length, parameters.Names.Count, parameters.InsideOf(i))).Any())
        {
            return false;
        }

        _members.Add(function);
        _parameters = parameters;
        return true;
    }

    /// <summary>What a caller hands over for one of the functions, behind its own arguments.</summary>
    public IEnumerable<string> ArgumentsOf(FunctionText function) => _parameters.Places.Select(p => Text(function.Numbers[p].Value));

    /// <summary>The same with the names of the parameters.</summary>
    public IReadOnlyList<(string Name, long Number)> NumbersOf(FunctionText function) =>
        [.. _parameters.Names.Zip(_parameters.Places, (name, place) => (name, function.Numbers[place].Value))];

    /// <summary>The parameters of the method, with their types.</summary>
    /// <param name="width">Which of its widths.</param>
    public string ParametersOf(int width)
    {
        IReadOnlyList<Function> widths = _members[0].Widths;
        return string.Join(", ", widths[width].Buffers.Select(b => $"{b.Element.Keyword()}* {b.Name}")
            .Concat(SizesOf(widths).Select(s => $"nint {s.Name}")).Concat(widths.Any(f => f.HasWaits && f.Sizes.Count > 0) ? ["Worker worker"] : [])
            .Concat(_parameters.Names.Select(n => $"nint {n}")));
    }

    /// <summary>The sizes of a method of several widths: where threads share it in one of them, all are told their part.</summary>
    public static IReadOnlyList<Symbol> SizesOf(IReadOnlyList<Function> widths) => widths.OrderByDescending(f => f.Sizes.Count).First().Sizes;

    /// <summary>Declares the method without a body, and says what is true of it in every width.</summary>
    public void WriteDeclaration(CodeWriter writer)
    {
        WriteSummary(writer, _members[0].Widths[0].Summary.Where(IsForAll));
        writer.Line($"static abstract void {Name}({ParametersOf(0)});");
    }

    /// <summary>Writes the method of one of several widths, and says what is true of that alone.</summary>
    public void WriteBody(CodeWriter writer, int width)
    {
        foreach (string sentence in _members[0].Widths[width].Summary.Where(s => !IsForAll(s)))
        {
            writer.Line($"// {sentence}");
        }

        Write(writer, width, "public");
    }

    /// <summary>Writes a method that there is for one width only.</summary>
    public void Write(CodeWriter writer)
    {
        WriteSummary(writer, _members[0].Widths[0].Summary);
        Write(writer, 0, "private");
    }

    private bool IsForAll(string sentence) => _members[0].Widths.All(f => f.Summary.Contains(sentence));

    private void WriteSummary(CodeWriter writer, IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
        {
            writer.Line($"// {sentence}");
        }

        if (_members.Count > 1)
        {
            writer.Line($"// Run by {Text(_members.Count)} layers.");
        }
    }

    private void Write(CodeWriter writer, int width, string access)
    {
        Function function = _members[0].Widths[width];
        writer.Line("[MethodImpl(AggressiveOptimization)]");
        using (writer.Block($"{access} static void {Name}({ParametersOf(width)})"))
        {
            if (function.Sizes.Count < SizesOf(_members[0].Widths).Count)
            {
                writer.Line("if (part > 0) return;");
            }

            writer.Append(Filled(_members[0].Body.Split(FunctionText.Next)[width]));
        }
    }

    /// <summary>The text with its numbers.</summary>
    private string Filled(string body)
    {
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

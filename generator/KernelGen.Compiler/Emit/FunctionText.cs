using System.Text;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>The body of a function as text whose numbers are marks; of a function that each vector width has its own body of, all of them.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Widths">The function for each width.</param>
/// <param name="Body">The bodies, one behind another with <see cref="Next"/> between them.</param>
/// <param name="Numbers">The numbers of all.</param>
internal sealed record FunctionText(string Name, IReadOnlyList<Function> Widths, string Body, IReadOnlyList<MarkedNumber> Numbers)
{
    /// <summary>What is between two bodies.</summary>
    public const char Next = '\u0002';

    /// <summary>More innermost loops than a function has: those of the second width are counted from here, those of the third from twice this.</summary>
    private const int LoopsOfWidth = 1 << 20;

    /// <summary>The names of parameters, which must be the same where a method is shared, and all else but the numbers.</summary>
    public string Key => string.Join(
        "\n", Widths.Select(f => string.Join(",", f.Buffers.Select(b => b.Name).Concat(f.Sizes.Select(s => s.Name)))).Append(Body));

    /// <summary>One text of those of several widths.</summary>
    public static FunctionText Join(string name, IReadOnlyList<FunctionText> widths)
    {
        var body = new StringBuilder();
        var numbers = new List<MarkedNumber>();
        for (int i = 0; i < widths.Count; i++)
        {
            if (i > 0)
            {
                body.Append(Next);
            }

            string text = widths[i].Body;
            for (int at = 0; at < text.Length; at++)
            {
                bool isPlace = at > 0 && text[at - 1] == NumberMarks.Sign;
                body.Append(isPlace ? NumberMarks.Later(text[at], numbers.Count) : text[at]);
            }

            numbers.AddRange(widths[i].Numbers.Select(n => n with { InnermostLoop = n.InnermostLoop > 0 ? n.InnermostLoop + (i * LoopsOfWidth) : 0 }));
        }

        return new(name, [.. widths.SelectMany(w => w.Widths)], body.ToString(), numbers);
    }

    /// <summary>The width that an innermost loop is in.</summary>
    public static int WidthOf(int innermostLoop) => innermostLoop / LoopsOfWidth;
}

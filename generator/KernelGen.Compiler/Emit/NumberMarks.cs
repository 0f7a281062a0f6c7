using System.Globalization;

namespace KernelGen.Compiler.Emit;

/// <summary>A number that was printed as a mark.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsInComment">Whether only readers see it.</param>
/// <param name="InnermostLoop">Which innermost loop it is in; zero outside of them.</param>
/// <param name="Name">What it would be called as a parameter.</param>
internal readonly record struct MarkedNumber(long Value, bool IsInComment, int InnermostLoop, string Name);

/// <summary>
/// Keeps the numbers of a function apart from its text, where each is a mark of two characters, so that functions that differ in numbers alone have
/// the same text.
/// </summary>
internal sealed class NumberMarks
{
    /// <summary>The first character of a mark. The second says which it is.</summary>
    public const char Sign = '\u0001';

    private const int First = 0x100;
    private readonly List<MarkedNumber> _numbers = [];
    private bool _isInComment;
    private int _loops;

    /// <summary>The numbers in their order.</summary>
    public IReadOnlyList<MarkedNumber> Numbers => _numbers;

    /// <summary>What the next numbers would be called as parameters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Which innermost loop the next numbers are in; zero outside of them.</summary>
    public int InnermostLoop { get; private set; }

    /// <summary>The next numbers are in an innermost loop, the first or another one.</summary>
    public void EnterInnermostLoop() => InnermostLoop = ++_loops;

    /// <summary>The next numbers are in no innermost loop.</summary>
    public void LeaveInnermostLoop() => InnermostLoop = 0;

    /// <summary>The place of the number that a mark stands for.</summary>
    public static int PlaceOf(char second) => second - First;

    /// <summary>The second character of the mark of a number that is behind so many more.</summary>
    public static char Later(char second, int more) => (char)(second + more);

    /// <summary>The mark of a number.</summary>
    public string Mark(long value)
    {
        _numbers.Add(new(value, _isInComment, InnermostLoop, Name));
        return new string([Sign, (char)(First + _numbers.Count - 1)]);
    }

    /// <summary>A sentence with its numbers marked.</summary>
    public string MarkAll(string sentence)
    {
        _isInComment = true;
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < sentence.Length;)
        {
            int end = i;
            while (end < sentence.Length && end - i < 9 && char.IsDigit(sentence[end]))
            {
                end++;
            }

            text.Append(end > i ? Mark(int.Parse(sentence.Substring(i, end - i), NumberStyles.None, CultureInfo.InvariantCulture)) : sentence[i].ToString());
            i = Math.Max(end, i + 1);
        }

        _isInComment = false;
        return text.ToString();
    }
}

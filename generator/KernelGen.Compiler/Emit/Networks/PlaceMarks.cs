namespace KernelGen.Compiler.Emit.Networks;

/// <summary>
/// Keeps the places that a segment of a program works on, and the layers that its comments name, apart from its text, where each is a mark of two
/// characters: so that segments which differ in these alone have the same text.
/// </summary>
internal sealed class PlaceMarks
{
    private const int First = 0x100;
    private readonly List<(string Text, bool IsLayer)> _all = [];

    /// <summary>What was marked, in order, and whether it is the name of a layer in a comment.</summary>
    public IReadOnlyList<(string Text, bool IsLayer)> All => _all;

    /// <summary>The mark of a place.</summary>
    public string MarkPlace(string text) => Mark(text, isLayer: false);

    /// <summary>The mark of a layer's name.</summary>
    public string MarkLayer(string name) => Mark(name, isLayer: true);

    /// <summary>A text with words in the places of its marks.</summary>
    public static string Fill(string text, Func<int, string> word)
    {
        var filled = new System.Text.StringBuilder(2 * text.Length);
        int from = 0;
        for (int at = text.IndexOf(NumberMarks.Sign); at >= 0; at = text.IndexOf(NumberMarks.Sign, from))
        {
            filled.Append(text, from, at - from).Append(word(text[at + 1] - First));
            from = at + 2;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }

    private string Mark(string text, bool isLayer)
    {
        _all.Add((text, isLayer));
        return new string([NumberMarks.Sign, (char)(First + _all.Count - 1)]);
    }
}

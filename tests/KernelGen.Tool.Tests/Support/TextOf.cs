namespace KernelGen.Tool.Tests.Support;

/// <summary>Texts of declarations, compared without the columns that they are written in.</summary>
internal static class TextOf
{
    /// <summary>The classes alone, with single spaces and without comments.</summary>
    public static string Classes(ImportResult result) => Plain(result.Text[result.Text.IndexOf("[Network", StringComparison.Ordinal)..]);

    /// <summary>A text with single spaces, without comments and without empty lines.</summary>
    public static string Plain(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n')
        .Select(line => string.Join(' ', line.Split("//")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0));
}

namespace KernelGen.Docs.Tests;

/// <summary>Commands that pages tell people to type: the project must be there, and its sources must know every verb and option.</summary>
internal static class Commands
{
    public static void Check(string line)
    {
        if (!line.StartsWith("dotnet ", StringComparison.Ordinal)) return;
        string[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word != "#")];
        int at = Array.IndexOf(words, "--project");
        string? project = at > 0 ? words[at + 1] : words[1] is "test" or "build" or "pack" or "publish" ? words.Skip(2).FirstOrDefault(w => w.Contains('/', StringComparison.Ordinal)) : null;
        if (project is null || project.StartsWith('$')) return;
        string folder = Path.Combine(DocPages.Root, project);
        Assert.True(Directory.Exists(folder) || File.Exists(folder), $"'{project}' of '{line}' is not there.");
        int dashes = Array.IndexOf(words, "--");
        if (dashes < 0) return;
        string sources = string.Concat(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        foreach (string word in words.Skip(dashes + 1))
        {
            bool isVerb = word == words[dashes + 1] && word.All(char.IsAsciiLetterLower);
            bool isOption = word.StartsWith("--", StringComparison.Ordinal) && word is not ("--help" or "--urls");
            if (isVerb || isOption) Assert.True(sources.Contains($"\"{word}\"", StringComparison.Ordinal), $"{project} does not know '{word}' of '{line}'.");
        }
    }
}

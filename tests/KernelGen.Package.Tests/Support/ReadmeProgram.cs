using System.Text.RegularExpressions;

namespace KernelGen.Package.Tests.Support;

/// <summary>The program in the package's own readme: what a newcomer pastes first.</summary>
internal static partial class ReadmeProgram
{
    public static string Text { get; } = Block().Match(
        File.ReadAllText(Path.Combine(Repository.Root, "src", "KernelGen", "README.md"))).Groups[1].Value;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}

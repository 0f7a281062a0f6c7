namespace KernelGen.Generator.Tests.Baselines;

/// <summary>
/// Compares text with a file of <c>Baselines</c> that says what the compiler gave before. <c>KERNELGEN_ACCEPT=1</c> in the environment
/// rewrites the file instead; the change is then looked at as a diff.
/// </summary>
internal static class Baseline
{
    /// <summary>Whether files are rewritten instead of compared.</summary>
    public static bool IsAccepting => Environment.GetEnvironmentVariable("KERNELGEN_ACCEPT") == "1";

    private static string Folder => Path.Combine(Repository.Root, "tests", "KernelGen.Generator.Tests", "Baselines");

    public static void Verify(string name, string text)
    {
        string file = Path.Combine(Folder, name);
        if (IsAccepting)
        {
            File.WriteAllText(file, text);
            return;
        }

        string[] expected = (File.Exists(file) ? File.ReadAllText(file).Replace("\r\n", "\n") : "").Split('\n');
        string[] found = text.Split('\n');
        string[] changed =
        [
            .. Enumerable.Range(0, Math.Max(expected.Length, found.Length)).Where(i => Line(expected, i) != Line(found, i))
                .Select(i => $"{i + 1}: '{Line(expected, i)}' is now '{Line(found, i)}'"),
        ];
        Assert.True(
            changed.Length == 0,
            $"{changed.Length} lines of {name} differ. If that is what you want, run the tests with KERNELGEN_ACCEPT=1 and commit the file.\n"
                + string.Join("\n", changed.Take(20)));
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(end)";
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>
/// Compiles files on disk with the SDK's own compiler, as <c>dotnet build</c> does: it stops at declaration errors before it asks an
/// analyzer, which no compilation in memory does.
/// </summary>
internal static partial class CommandLine
{
    /// <summary>The lines that the compiler prints.</summary>
    /// <param name="arguments">Further arguments, for example <c>-nowarn:KG0205</c>.</param>
    /// <param name="sources">The files, by name.</param>
    public static IReadOnlyList<string> Build(string[] arguments, params (string Name, string Text)[] sources)
    {
        string folder = Directory.CreateTempSubdirectory("kernelgen").FullName;
        try
        {
            foreach ((string name, string text) in sources)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            string shared = RuntimeEnvironment.GetRuntimeDirectory();
            string sdk = Directory.GetDirectories(Path.GetFullPath(Path.Combine(shared, "..", "..", "..", "sdk")), "10.*").Order().Last();
            string[] all =
            [
                "-nologo", "-noconfig", "-target:library", "-unsafe", "-nullable:enable", "-langversion:13", "-out:out.dll",
                $"-analyzer:{typeof(KernelGenerator).Assembly.Location}", $"-reference:{typeof(NetworkAttribute).Assembly.Location}",
                .. Directory.GetFiles(shared, "System*.dll").Where(f => !f.Contains("Native", StringComparison.Ordinal)).Select(f => "-reference:" + f),
                .. arguments, .. sources.Select(s => s.Name).Where(n => n.EndsWith(".cs", StringComparison.Ordinal)),
            ];
            File.WriteAllLines(Path.Combine(folder, "arguments.rsp"), all.Where(a => a is not "-noconfig").Select(a => $"\"{a}\""));
            var start = new ProcessStartInfo("dotnet", [Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"), "-noconfig", "@arguments.rsp"])
            {
                WorkingDirectory = folder, RedirectStandardOutput = true,
            };
            using Process compiler = Process.Start(start)!;
            string output = compiler.StandardOutput.ReadToEnd();
            compiler.WaitForExit();
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>File, line and number of each error.</summary>
    public static IEnumerable<string> Errors(IEnumerable<string> lines) => lines
        .Select(l => Error().Match(l)).Where(m => m.Success)
        .Select(m => $"{Path.GetFileName(m.Groups[1].Value)}({m.Groups[2].Value}): {m.Groups[3].Value}")
        .Order(StringComparer.Ordinal);

    [System.Text.RegularExpressions.GeneratedRegex(@"^(.*)\((\d+),\d+\): error (\w+):")]
    private static partial System.Text.RegularExpressions.Regex Error();
}

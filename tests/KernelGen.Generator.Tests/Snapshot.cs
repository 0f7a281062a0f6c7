using System.Runtime.CompilerServices;
using KernelGen.Generator.Tests.Baselines;

namespace KernelGen.Generator.Tests;

/// <summary>
/// Compares text with a file, in Verify's layout: <c>Snapshots/Name.verified.cs</c> is what is expected, and a mismatch writes
/// <c>Name.received.cs</c> beside it. To accept it, rename the received file, or run the tests with <c>KERNELGEN_ACCEPT=1</c>.
/// </summary>
internal static class Snapshot
{
    /// <summary>The folder of the snapshots; a test of this class itself sets another.</summary>
    public static string Folder => Path.Combine(Repository.Root, "tests", "KernelGen.Generator.Tests", "Snapshots");

    public static void Verify(string text, [CallerMemberName] string name = "")
    {
        if (Baseline.IsAccepting)
        {
            File.WriteAllText(Path.Combine(Folder, name + ".verified.cs"), text);
        }

        Verify(Folder, text, name);
    }

    public static void Verify(string folder, string text, string name)
    {
        string verified = Path.Combine(folder, name + ".verified.cs");
        string received = Path.Combine(folder, name + ".received.cs");
        string expected = File.Exists(verified) ? File.ReadAllText(verified).Replace("\r\n", "\n") : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        Assert.Fail($"{name} differs from its snapshot. {FirstDifference(expected, text)} Compare {received} with {verified}.");
    }

    private static string FirstDifference(string expected, string text)
    {
        string[] old = expected.Split('\n');
        string[] now = text.Split('\n');
        int line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => Line(old, i) != Line(now, i));
        return $"Line {line + 1} was '{Line(old, line)}' and is '{Line(now, line)}'.";
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(end)";
}

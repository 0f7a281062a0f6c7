using System.Diagnostics;

namespace KernelGen.Benchmarks.StartUp;

/// <summary>Publishes the programs of the start-up comparison, each into a folder of its own.</summary>
/// <param name="repository">The repository's root.</param>
/// <param name="folder">Where the programs go.</param>
internal sealed class Publisher(string repository, string folder)
{
    /// <summary>Publishes and gives the path of the program.</summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="project">The project, below benchmarks.</param>
    /// <param name="mode">How: jit, r2r, trimmed or native.</param>
    /// <param name="properties">More properties, as <c>Name=Value</c>.</param>
    public string Publish(string name, string project, string mode, params ReadOnlySpan<string> properties)
    {
        string output = Path.Combine(folder, name);
        string[] arguments =
        [
            "publish", Path.Combine(repository, "benchmarks", project), "-c", "Release", "--use-current-runtime", "-o", output,
            "--artifacts-path", Path.Combine(folder, "artifacts-" + name), "-p:StartUpMode=" + mode, .. properties.ToArray().Select(p => "-p:" + p),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");
        return Path.Combine(output, OperatingSystem.IsWindows() ? project + ".exe" : project);
    }

    /// <summary>Bytes of all files that were published under a name, without symbols and documentation.</summary>
    public long Size(string name) => new DirectoryInfo(Path.Combine(folder, name)).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(f => f.Extension is not (".dbg" or ".pdb" or ".xml")).Sum(f => f.Length);
}

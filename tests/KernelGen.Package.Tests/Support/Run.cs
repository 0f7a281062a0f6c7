using System.Diagnostics;
using System.Text;

namespace KernelGen.Package.Tests.Support;

/// <summary>Starts programs and waits for them, for so long and no longer.</summary>
internal static class Run
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program that a build made.</summary>
    public static CommandResult Built(string folder, string configuration, params IEnumerable<string> arguments) =>
        Program("dotnet", folder, [], [Path.Combine("bin", configuration, "net10.0", Path.GetFileName(folder) + ".dll"), .. arguments]);

    /// <summary>Runs the .NET SDK that runs the tests.</summary>
    public static CommandResult Dotnet(string folder, params IEnumerable<string> arguments) =>
        Program("dotnet", folder, [], arguments);

    /// <summary>Runs a program; variables are added to those of this process.</summary>
    public static CommandResult Program(
        string program, string folder, IEnumerable<(string Name, string Value)> variables, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // MSBuild tells its children which files to use; a build of another project must find its own. No node stays behind.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // One compiler for all builds, which has its analyzers compiled after the first; the workshop ends it.
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = CompilerServer.Name;
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;

        string command = $"{program} {string.Join(' ', start.ArgumentList)}";
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Add;
        process.ErrorDataReceived += Add;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {Longest.TotalMinutes} minutes:\n{output}");
        }

        process.WaitForExit();
        return new CommandResult(command, process.ExitCode, output.ToString());

        void Add(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (output)
                output.Append(line.Data).Append('\n');
        }
    }
}

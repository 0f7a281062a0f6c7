using System.CommandLine;
using Spectre.Console;

namespace KernelGen.Tool.Commands;

/// <summary>The tool's verbs.</summary>
internal static class CommandTree
{
    /// <summary>Parses and runs a command line.</summary>
    /// <param name="arguments">The command line without the program's name.</param>
    /// <param name="console">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <returns>0; 1 for a wrong command line, or a model that cannot be used.</returns>
    public static int Run(string[] arguments, IAnsiConsole console, TextWriter error)
    {
        var root = new RootCommand("Brings models into KernelGen and out of it.")
        {
            ImportCommand.Create(console, error),
            ExportCommand.Create(console, error),
            ExplainCommand.Create(console, error),
            TuneCommand.Create(console, error),
        };
        return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = console.Profile.Out.Writer, Error = error });
    }
}

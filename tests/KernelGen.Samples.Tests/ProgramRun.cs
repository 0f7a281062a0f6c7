using KernelGen.Samples.Commands;
using Spectre.Console;

namespace KernelGen.Samples.Tests;

/// <summary>Runs the program inside the test process and keeps what it says.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static Task<ProgramRun> Of(params string[] arguments) => Of(CancellationToken.None, arguments);

    public static Task<ProgramRun> Of(CancellationToken cancellation, params string[] arguments) => Of(cancellation, false, arguments);

    /// <param name="cancellation">Ctrl+C.</param>
    /// <param name="terminal">Whether it believes to run on a terminal.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<ProgramRun> Of(CancellationToken cancellation, bool terminal, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        int exitCode = await CommandTree.RunAsync(arguments, console, error, cancellation);
        return new ProgramRun(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString());
    }

    /// <summary>What it printed, line by line, without the last line's end.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');
}

using KernelGen.Tool.Commands;
using Spectre.Console;

// A file or a pipe gets plain text, whatever the terminal around it could show.
IAnsiConsole console = Console.IsOutputRedirected
    ? AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(Console.Out),
    })
    : AnsiConsole.Console;
return CommandTree.Run(args, console, Console.Error);

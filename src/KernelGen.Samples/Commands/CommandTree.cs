using System.CommandLine;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The program's verbs.</summary>
internal static class CommandTree
{
    /// <summary>Parses and runs a command line.</summary>
    /// <param name="arguments">The command line without the program's name.</param>
    /// <param name="console">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="cancellation">Stops a training between two batches, and filtering before anything is written.</param>
    /// <returns>0; 1 for a wrong command line or a file that cannot be used; 130 when cancelled.</returns>
    public static Task<int> RunAsync(string[] arguments, IAnsiConsole console, TextWriter error, CancellationToken cancellation)
    {
        var root = new RootCommand("Examples of KernelGen. Without a verb: train LeNet-5 on handwritten digits.");
        LeNetCommand.AddTo(root, console, error);
        var lenet = new Command("lenet", "Train LeNet-5 on handwritten digits and test it on others.");
        LeNetCommand.AddTo(lenet, console, error);
        root.Subcommands.Add(lenet);
        root.Subcommands.Add(RecipeCommand.Mnist(console, error));
        root.Subcommands.Add(RecipeCommand.Fashion(console, error));
        root.Subcommands.Add(LearnCommand.Create(console));
        root.Subcommands.Add(FiltersCommand.Create(console, error));
        root.Subcommands.Add(ExplainCommand.Create(console, error));
        root.Subcommands.Add(ClassifyCommand.Create(console, error));
        root.Subcommands.Add(EvaluateCommand.Create(console, error));
        root.Subcommands.Add(FacesCommand.Create(console, error));
        root.Subcommands.Add(FeaturesCommand.Create(console, error));
        var configuration = new InvocationConfiguration
        {
            Output = console.Profile.Out.Writer,
            Error = error,

            // Who calls decides what cancels.
            ProcessTerminationTimeout = null,
        };
        return root.Parse(arguments).InvokeAsync(configuration, cancellation);
    }
}

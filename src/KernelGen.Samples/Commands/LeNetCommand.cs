using System.CommandLine;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Training;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>lenet</c>, which is also what the program does without a verb.</summary>
internal sealed class LeNetCommand
{
    private readonly TrainOptions _options = new(new Recipe());

    /// <summary>Gives a command the options and the action.</summary>
    public static void AddTo(Command command, IAnsiConsole console, TextWriter error)
    {
        var lenet = new LeNetCommand();
        lenet._options.AddTo(command);

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) =>
            Task.Run(() => Failure.Guard(error, () => lenet.Run(parse, console, cancellation)), CancellationToken.None));
    }

    private int Run(ParseResult parse, IAnsiConsole console, CancellationToken cancellation)
    {
        Recipe recipe = _options.Recipe(parse);
        TrainFiles files = _options.Files(parse);
        DigitSets sets = _options.Sets(parse, DigitScale.Size);
        using Network network = LeNet5.Create(recipe.Seed);
        return TrainJob.Run(network, sets, recipe, files, console, cancellation);
    }
}

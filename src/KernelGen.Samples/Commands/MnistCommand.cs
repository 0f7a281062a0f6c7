using System.CommandLine;
using KernelGen.Samples.Mnist;
using KernelGen.Samples.Mpi;
using KernelGen.Samples.Training;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>mnist</c>: a network and a recipe made to learn MNIST in seconds.</summary>
internal static class MnistCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var options = new TrainOptions(Recipe.Mnist);
        var command = new Command("mnist", "Train a small network that reaches 99 % of MNIST's test digits in seconds.");
        options.AddTo(command);

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) =>
            Task.Run(() => Failure.Guard(error, () => Run(parse, options, console, cancellation)), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parse, TrainOptions options, IAnsiConsole console, CancellationToken cancellation)
    {
        OpenMpi? mpi = options.Mpi(parse);
        Recipe recipe = options.Recipe(parse, Recipe.Mnist, mpi);
        TrainFiles files = options.Files(parse);
        DigitSets sets = options.Sets(parse, MnistNet.Size);
        using MnistNet network = MnistNet.Create(recipe.Seed);
        return new TrainJob(network, sets, recipe, files, console).Run(mpi, cancellation);
    }
}

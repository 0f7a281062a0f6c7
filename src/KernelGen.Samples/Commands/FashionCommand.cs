using System.CommandLine;
using KernelGen.Samples.Fashion;
using KernelGen.Samples.Mpi;
using KernelGen.Samples.Training;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>fashion</c>: a residual network and a recipe for Fashion-MNIST.</summary>
internal static class FashionCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var options = new TrainOptions(Recipe.Fashion);
        var command = new Command("fashion", "Train a small residual network that tells 93 % of Fashion-MNIST's test pictures in minutes.");
        options.AddTo(command);

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) =>
            Task.Run(() => Failure.Guard(error, () => Run(parse, options, console, cancellation)), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parse, TrainOptions options, IAnsiConsole console, CancellationToken cancellation)
    {
        OpenMpi? mpi = options.Mpi(parse);
        Recipe recipe = options.Recipe(parse, Recipe.Fashion, mpi);
        TrainFiles files = options.Files(parse);
        DigitSets sets = options.Sets(parse, FashionNet.Size);
        using FashionNet network = FashionNet.Create(recipe.Seed);
        return new TrainJob(network, sets, recipe, files, console).Run(mpi, cancellation);
    }
}

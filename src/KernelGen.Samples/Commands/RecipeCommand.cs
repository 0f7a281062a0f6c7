using System.CommandLine;
using KernelGen.Samples.Fashion;
using KernelGen.Samples.Mnist;
using KernelGen.Samples.Mpi;
using KernelGen.Samples.Training;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verbs <c>mnist</c> and <c>fashion</c>: a network and the recipe that was made for it.</summary>
/// <param name="recipe">How it is trained where no option says otherwise.</param>
/// <param name="create">Makes the network from a seed.</param>
/// <param name="size">Height and width of its input.</param>
internal sealed class RecipeCommand(Recipe recipe, Func<ulong, Network> create, int size)
{
    private readonly TrainOptions _options = new(recipe);

    public static Command Mnist(IAnsiConsole console, TextWriter error) => new RecipeCommand(Recipe.Mnist, MnistNet.Create, MnistNet.Size)
        .Create("mnist", "Train a small network that reaches 99 % of MNIST's test digits in seconds.", console, error);

    public static Command Fashion(IAnsiConsole console, TextWriter error) => new RecipeCommand(Recipe.Fashion, FashionNet.Create, FashionNet.Size)
        .Create("fashion", "Train a small residual network that tells 93 % of Fashion-MNIST's test pictures in minutes.", console, error);

    private Command Create(string name, string description, IAnsiConsole console, TextWriter error)
    {
        var command = new Command(name, description);
        _options.AddTo(command);

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) =>
            Task.Run(() => Failure.Guard(error, () => Run(parse, console, cancellation)), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parse, IAnsiConsole console, CancellationToken cancellation)
    {
        OpenMpi? mpi = _options.Mpi(parse);
        Recipe chosen = _options.Recipe(parse, recipe, mpi);
        TrainFiles files = _options.Files(parse);
        DigitSets sets = _options.Sets(parse, size);
        using Network network = create(chosen.Seed);
        return new TrainJob(network, sets, chosen, files, console).Run(mpi, cancellation);
    }
}

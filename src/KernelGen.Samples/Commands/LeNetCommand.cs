using System.CommandLine;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Mpi;
using KernelGen.Samples.Training;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>lenet</c>, which is also what the program does without a verb.</summary>
internal sealed class LeNetCommand
{
    private readonly TrainOptions _options = new(new Recipe());

    private readonly Option<bool> _best = new("--best")
    {
        Description = "LeNet-5's layers with SiLU and maxima, images that look another way in each epoch, and --epochs 40 --batch 64 --rate 0.003.",
    };

    /// <summary>Gives a command the options and the action.</summary>
    public static void AddTo(Command command, IAnsiConsole console, TextWriter error)
    {
        var lenet = new LeNetCommand();
        lenet._options.AddTo(command);
        command.Options.Add(lenet._best);

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) =>
            Task.Run(() => Failure.Guard(error, () => lenet.Run(parse, console, cancellation)), CancellationToken.None));
    }

    private int Run(ParseResult parse, IAnsiConsole console, CancellationToken cancellation)
    {
        OpenMpi? mpi = _options.Mpi(parse);
        bool best = parse.GetValue(_best);
        Recipe recipe = _options.Recipe(parse, best ? Recipe.Best : new Recipe(), mpi);
        TrainFiles files = _options.Files(parse);
        DigitSets sets = _options.Sets(parse, DigitScale.Size);
        using Network network = best ? BestLeNet5.Create(recipe.Seed) : LeNet5.Create(recipe.Seed);
        return new TrainJob(network, sets, recipe, files, console).Run(mpi, cancellation);
    }
}

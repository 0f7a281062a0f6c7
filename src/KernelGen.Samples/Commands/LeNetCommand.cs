using System.CommandLine;
using System.Diagnostics;
using KernelGen.Samples.LeNet;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>lenet</c>, which is also what the program does without a verb.</summary>
internal sealed class LeNetCommand
{
    private static readonly Recipe Default = new();

    private readonly Option<string?> _data = new("--data")
    {
        Description = "A folder with the four IDX files of MNIST, Fashion-MNIST or a set like them, plain or .gz. "
            + "Without it: the 10,000 digits that ship with the program.",
        HelpName = "FOLDER",
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Where the random weights, orders and shifts come from.",
        DefaultValueFactory = _ => Default.Seed,
    };

    private readonly Option<int> _epochs = Number("--epochs", "How often each image is seen.", Default.Epochs, 1, 10_000);

    private readonly Option<int> _threads =
        Number("--threads", "Threads that share a step. The result does not depend on it.", Default.Threads, 1, 1024);

    private readonly Option<int> _batch = Number("--batch", "Images of a step.", Default.Batch, 1, 65_536);

    private readonly Option<float> _rate = new("--rate")
    {
        Description = "The learning rate of the first step; it falls to 0 in a straight line.",
        DefaultValueFactory = _ => Default.Rate,
    };

    private readonly Option<string?> _save = new("--save")
    {
        Description = "A file for the trained weights: all parameters in order as little-endian floats. This is what the page in src/KernelGen.Web reads.",
        HelpName = "FILE",
    };

    private LeNetCommand() => _rate.Check(value => value > 0 && float.IsFinite(value), "a number above 0");

    /// <summary>Gives a command the options and the action.</summary>
    public static void AddTo(Command command, IAnsiConsole console, TextWriter error)
    {
        var lenet = new LeNetCommand();
        foreach (Option option in (Option[])[lenet._data, lenet._seed, lenet._epochs, lenet._threads, lenet._batch, lenet._rate, lenet._save])
            command.Options.Add(option);

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) =>
            Task.Run(() => Failure.Guard(error, () => lenet.Run(parse, console, cancellation)), CancellationToken.None));
    }

    private static Option<int> Number(string name, string description, int value, int least, int greatest)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Check(number => number >= least && number <= greatest, $"a whole number from {least} to {greatest}");
        return option;
    }

    private int Run(ParseResult parse, IAnsiConsole console, CancellationToken cancellation)
    {
        var recipe = new Recipe
        {
            Seed = parse.GetValue(_seed),
            Epochs = parse.GetValue(_epochs),
            Threads = parse.GetValue(_threads),
            Batch = parse.GetValue(_batch),
            Rate = parse.GetValue(_rate),
        };
        string? save = parse.GetValue(_save);
        if (save is not null && (Path.GetFileName(save).Length == 0 || Directory.Exists(save)))
            throw new IOException($"'{save}' is a folder; --save wants a file.");
        DigitSets digits = parse.GetValue(_data) is { } folder ? DigitSets.FromFolder(folder) : DigitSets.Shipped();
        using LeNet5 network = LeNet5.Create(recipe.Seed);
        Report.Network(console, network, digits, recipe);

        TrainingResult training = TrainingDisplay.Show(
            console, recipe.Epochs, report => Trainer.Train(network, digits.Train, recipe, report, cancellation));
        if (!training.Finished)
        {
            console.WriteLine(FormattableString.Invariant($"Stopped after {training.Images:N0} images, between two batches."));
            return Failure.Interrupted;
        }

        if (save is not null) File.WriteAllBytes(save, WeightFile.Write(network));
        ForwardTimes forward = ForwardTimes.Measure(network);
        long start = Stopwatch.GetTimestamp();
        TestRun test = TestRun.Of(network, digits.Test);
        Report.Results(console, digits, recipe, training, test, Stopwatch.GetElapsedTime(start), forward);
        return 0;
    }
}

using System.CommandLine;
using KernelGen.Samples.Mpi;
using KernelGen.Samples.Training;

namespace KernelGen.Samples.Commands;

/// <summary>The options that every verb has which trains.</summary>
internal sealed class TrainOptions
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "A folder with the four IDX files of MNIST, Fashion-MNIST or a set like them, plain or .gz; or one with "
            + "a subfolder of pictures (PNG, PGM, PPM) for each class. Without it: the 10,000 digits that ship with the program.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _labels = new("--labels")
    {
        Description = "What the labels mean: digits, fashion, or a text file with one name a line. Without it: the names of the subfolders, or numbers.",
        HelpName = "digits|fashion|FILE",
    };

    private readonly Option<ulong> _seed = new("--seed") { Description = "Where the random weights, orders and changes of the images come from." };
    private readonly Option<int> _epochs;
    private readonly Option<int> _threads;
    private readonly Option<int> _batch;
    private readonly Option<float> _rate = new("--rate") { Description = "The highest learning rate." };

    private readonly Option<string?> _save = new("--save")
    {
        Description = "A file for the trained weights: safetensors where its name ends so, else all parameters in order as little-endian floats.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _log = new("--log")
    {
        Description = "A file for the course of the training: JSON, one object a line.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "A folder for pictures: the loss and accuracy, the confusion matrix, the first layer's kernels and feature maps.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "A file that keeps weights, optimizer and place of the training: written after every epoch, and when Ctrl+C stops it.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _resume = new("--resume") { Description = "Go on from the --checkpoint, to the same bits as without a stop." };

    private readonly Option<bool> _mpi = new("--mpi")
    {
        Description = "Share each batch among the processes that Open MPI's mpirun has started: mpirun -n 2 ... lenet --mpi.",
    };

    /// <param name="recipe">The values of options that are not given.</param>
    public TrainOptions(Recipe recipe)
    {
        _seed.DefaultValueFactory = _ => recipe.Seed;
        _epochs = Number("--epochs", "How often each image is seen.", recipe.Epochs, 10_000);
        _threads = Number("--threads", "Threads that share a step. The result does not depend on it.", recipe.Threads, 1024);
        _batch = Number("--batch", "Images of a step.", recipe.Batch, 65_536);
        _rate.DefaultValueFactory = _ => recipe.Rate;
        _rate.Check(value => value > 0 && float.IsFinite(value), "a number above 0");
    }

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_data, _labels, _seed, _epochs, _threads, _batch, _rate, _save, _checkpoint, _resume, _log, _out, _mpi])
            command.Options.Add(option);
    }

    /// <summary>A recipe with what the command line says.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="recipe">Where the rest comes from.</param>
    /// <param name="mpi">Processes that share the machine's processors, with a thread each unless said otherwise; null for this one alone.</param>
    public Recipe Recipe(ParseResult parse, Recipe recipe, OpenMpi? mpi)
    {
        return recipe with
        {
            Seed = Given(parse, _seed, recipe.Seed),
            Epochs = Given(parse, _epochs, recipe.Epochs),
            Threads = Given(parse, _threads, mpi is null ? recipe.Threads : 1),
            Batch = Given(parse, _batch, recipe.Batch),
            Rate = Given(parse, _rate, recipe.Rate),
        };
    }

    /// <summary>The processes that share the training, if that is wanted.</summary>
    /// <exception cref="IOException">There is no Open MPI, or its mpirun has not started this process.</exception>
    public OpenMpi? Mpi(ParseResult parse) => parse.GetValue(_mpi) ? OpenMpi.Join() : null;

    /// <summary>The images, with the names of their labels.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="largest">The greatest width and height that the network reads.</param>
    public DigitSets Sets(ParseResult parse, int largest)
    {
        DigitSets sets = parse.GetValue(_data) is { } folder ? DigitSets.FromFolder(folder, largest) : DigitSets.Shipped();
        return parse.GetValue(_labels) is { } labels ? sets with { Names = ClassNames.Of(labels, sets.Classes) } : sets;
    }

    /// <summary>The files that are wanted; those that could not be written are refused now, not after the training.</summary>
    public TrainFiles Files(ParseResult parse)
    {
        var files = new TrainFiles(
            parse.GetValue(_save), parse.GetValue(_checkpoint), parse.GetValue(_resume), parse.GetValue(_log), parse.GetValue(_out));
        if (files is { Resume: true, Checkpoint: null }) throw new IOException("--resume needs --checkpoint FILE, which says what to go on from.");
        if (files.Checkpoint is { } checkpoint && (Path.GetFileName(checkpoint).Length == 0 || Directory.Exists(checkpoint)))
            throw new IOException($"'{checkpoint}' is a folder; --checkpoint wants a file.");
        if (files.Save is { } save && (Path.GetFileName(save).Length == 0 || Directory.Exists(save)))
            throw new IOException($"'{save}' is a folder; --save wants a file.");
        if (files.Out is { } folder) TrainingPictures.Prepare(folder);
        return files;
    }

    private static T Given<T>(ParseResult parse, Option<T> option, T otherwise) =>
        parse.GetResult(option) is { Implicit: false } ? parse.GetValue(option)! : otherwise;

    private static Option<int> Number(string name, string description, int value, int greatest)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Check(number => number >= 1 && number <= greatest, $"a whole number from 1 to {greatest}");
        return option;
    }
}

/// <summary>Files and folders that a training writes; null for none.</summary>
/// <param name="Save">The trained weights.</param>
/// <param name="Checkpoint">What the training keeps, to go on later.</param>
/// <param name="Resume">Whether to go on from there.</param>
/// <param name="Log">The course of the training.</param>
/// <param name="Out">Pictures.</param>
internal sealed record TrainFiles(string? Save, string? Checkpoint, bool Resume, string? Log, string? Out);

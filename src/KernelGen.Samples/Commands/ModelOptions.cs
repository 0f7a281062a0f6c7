using System.CommandLine;
using KernelGen.Samples.Classify;
using KernelGen.Samples.Networks;

namespace KernelGen.Samples.Commands;

/// <summary>What the verbs that run a trained classifier share: which network, with which weights, and what it reads.</summary>
internal sealed class ModelOptions
{
    private readonly Argument<string> _network = new("NETWORK") { Description = $"One of {string.Join(", ", Catalogue.Classifiers)}." };

    private readonly Option<string?> _weights = new("--weights")
    {
        Description = "Trained weights: safetensors, with the names of the layers or torchvision's; or what --save wrote. Without it: those of LeNet-5 that the program carries.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _labels = new("--labels")
    {
        Description = "What the classes are called: digits, fashion, or a text file with one name a line. Without it: numbers.",
        HelpName = "digits|fashion|FILE",
    };

    private readonly Option<string?> _fit = new("--fit")
    {
        Description = "What networks of gray pictures read: the ink of one digit, scaled as MNIST's (with the carried weights), or the whole picture, as training does (with --weights).",
        HelpName = "ink|whole",
    };

    public ModelOptions() => _fit.AcceptOnlyFromAmong("ink", "whole");

    /// <summary>Gives a command the argument and the options.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_network);
        foreach (Option option in (Option[])[_weights, _labels, _fit])
            command.Options.Add(option);
    }

    /// <summary>The network with its weights.</summary>
    /// <exception cref="IOException">There is no such network, or a file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public Classifier Classifier(ParseResult parse)
    {
        string name = parse.GetValue(_network)!;
        CatalogueEntry entry = Catalogue.Find(name) ?? throw new IOException($"There is no network '{name}'; there are {string.Join(", ", Catalogue.Classifiers)}.");
        if (entry.Pictures is null)
            throw new IOException($"{entry.Name} makes a map of a picture and does not tell classes; {string.Join(", ", Catalogue.Classifiers)} do.");
        GrayPart? part = parse.GetValue(_fit) switch { "ink" => GrayPart.Ink, "whole" => GrayPart.Whole, _ => null };
        if (part is not null && entry.Pictures != PictureReading.Gray)
            throw new IOException($"--fit is for networks of gray pictures; {entry.Name} reads colours.");
        return new Classifier(entry, parse.GetValue(_weights), part, parse.GetValue(_labels));
    }
}

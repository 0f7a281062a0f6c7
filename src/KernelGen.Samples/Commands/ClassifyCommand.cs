using System.CommandLine;
using KernelGen.Samples.Classify;
using KernelGen.Samples.Pictures;
using Spectre.Console;
using static System.FormattableString;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>classify</c>: what a network takes a picture for.</summary>
internal sealed class ClassifyCommand
{
    private readonly ModelOptions _model = new();
    private readonly Argument<string> _picture = new("PICTURE") { Description = "A PNG, JPEG, BMP, GIF, PGM or PPM file." };

    private readonly Option<double> _temperature = new("--temperature")
    {
        Description = "What scores are divided by before they become shares: below 1 the network seems surer, above 1 it doubts.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _top = new("--top") { Description = "How many classes are listed.", DefaultValueFactory = _ => 5 };

    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var verb = new ClassifyCommand();
        var command = new Command("classify", "Say what a network takes a picture for: its first classes and how sure it is of them.");
        verb._model.AddTo(command);
        command.Arguments.Add(verb._picture);
        verb._temperature.Check(value => value > 0 && double.IsFinite(value), "a number above 0");
        verb._top.Check(value => value >= 1, "a whole number from 1 on");
        command.Options.Add(verb._temperature);
        command.Options.Add(verb._top);

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, _) => Task.Run(() => Failure.Guard(error, () => verb.Run(parse, console)), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parse, IAnsiConsole console)
    {
        string path = parse.GetValue(_picture)!;
        if (path.Length == 0) throw new IOException("PICTURE is an empty name.");
        double temperature = parse.GetValue(_temperature);
        Picture picture = PictureFile.Read(path);
        using Classifier classifier = _model.Classifier(parse);
        double[] shares;
        try
        {
            shares = Probabilities.Softmax(classifier.Scores(picture), temperature);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }

        TextWriter writer = console.Profile.Out.Writer;
        writer.WriteLine(Invariant($"{classifier.Name} on {Path.GetFileName(path)}, temperature {temperature}"));
        foreach (int label in Probabilities.Top(shares, parse.GetValue(_top)))
        {
            string name = classifier.Names.AreWords ? Invariant($"{classifier.Names[label]} ({label})") : classifier.Names[label];
            writer.WriteLine(Invariant($"{100 * shares[label],8:F3} %  {name}"));
        }

        return 0;
    }
}

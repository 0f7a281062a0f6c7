using System.CommandLine;
using System.Diagnostics;
using KernelGen.Samples.Classify;
using Spectre.Console;
using static System.FormattableString;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>evaluate</c>: how often a network is right about a folder of labelled pictures.</summary>
internal sealed class EvaluateCommand
{
    private readonly ModelOptions _model = new();

    private readonly Argument<string> _folder = new("FOLDER")
    {
        Description = "A subfolder of pictures for each class: called like the class, or like its number, or in the order of the classes.",
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Pictures that are read at once. The result does not depend on it.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var verb = new EvaluateCommand();
        var command = new Command("evaluate", "Say how often a network's first class, and one of its first five, is the right one of a folder of pictures.");
        verb._model.AddTo(command);
        command.Arguments.Add(verb._folder);
        verb._threads.Check(value => value is >= 1 and <= 1024, "a whole number from 1 to 1024");
        command.Options.Add(verb._threads);

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) =>
            Task.Run(() => Failure.Guard(error, () => verb.Run(parse, console, error, cancellation)), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parse, IAnsiConsole console, TextWriter error, CancellationToken cancellation)
    {
        using Classifier classifier = _model.Classifier(parse);
        LabelledFolder folder = LabelledFolder.Of(parse.GetValue(_folder)!, classifier.Classes, classifier.Names);
        TextWriter writer = console.Profile.Out.Writer;
        writer.WriteLine(Invariant($"{classifier.Name} on {folder.Files.Count:N0} pictures of {folder.Classes.Count} classes"));
        TellOrder(folder, classifier, writer);
        try
        {
            long start = Stopwatch.GetTimestamp();
            Evaluation result = EvaluateDisplay.Show(
                console, folder.Files.Count, report => Evaluation.Of(classifier, folder.Files, parse.GetValue(_threads), report, cancellation));
            foreach (Unreadable file in result.Unreadable)
                error.WriteLine($"error: {file.Path}: {file.Reason}");
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            writer.WriteLine(Invariant($"{result.Count / seconds:N0} pictures a second, reading included"));
            if (result.Unreadable.Count > 0)
                writer.WriteLine(Invariant($"{result.Unreadable.Count} of {folder.Files.Count} files could not be read, and count for nothing below"));
            if (result.Count == 0) return Failure.ExitCode;
            writer.WriteLine(Share("top-1", result.First, result.Count));
            if (classifier.Classes > Evaluation.Guesses) writer.WriteLine(Share("top-5", result.Five, result.Count));
            return result.Unreadable.Count > 0 ? Failure.ExitCode : 0;
        }
        catch (OperationCanceledException)
        {
            writer.WriteLine("Stopped.");
            return Failure.Interrupted;
        }
    }

    // Where only the order of the subfolders says which class is which, and some are missing, it may be another than was meant.
    private static void TellOrder(LabelledFolder folder, Classifier classifier, TextWriter writer)
    {
        bool isOrder = folder.Classes.Any(c => c.Name != classifier.Names[c.Label] && !int.TryParse(c.Name, out _));
        if (!isOrder || folder.Classes.Count == classifier.Classes) return;
        IEnumerable<string> first = folder.Classes.Take(3).Select(c => Invariant($"{c.Name} is class {c.Label}"));
        writer.WriteLine(Invariant(
            $"the network has {classifier.Classes} classes; the subfolders are taken in their order: {string.Join(", ", first)}{(folder.Classes.Count > 3 ? ", ..." : string.Empty)}"));
    }

    private static string Share(string name, int right, int count) => Invariant($"{name} accuracy {100.0 * right / count:F2} % ({right} of {count})");
}

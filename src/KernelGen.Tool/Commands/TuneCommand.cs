using System.CommandLine;
using System.Text;
using KernelGen.Compiler.Declarations;
using KernelGen.Data;
using KernelGen.Tool.Exporting;
using KernelGen.Tool.Tuning;
using Spectre.Console;

namespace KernelGen.Tool.Commands;

/// <summary>The verb <c>tune</c>: measured schedules for a network's layers on this machine.</summary>
internal static class TuneCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var source = new Argument<string>("SOURCE") { Description = "The C# file with the network's class, and the blocks that it uses." };
        var name = new Option<string?>("--class") { Description = "The class, where the file has several networks.", HelpName = "NAME" };
        var output = new Option<string?>("--out", "-o") { Description = "The file to write. Default: the source's name with .kernelgen-schedule.", HelpName = "FILE" };
        var seconds = new Option<double>("--seconds") { Description = "How long each kind of layer is measured. Default: 1.", HelpName = "SECONDS", DefaultValueFactory = _ => 1 };
        var force = new Option<bool>("--force") { Description = "Overwrite a file that exists." };
        var command = new Command("tune", "Measure schedules of a network's layers on this machine, for an additional file of the project.") { source, name, output, seconds, force };
        command.SetAction(parse => Failure.Guard(error, parse.GetValue(source)!, () =>
        {
            string path = parse.GetValue(output) ?? Path.ChangeExtension(parse.GetValue(source)!, TunedSchedules.Extension);
            if (File.Exists(path) && !parse.GetValue(force))
            {
                throw new IOException($"{path} exists; --force overwrites it.");
            }

            if (parse.GetValue(seconds) is not (> 0 and < 3600))
            {
                throw new InvalidDataException("--seconds must be more than 0, and less than an hour.");
            }

            Tune(DeclaredNetwork.Read(File.ReadAllText(parse.GetValue(source)!), parse.GetValue(name)), path, parse.GetValue(seconds), console.Profile.Out.Writer);
            return 0;
        }, "tuned"));
        return command;
    }

    private static void Tune(DeclaredNetwork network, string path, double seconds, TextWriter say)
    {
        var tuner = new Tuner(network.Declaration, network.Shapes, seconds) { Say = say.WriteLine };
        List<TunedLayerResult> results = tuner.Tune();
        double share = results.Count == 0 ? 1 : tuner.Check(results);
        if (share >= 0.99)
        {
            say.WriteLine(FormattableString.Invariant($"The whole network takes {share:P1} of the time of the model's choices with them: nothing was written."));
            return;
        }

        var text = new StringBuilder();
        text.Append("# Measured by kernelgen tune. Network; layer; operation; input; output; vector axis, tile of channels, rows and pixels, taps written out.\n");
        foreach (TunedLayerResult result in results)
        {
            text.Append(TunedSchedules.Write(network.Declaration, network.Shapes, result.Place, result.Schedule)).Append('\n');
        }

        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
        say.WriteLine(FormattableString.Invariant($"{path}: {results.Count} layers; the whole network takes {share:P1} of the time of the model's choices."));
    }
}

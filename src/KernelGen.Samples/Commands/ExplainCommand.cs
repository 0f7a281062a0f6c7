using System.CommandLine;
using KernelGen.Samples.Networks;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>explain</c>: what a network costs, layer by layer.</summary>
internal static class ExplainCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        string names = string.Join(", ", Catalogue.Names);
        var network = new Argument<string>("NETWORK") { Description = $"One of {names}." };
        var command = new Command("explain", "Print a network as a table: shapes, parameters, multiply-adds, receptive fields, schedules.") { network };
        command.SetAction(parse => Failure.Guard(error, () =>
        {
            string name = parse.GetValue(network)!;
            using Network? found = Catalogue.Create(name);
            if (found is null)
                throw new IOException($"There is no network '{name}'; there are {names}.");
            console.Profile.Out.Writer.Write(found.Describe());
            return 0;
        }));
        return command;
    }
}

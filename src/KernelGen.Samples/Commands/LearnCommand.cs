using System.CommandLine;
using KernelGen.Samples.Learning;
using Spectre.Console;
using static System.FormattableString;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>learn</c>: the course's example E5.</summary>
internal static class LearnCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var command = new Command("learn", "Learn a 1 x 2 edge kernel by gradient descent, the course's example: 30 steps towards (1, -1).");
        command.SetAction(_ => Run(console.Profile.Out.Writer));
        return command;
    }

    /// <summary>Prints every fifth loss and what was learned, as the course does.</summary>
    public static int Run(TextWriter output)
    {
        (float[] weight, float bias) = EdgeLesson.Learn((step, loss) =>
        {
            if (step % 5 == 0) output.WriteLine(Invariant($"Step {step}, loss {loss:F3}"));
        });
        output.WriteLine(Invariant($"weight [[{weight[0]:F4}, {weight[1]:F4}]]"));
        output.WriteLine(Invariant($"bias [{bias:F4}]"));
        return 0;
    }
}

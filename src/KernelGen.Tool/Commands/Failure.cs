using KernelGen.Tool.Model;

namespace KernelGen.Tool.Commands;

/// <summary>Turns what can be wrong with a file or a model into messages and an exit code.</summary>
internal static class Failure
{
    public const int ExitCode = 1;

    /// <summary>Runs a verb.</summary>
    public static int Guard(TextWriter error, string file, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (ImportException e)
        {
            error.WriteLine($"error: {file} cannot be imported, {(e.Problems.Count == 1 ? "for one reason" : $"for {e.Problems.Count} reasons")}; nothing was written.");
            foreach (ImportProblem problem in e.Problems)
            {
                error.WriteLine($"  {Printable(problem.ToString())}");
            }

            return ExitCode;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            error.WriteLine($"error: {Printable(e.Message)}");
            return ExitCode;
        }
    }

    // Names of a file must not reach the terminal as commands.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '?' : c));
}
